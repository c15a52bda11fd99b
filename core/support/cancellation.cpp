// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/cancellation.h"

#include <utility>

namespace Signalbox {

Cancellation::Watch::Watch(Cancellation &cancellation, std::function<void()> call)
    : m_cancellation(cancellation)
    , m_call(std::move(call))
{
    const std::lock_guard lock(m_cancellation.m_mutex);
    m_cancellation.m_watches.push_back(this);
    if (m_cancellation.m_stopped)
        m_call();
}

Cancellation::Watch::~Watch()
{
    const std::lock_guard lock(m_cancellation.m_mutex);
    std::erase(m_cancellation.m_watches, this);
}

void Cancellation::stop()
{
    m_stopped = true;
    const std::lock_guard lock(m_mutex);
    for (const Watch *watch : m_watches)
        watch->m_call();
}

} // namespace Signalbox
