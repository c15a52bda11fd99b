// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/neweventof.h"

#include "core/support/bytes.h"

namespace Signalbox {

NewEvent newEventOf(const IngestSource &source, IntakeItem &&item, Request request,
                    const Clock &clock)
{
    NewEvent event;
    event.keyDigest = digest16({source.name.toUtf8(), item.keys.key});
    event.contentDigest = digest16({item.body});
    event.keyWindow = source.keyWindow;
    event.admitConflict = source.admitConflict;
    event.replayDigest = std::move(item.replayDigest);
    event.replayWindow = source.replayWindow;
    event.event.id = EventId::make(clock.now());
    event.event.source = source.name;
    event.event.type = std::move(item.keys.type);
    event.event.key = std::move(item.keys.key);
    event.event.occurredAt = item.keys.occurredAt;
    event.event.order = std::move(item.keys.order);
    event.event.request = std::move(request);
    event.event.warning = std::move(item.warning);
    return event;
}

} // namespace Signalbox
