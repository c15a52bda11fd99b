// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/deliverystatus.h"

#include "core/domain/names.h"

namespace Signalbox {
namespace {

constexpr Names<DeliveryStatus, 7> statusNames{{{
    {DeliveryStatus::Scheduled, QLatin1StringView("scheduled")},
    {DeliveryStatus::InFlight, QLatin1StringView("in_flight")},
    {DeliveryStatus::Retrying, QLatin1StringView("retrying")},
    {DeliveryStatus::Held, QLatin1StringView("held")},
    {DeliveryStatus::Succeeded, QLatin1StringView("succeeded")},
    {DeliveryStatus::Dead, QLatin1StringView("dead")},
    {DeliveryStatus::Cancelled, QLatin1StringView("cancelled")},
}}};

}

QString deliveryStatusName(DeliveryStatus value)
{
    return statusNames.name(value);
}

std::optional<DeliveryStatus> deliveryStatusFromName(QStringView name)
{
    return statusNames.value(name);
}

bool isFinal(DeliveryStatus status)
{
    return status == DeliveryStatus::Succeeded || status == DeliveryStatus::Dead
        || status == DeliveryStatus::Cancelled;
}

} // namespace Signalbox
