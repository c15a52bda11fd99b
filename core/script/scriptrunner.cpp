// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptrunner.h"

#include "core/script/scriptinstance.h"

#include <algorithm>

namespace Signalbox {

ScriptRunner::ScriptRunner()
    : m_watch(std::make_unique<ScriptWatch>())
{
}

ScriptRunner::~ScriptRunner() = default;

ScriptOutcome ScriptRunner::run(const CompiledScript &script, const Document &envelope)
{
    const auto known = std::ranges::find_if(
        m_instances, [&](const auto &instance) { return instance->script() == script; });
    if (known != m_instances.end()) {
        std::rotate(known, known + 1, m_instances.end());
    } else {
        if (m_instances.size() == kept)
            m_instances.erase(m_instances.begin());
        m_instances.push_back(std::make_unique<ScriptInstance>(script, *m_watch));
    }
    return m_instances.back()->run(envelope);
}

void ScriptRunner::interrupt()
{
    m_watch->stop();
}

} // namespace Signalbox
