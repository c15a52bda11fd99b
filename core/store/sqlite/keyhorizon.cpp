// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/keyhorizon.h"

#include "core/store/sqlite/ledger.h"

namespace Signalbox {

KeyHorizon::KeyHorizon(Connection &connection)
    : m_connection(connection)
{
}

void KeyHorizon::reset()
{
    m_first = {};
    m_known = {};
}

Result<void> KeyHorizon::advance(Timestamp now)
{
    for (int lifetime = 1; lifetime < KeyEntry::lifetimes; ++lifetime) {
        if (!m_known[size_t(lifetime)])
            continue;
        auto &first = m_first[size_t(lifetime)];
        // Of a span in which a single event is in time all keys are.
        auto span =
            m_connection.select("SELECT block FROM event_span WHERE block >= ? AND "
                                "last_received_at >= ? ORDER BY block LIMIT 1",
                                first >> Ledger::spanBits, now - KeyEntry::duration(lifetime));
        if (span.next())
            first = std::max(first, span.integer(0) << Ledger::spanBits);
        if (!span.result())
            return span.result();
    }
    return {};
}

} // namespace Signalbox
