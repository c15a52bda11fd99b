// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outage.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<Outage::Cause, 3> outageCauseNames{{{
    {Outage::Cause::Stopped, QLatin1StringView("stopped")},
    {Outage::Cause::Crashed, QLatin1StringView("crashed")},
    {Outage::Cause::Asleep, QLatin1StringView("asleep")},
}}};

}

QString outageCauseName(Outage::Cause cause)
{
    return outageCauseNames.name(cause);
}

std::optional<Outage::Cause> outageCauseFromName(QStringView name)
{
    return outageCauseNames.value(name);
}

} // namespace Signalbox
