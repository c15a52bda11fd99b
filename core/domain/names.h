// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace Signalbox {

/// The two-way table between an enum and its snake_case names.
template <typename Enum, size_t Size>
struct Names
{
    std::array<std::pair<Enum, QLatin1StringView>, Size> entries;

    QString name(Enum value) const
    {
        for (const auto &[candidate, text] : entries) {
            if (candidate == value)
                return text;
        }
        Q_UNREACHABLE_RETURN({});
    }

    std::optional<Enum> value(QStringView name) const
    {
        for (const auto &[candidate, text] : entries) {
            if (text == name)
                return candidate;
        }
        return {};
    }
};

} // namespace Signalbox
