// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/retention.h"

namespace Signalbox {

Microseconds RetentionRules::ageOf(const QString &source) const
{
    const auto own = sources.value(source).age;
    return own.count() > 0 ? own : station.age;
}

qint64 RetentionRules::bytesOf(const QString &source) const
{
    return sources.value(source).bytes;
}

RetentionRules retentionRules(const Configuration &configuration)
{
    RetentionRules rules;
    const auto &said = configuration.retain.config;
    if (said.age.count() > 0)
        rules.station.age = said.age;
    if (said.bytes > 0)
        rules.station.bytes = said.bytes;
    for (const auto &source : configuration.sources) {
        if (source.config.retain != RetainConfig())
            rules.sources.insert(source.config.name, source.config.retain);
    }
    for (const auto &workflow : configuration.workflows) {
        if (workflow.config.traceAge.count() > 0)
            rules.traces.insert(workflow.config.name, workflow.config.traceAge);
    }
    return rules;
}

} // namespace Signalbox
