// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by jmespath.cpp alone, after exactoperators.h: our functions as jsoncons calls them.
#include "core/expression/exactoperators.h"
#include "core/expression/filterfunctions.h"

#include <array>

namespace Signalbox {

using CustomFunctions = jsoncons::jmespath::custom_functions<ExactJson>;
using CustomArguments = jsoncons::span<const jsoncons::jmespath::parameter<ExactJson>>;
using CustomContext = jsoncons::jmespath::eval_context<ExactJson>;

/// any: \a wanted is true, all: false. Whether an element of a list answers \a wanted.
inline bool oneAnswers(bool wanted, CustomArguments arguments, CustomContext &context,
                       std::error_code &ec)
{
    for (const ExactJson &item : arguments[0].value().array_range()) {
        const ExactJson &answer = arguments[1].expression().evaluate(item, context, ec);
        if (ec)
            return false;
        if (jsoncons::jmespath::detail::ExactEvaluator::is_true(answer) == wanted)
            return true;
    }
    return false;
}

inline ExactJson anyElement(CustomArguments arguments, CustomContext &context, std::error_code &ec)
{
    return ExactJson(arguments[0].value().is_array() && oneAnswers(true, arguments, context, ec));
}

inline ExactJson everyElement(CustomArguments arguments, CustomContext &context,
                              std::error_code &ec)
{
    return ExactJson(arguments[0].value().is_array() && !oneAnswers(false, arguments, context, ec));
}

/// Those that \a names say, bound to the literals of their expression.
inline CustomFunctions customFunctions(const QList<QByteArray> &names,
                                       const std::shared_ptr<const CompiledLiterals> &literals)
{
    constexpr size_t most = 3;
    CustomFunctions functions;
    for (const QByteArray &name : names) {
        if (name == "any") {
            functions.register_function("any", 2, anyElement);
        } else if (name == "all") {
            functions.register_function("all", 2, everyElement);
        } else if (const FilterFunction function = filterFunction(name.toStdString())) {
            functions.register_function(name.toStdString(), {},
                                        [function, literals](CustomArguments arguments,
                                                             CustomContext &, std::error_code &) {
                                            std::array<const ExactJson *, most> values{};
                                            for (size_t at = 0; at < arguments.size(); ++at)
                                                values[at] = &arguments[at].value();
                                            return function({values.data(), arguments.size()},
                                                            *literals);
                                        });
        }
    }
    return functions;
}

} // namespace Signalbox
