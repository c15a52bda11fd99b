// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/store/sqlite/cursor.h"

namespace Signalbox {

namespace DeliveryRows {

/// Of tables delivery and event, joined; delivery() reads them from column 0 on.
inline constexpr char columns[] =
    "delivery.seq, delivery.id, delivery.event_seq, delivery.status, delivery.replay, "
    "delivery.attempts, delivery.attempts_before_redrive, delivery.created_at, delivery.due_at, "
    "delivery.finished_at, delivery.last_http_status, delivery.last_error, delivery.destination, "
    "delivery.workflow, delivery.revision, delivery.node, delivery.webhook_id, "
    "event.id, event.source, event.type, delivery.order_key, "
    "iif(delivery.waits, (SELECT ahead.id FROM delivery AS ahead INDEXED BY delivery_serial "
    "WHERE ahead.destination = delivery.destination AND ahead.order_key = delivery.order_key "
    "AND ahead.order_key IS NOT NULL AND ahead.status IN (0, 2) AND ahead.waits IS NULL "
    "ORDER BY ahead.seq LIMIT 1), NULL)";
inline constexpr int columnCount = 22;

Delivery delivery(const Cursor &row);

} // namespace DeliveryRows

namespace AttemptRows {

/// Of table attempt; attempt() reads them from column 0 on.
inline constexpr char columns[] =
    "number, id, started_at, name_lookup_us, connect_us, tls_us, first_byte_us, total_us, "
    "outcome, http_status, retry_at, error, response_headers, response_body";

Attempt attempt(const Cursor &row, const DeliveryId &delivery);

} // namespace AttemptRows

} // namespace Signalbox
