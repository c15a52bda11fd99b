// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <memory>
#include <string_view>

namespace re2 {
class RE2;
}

namespace Signalbox {

/// A regular expression in RE2's notation, over UTF-8: matched in time linear to the text, whatever
/// the pattern; without references back and looking around. Copies share; safe from any thread.
class TextPattern final
{
public:
    /// Error Invalid with the reason in its detail; also for a pattern that compiles to over 1 MB.
    static Result<TextPattern> compile(std::string_view pattern);

    /// Whether it matches anywhere in \a text.
    bool foundIn(std::string_view text) const;

private:
    explicit TextPattern(std::shared_ptr<const re2::RE2> program);
    std::shared_ptr<const re2::RE2> m_program;
};

} // namespace Signalbox
