// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/event.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<EventState, 9> stateNames{{{
    {EventState::New, QLatin1StringView("new")},
    {EventState::Held, QLatin1StringView("held")},
    {EventState::Unmatched, QLatin1StringView("unmatched")},
    {EventState::Stopped, QLatin1StringView("stopped")},
    {EventState::InFlight, QLatin1StringView("in_flight")},
    {EventState::Retrying, QLatin1StringView("retrying")},
    {EventState::Delivered, QLatin1StringView("delivered")},
    {EventState::Failed, QLatin1StringView("failed")},
    {EventState::Cancelled, QLatin1StringView("cancelled")},
}}};

}

QString eventStateName(EventState value)
{
    return stateNames.name(value);
}

std::optional<EventState> eventStateFromName(QStringView name)
{
    return stateNames.value(name);
}

} // namespace Signalbox
