// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditionwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Op = ConditionOperator;

QString ConditionWords::name(ConditionOperator op)
{
    switch (op) {
    case Op::IsTrue: return tr("is not empty, not false");
    case Op::Exists: return tr("is there");
    case Op::Absent: return tr("is missing");
    case Op::Equal: return tr("is");
    case Op::NotEqual: return tr("is not");
    case Op::Less: return tr("is less than");
    case Op::LessOrEqual: return tr("is at most");
    case Op::Greater: return tr("is more than");
    case Op::GreaterOrEqual: return tr("is at least");
    case Op::Between: return tr("is between");
    case Op::In: return tr("is one of");
    case Op::Includes: return tr("contains");
    case Op::Begins: return tr("begins with");
    case Op::Ends: return tr("ends with");
    case Op::Matches: return tr("matches");
    case Op::Before: return tr("is before");
    case Op::After: return tr("is after");
    case Op::InNetwork: return tr("is in the network");
    }
    Q_UNREACHABLE_RETURN({});
}

QString ConditionWords::name(ConditionGroup::Kind kind)
{
    switch (kind) {
    case ConditionGroup::Kind::All: return tr("All of these");
    case ConditionGroup::Kind::Any: return tr("Any of these");
    case ConditionGroup::Kind::Not: return tr("None of these");
    }
    Q_UNREACHABLE_RETURN({});
}

QString ConditionWords::example(ConditionOperator op)
{
    switch (op) {
    case Op::In: return tr("open, paid, closed");
    case Op::Matches: return u"^order[.]"_s;
    case Op::Before:
    case Op::After: return u"2026-11-24T09:00Z"_s;
    case Op::InNetwork: return u"10.0.0.0/8"_s;
    default: return {};
    }
}

} // namespace Signalbox
