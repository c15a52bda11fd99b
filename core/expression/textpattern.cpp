// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/textpattern.h"

#include <re2/re2.h>

namespace Signalbox {

namespace {

constexpr qint64 maxProgramBytes = 1 << 20;

re2::RE2::Options options()
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    options.set_max_mem(maxProgramBytes);
    return options;
}

re2::StringPiece piece(std::string_view text)
{
    return {text.data(), text.size()};
}

} // namespace

TextPattern::TextPattern(std::shared_ptr<const re2::RE2> program)
    : m_program(std::move(program))
{
}

Result<TextPattern> TextPattern::compile(std::string_view pattern)
{
    auto program = std::make_shared<const re2::RE2>(piece(pattern), options());
    if (!program->ok())
        return Error{ErrorCode::Invalid, QString::fromStdString(program->error())};
    return TextPattern(std::move(program));
}

bool TextPattern::foundIn(std::string_view text) const
{
    return re2::RE2::PartialMatch(piece(text), *m_program);
}

} // namespace Signalbox
