// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

#include <QHash>
#include <QSet>

namespace Signalbox {

/// Reads deliveries, for people and for the dispatcher. As in ReadSession.
class DeliveryReader final
{
public:
    /// \a connection must outlive this object.
    explicit DeliveryReader(Connection &connection);

    Result<DeliveryPage> page(const DeliveryQuery &query);
    Result<DeliveryDetail> detail(const DeliveryId &id);
    Result<QHash<QString, DestinationCounts>> destinationCounts();

    Result<QList<PendingDestination>> pendingDestinations();
    Result<QList<DueDelivery>> due(const QString &destination, Timestamp now, int limit,
                                   qint64 maxBytes, const QSet<DeliveryId> &except);
    Result<std::optional<Timestamp>> nextDue(const QString &destination, Timestamp now);

private:
    Cursor open(const DeliveryQuery &query);
    Cursor openEnded(const DeliveryQuery &query, qint64 end);
    Result<QStringList> destinations();

    Connection &m_connection;
};

} // namespace Signalbox
