// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/duecalendar.h"

#include <algorithm>

namespace Signalbox {

void DueCalendar::note(const QString &workflow, Timestamp at)
{
    const auto known = m_next.find(workflow);
    if (known == m_next.end())
        m_next.insert(workflow, at);
    else
        *known = std::min(*known, at);
}

void DueCalendar::set(const QString &workflow, std::optional<Timestamp> at)
{
    if (at)
        m_next.insert(workflow, *at);
    else
        m_next.remove(workflow);
}

std::optional<DueCalendar::Entry> DueCalendar::earliest(const RoutingTable &table) const
{
    std::optional<Entry> earliest;
    for (auto next = m_next.begin(); next != m_next.end(); ++next) {
        if ((!earliest || *next < earliest->at) && table.workflow(next.key()))
            earliest = Entry{next.key(), *next};
    }
    return earliest;
}

} // namespace Signalbox
