// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/registrations.h"

namespace Signalbox {

void Registrations::open(const QString &source, Timestamp until)
{
    const std::lock_guard lock(m_mutex);
    m_open.insert(source, until);
}

std::optional<Timestamp> Registrations::take(const QString &source, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.constFind(source);
    if (found == m_open.constEnd())
        return {};
    const auto until = *found;
    m_open.erase(found);
    return now < until ? std::optional(until) : std::nullopt;
}

std::optional<Timestamp> Registrations::openUntil(const QString &source, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.constFind(source);
    if (found == m_open.constEnd() || now >= *found)
        return {};
    return *found;
}

} // namespace Signalbox
