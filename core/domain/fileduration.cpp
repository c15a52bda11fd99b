// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fileduration.h"

#include "core/domain/unitnumber.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array fileDurationUnits{
    NumberUnit{"d"_L1, 86'400'000'000}, NumberUnit{"h"_L1, 3'600'000'000},
    NumberUnit{"m"_L1, 60'000'000},     NumberUnit{"s"_L1, 1'000'000},
    NumberUnit{"ms"_L1, 1'000},         NumberUnit{"us"_L1, 1},
};

} // namespace

std::optional<Microseconds> parseFileDuration(QStringView text)
{
    const auto us = parseWithUnit(text, fileDurationUnits);
    if (!us)
        return {};
    return Microseconds(*us);
}

QString formatFileDuration(Microseconds duration)
{
    return formatWithUnit(duration.count(), fileDurationUnits, "0s"_L1);
}

} // namespace Signalbox
