// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/condition.h"

#include <optional>

/// A condition as the builder shows it, and what its gestures make of it: values in, values out.
/// At the top stands a group. A group of Not may have several members: none of them holds.
namespace Signalbox::ConditionTree {

/// Which member, and of that which, from the top; empty: the top itself.
using Path = QList<int>;

ConditionGroup opened(const Condition &condition);
/// Without tests that have no field yet and groups with nothing in them; nothing when none is left.
std::optional<Condition> closed(const ConditionGroup &root);

const Condition *at(const ConditionGroup &root, const Path &path); ///< null: the top, or none
ConditionGroup added(ConditionGroup root, const Path &group, const Condition &member);
ConditionGroup removed(ConditionGroup root, const Path &path);
/// One place up (-1) or down (1): into a group that stands there, and out of its own at its end.
/// \a path becomes where it stands then.
ConditionGroup moved(ConditionGroup root, Path &path, int by);
/// In a new group of its own, where any of its members is enough.
ConditionGroup wrapped(ConditionGroup root, const Path &path);

} // namespace Signalbox::ConditionTree
