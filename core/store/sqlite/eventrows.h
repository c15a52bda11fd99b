// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/cursor.h"
#include "core/store/storetypes.h"

namespace Signalbox::EventRows {

/// Of table event; summary() and head() read them from column 0 on.
inline constexpr char columns[] =
    "event.seq, event.id, event.source, event.type, event.key, event.received_at, "
    "event.occurred_at, event.finished_at, event.body_size, event.state, event.duplicates, "
    "event.method, event.peer, event.stored_at, event.routed_at";
/// Of table event_content; addContent() reads them.
inline constexpr char contentColumns[] =
    "event_content.target, event_content.headers, event_content.body, event_content.order_key, "
    "event_content.order_position, event_content.warning";
inline constexpr int storedAtColumn = 13;
inline constexpr int routedAtColumn = 14;
inline constexpr int columnCount = 15;

/// Without the route.
EventSummary summary(const Cursor &row);
/// Without target, headers, body, order and warning.
Event head(const Cursor &row);
/// Adds target, headers, body, order and warning, which stand from \a column on.
void addContent(Event &event, const Cursor &row, int column);

} // namespace Signalbox::EventRows
