// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/eventrows.h"

namespace Signalbox::EventRows {

EventSummary summary(const Cursor &row)
{
    EventSummary event;
    event.seq = row.integer(0);
    event.id = row.id<EventId>(1);
    event.source = row.text(2);
    event.type = row.text(3);
    event.key = row.blob(4);
    event.receivedAt = row.time(5);
    event.occurredAt = row.optionalTime(6);
    event.finishedAt = row.optionalTime(7);
    event.bodySize = row.integer(8);
    event.state = EventState(row.number(9));
    event.duplicates = row.number(10);
    return event;
}

Event head(const Cursor &row)
{
    Event event;
    event.seq = row.integer(0);
    event.id = row.id<EventId>(1);
    event.source = row.text(2);
    event.type = row.text(3);
    event.key = row.blob(4);
    event.request.receivedAt = row.time(5);
    event.occurredAt = row.optionalTime(6);
    event.request.method = row.blob(11);
    event.request.peer = row.text(12);
    return event;
}

void addContent(Event &event, const Cursor &row, int column)
{
    event.request.target = row.blob(column);
    event.request.headers = HeaderBlock(row.blob(column + 1));
    event.request.body = row.blob(column + 2);
    if (auto key = row.blob(column + 3); !key.isEmpty())
        event.order = OrderPlace{std::move(key), row.blob(column + 4)};
    event.warning = row.text(column + 5);
}

} // namespace Signalbox::EventRows
