// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/storedevents.h"

#include "core/support/bytes.h"
#include "tests/core/workflow/graphs.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

NewEvent kilobyteEvent(int number)
{
    NewEvent made;
    auto &event = made.event;
    const auto now = fromMicroseconds(1'764'000'000'000'000) + Microseconds(number);
    event.id = EventId::make(now);
    event.source = u"shop"_s;
    event.type = u"order"_s;
    event.key = QByteArray::number(number);
    event.request = {"POST"_ba,
                     "/in/shop"_ba,
                     HeaderBlock("Host: a\r\nContent-Type: application/json\r\n"),
                     Graphs::kilobyte(),
                     u"127.0.0.1:1"_s,
                     now};
    made.keyDigest = digest16({"shop", event.key});
    made.contentDigest = digest16({event.request.body});
    return made;
}

} // namespace

bool storeKilobytes(Store &store, int events)
{
    const auto session = store.writeSession();
    for (int from = 0; session && from < events; from += 1000) {
        if (!(*session)->begin())
            return false;
        for (int at = from; at < std::min(events, from + 1000); ++at) {
            if (!(*session)->ingest(kilobyteEvent(at)))
                return false;
        }
        if (!(*session)->commit())
            return false;
    }
    return session.ok();
}

} // namespace Signalbox
