// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/store/sqlite/connection.h"

namespace Signalbox {

/// What deliveries send instead of their event as it came.
namespace DeliveryContents {

/// Lines of a header block, and back.
QByteArray headerLines(const QList<std::pair<QByteArray, QByteArray>> &headers);
QList<std::pair<QByteArray, QByteArray>> headersOf(const QByteArray &lines);

/// Keeps \a content for a delivery that has none yet; an empty one takes no row. The bytes that it
/// holds.
Result<qint64> write(Connection &connection, qint64 deliverySeq, const DeliveryContent &content);

/// Lets \a replay send what the first delivery of the event to \a destination sends. The bytes that
/// it holds.
Result<qint64> copyOfFirst(Connection &connection, qint64 eventSeq, const QString &destination,
                           qint64 replay);

/// What write() or copyOfFirst() has said of the delivery; 0 without a row.
Result<qint64> bytesOf(Connection &connection, qint64 deliverySeq);

/// Fills in body, headers and content. Error Corrupt when the event has no content.
Result<void> read(Connection &connection, DueDelivery &due);

} // namespace DeliveryContents

} // namespace Signalbox
