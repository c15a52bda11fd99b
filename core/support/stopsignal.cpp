// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/stopsignal.h"

#include <utility>

namespace Signalbox {

StopSignal::Watch::Watch(StopSignal &signal, std::function<void()> call)
    : m_signal(signal)
    , m_call(std::move(call))
{
    const std::lock_guard lock(m_signal.m_mutex);
    m_signal.m_watches.push_back(this);
    if (m_signal.m_stopped)
        m_call();
}

StopSignal::Watch::~Watch()
{
    const std::lock_guard lock(m_signal.m_mutex);
    std::erase(m_signal.m_watches, this);
}

void StopSignal::stop()
{
    m_stopped = true;
    const std::lock_guard lock(m_mutex);
    for (const Watch *watch : m_watches)
        watch->m_call();
}

} // namespace Signalbox
