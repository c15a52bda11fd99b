// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/condition.h"

#include <QCoreApplication>

namespace Signalbox {

/// Conditions for people.
class ConditionWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ConditionWords)

public:
    /// Between a field and a value: "is", "begins with"
    static QString name(ConditionOperator op);
    /// Over a group: "All of these"
    static QString name(ConditionGroup::Kind kind);
    /// What a value looks like: "a, b, c"; empty: like anything.
    static QString example(ConditionOperator op);
};

} // namespace Signalbox
