// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/exactjson.h"
#include "core/expression/jmespathfunctions.h"
#include "core/expression/textpattern.h"
#include "core/support/addressrange.h"

#include <span>
#include <vector>

namespace Signalbox {

/// What the literals of one expression were made into when it was compiled.
struct CompiledLiterals
{
    std::vector<std::pair<std::string, TextPattern>> patterns;
    std::vector<std::pair<ExactJson, QList<AddressRange>>> networks; ///< a text or a list of them

    /// \a literal as an argument of \a kind. Error Invalid with what is wrong with it.
    Result<void> add(JmespathFunction::Literal kind, const ExactJson &literal);

private:
    Result<void> addPattern(std::string_view text);
    Result<void> addNetworks(const ExactJson &literal);
};

/// A function that filters of webhooks need and jmespath.org lacks: see docs/expressions.md. None
/// fails: they answer false or null on what they are not meant for.
using FilterFunction = ExactJson (*)(std::span<const ExactJson *const> arguments,
                                     const CompiledLiterals &literals);

/// Null for a name that is none, also for any and all, which evaluate an expression.
FilterFunction filterFunction(std::string_view name);

} // namespace Signalbox
