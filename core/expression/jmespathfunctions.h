// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace Signalbox {

/// What a built-in function of jmespath.org takes.
struct JmespathFunction
{
    int arguments;
    bool more = false; ///< any number from there on
    int expression = -1; ///< which argument is an &expression
};

/// Nothing for a name that no function has.
std::optional<JmespathFunction> jmespathFunction(const QByteArray &name);

} // namespace Signalbox
