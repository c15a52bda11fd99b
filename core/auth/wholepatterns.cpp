// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/wholepatterns.h"

#include <algorithm>

namespace Signalbox {

Result<WholePatterns> WholePatterns::compile(const QStringList &patterns)
{
    WholePatterns whole;
    for (const auto &pattern : patterns) {
        auto compiled = TextPattern::compile("\\A(?:" + pattern.toStdString() + ")\\z");
        if (!compiled)
            return compiled.error();
        whole.m_patterns.push_back(*std::move(compiled));
    }
    return whole;
}

bool WholePatterns::match(QByteArrayView text) const
{
    const std::string_view view(text.data(), size_t(text.size()));
    return std::ranges::any_of(m_patterns,
                               [view](const auto &pattern) { return pattern.foundIn(view); });
}

} // namespace Signalbox
