// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespathfunctions.h"

#include <QMap>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Literal = JmespathFunction::Literal;

const QMap<QByteArray, JmespathFunction> &functions()
{
    static const QMap<QByteArray, JmespathFunction> known{
        {"abs", {1}},
        {"avg", {1}},
        {"ceil", {1}},
        {"contains", {2}},
        {"ends_with", {2}},
        {"floor", {1}},
        {"join", {2}},
        {"keys", {1}},
        {"length", {1}},
        {"map", {.arguments = 2, .expression = 0}},
        {"max", {1}},
        {"max_by", {.arguments = 2, .expression = 1}},
        {"merge", {1, maxArguments}},
        {"min", {1}},
        {"min_by", {.arguments = 2, .expression = 1}},
        {"not_null", {1, maxArguments}},
        {"reverse", {1}},
        {"sort", {1}},
        {"sort_by", {.arguments = 2, .expression = 1}},
        {"starts_with", {2}},
        {"sum", {1}},
        {"to_array", {1}},
        {"to_number", {1}},
        {"to_string", {1}},
        {"type", {1}},
        {"values", {1}},

        {"absent", {.arguments = 1, .ours = true}},
        {"after", {.arguments = 2, .ours = true}},
        {"all", {.arguments = 2, .expression = 1, .ours = true}},
        {"any", {.arguments = 2, .expression = 1, .ours = true}},
        {"before", {.arguments = 2, .ours = true}},
        {"begins", {2, 1, -1, 2, Literal::AnyCase, true}},
        {"between", {.arguments = 3, .ours = true}},
        {"ends", {2, 1, -1, 2, Literal::AnyCase, true}},
        {"equals", {2, 1, -1, 2, Literal::AnyCase, true}},
        {"exists", {.arguments = 1, .ours = true}},
        {"from_json", {.arguments = 1, .ours = true}},
        {"has", {.arguments = 2, .ours = true}},
        {"in", {2, 1, -1, 2, Literal::AnyCase, true}},
        {"in_network", {2, 0, -1, 1, Literal::Networks, true}},
        {"includes", {2, 1, -1, 2, Literal::AnyCase, true}},
        {"iso_time", {.arguments = 1, .ours = true}},
        {"lower", {.arguments = 1, .ours = true}},
        {"matches", {2, 0, -1, 1, Literal::Pattern, true}},
        {"time", {.arguments = 1, .ours = true}},
        {"trim", {.arguments = 1, .ours = true}},
        {"upper", {.arguments = 1, .ours = true}},
    };
    return known;
}

} // namespace

std::optional<JmespathFunction> jmespathFunction(const QByteArray &name)
{
    const auto function = functions().constFind(name);
    return function == functions().cend() ? std::nullopt : std::optional(*function);
}

QString argumentsTaken(const JmespathFunction &function)
{
    QString text = QString::number(function.arguments);
    const bool bounded = function.optional > 0 && function.optional < maxArguments;
    if (bounded)
        text += u" or %1"_s.arg(function.arguments + function.optional);
    text += function.arguments == 1 && !bounded ? u" argument"_s : u" arguments"_s;
    return function.optional == maxArguments ? text + u" or more"_s : text;
}

QStringList jmespathFunctionNames()
{
    QStringList names;
    for (const QByteArray &name : functions().keys())
        names.append(QString::fromLatin1(name));
    return names;
}

} // namespace Signalbox
