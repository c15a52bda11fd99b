// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespathfunctions.h"

#include <QHash>

namespace Signalbox {

std::optional<JmespathFunction> jmespathFunction(const QByteArray &name)
{
    static const QHash<QByteArray, JmespathFunction> known{
        {"abs", {1}},
        {"avg", {1}},
        {"ceil", {1}},
        {"contains", {2}},
        {"ends_with", {2}},
        {"floor", {1}},
        {"join", {2}},
        {"keys", {1}},
        {"length", {1}},
        {"map", {2, false, 0}},
        {"max", {1}},
        {"max_by", {2, false, 1}},
        {"merge", {1, true}},
        {"min", {1}},
        {"min_by", {2, false, 1}},
        {"not_null", {1, true}},
        {"reverse", {1}},
        {"sort", {1}},
        {"sort_by", {2, false, 1}},
        {"starts_with", {2}},
        {"sum", {1}},
        {"to_array", {1}},
        {"to_number", {1}},
        {"to_string", {1}},
        {"type", {1}},
        {"values", {1}},
    };
    const auto function = known.constFind(name);
    return function == known.cend() ? std::nullopt : std::optional(*function);
}

} // namespace Signalbox
