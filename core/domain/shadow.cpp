// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/shadow.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<ShadowState, 2> shadowStates{{{
    {ShadowState::Running, "running"_L1},
    {ShadowState::Ended, "ended"_L1},
}}};

constexpr Names<ShadowEnd, 6> shadowEnds{{{
    {ShadowEnd::Stopped, "stopped"_L1},
    {ShadowEnd::Published, "published"_L1},
    {ShadowEnd::Enabled, "enabled"_L1},
    {ShadowEnd::Disabled, "disabled"_L1},
    {ShadowEnd::Removed, "removed"_L1},
    {ShadowEnd::Failed, "failed"_L1},
}}};

} // namespace

QString shadowStateName(ShadowState state)
{
    return shadowStates.name(state);
}

std::optional<ShadowState> shadowStateFromName(QStringView name)
{
    return shadowStates.value(name);
}

QString shadowEndName(ShadowEnd end)
{
    return shadowEnds.name(end);
}

std::optional<ShadowEnd> shadowEndFromName(QStringView name)
{
    return shadowEnds.value(name);
}

} // namespace Signalbox
