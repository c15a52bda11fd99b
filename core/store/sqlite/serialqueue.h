// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/ledger.h"

namespace Signalbox {

/// The deliveries of an order key at a serial destination: one is on its way, from its making over
/// all its attempts, and the others wait, so that they are not due. Inside a transaction.
class SerialQueue final
{
public:
    /// Where a delivery stands; as it is stored. Both nothing: its destination is not serial.
    struct Turn
    {
        std::optional<QByteArray> orderKey;
        std::optional<int> waits; ///< 1: behind another one
    };

    /// Both must outlive this object.
    SerialQueue(Connection &connection, Ledger &ledger);

    /// Of a delivery that is made, or goes again. Without a key it stands among those of \a source.
    Result<Turn> turn(const QString &destination, const QByteArray &orderKey,
                      const QString &source);
    /// By which its sender put an event in order; empty: by none, or the destination is not serial.
    Result<QByteArray> keyOfEvent(const QString &destination, qint64 eventSeq);

    /// One of the key has ended: the next one is due at \a now.
    Result<void> letNextGo(const QString &destination, const QByteArray &orderKey, Timestamp now);
    /// All that wait are, and none that has not ended has a key any more.
    Result<void> letAllGo(const QString &destination, Timestamp now);

private:
    Connection &m_connection;
    Ledger &m_ledger;
};

} // namespace Signalbox
