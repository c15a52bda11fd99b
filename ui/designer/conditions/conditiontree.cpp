// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/conditiontree.h"

namespace Signalbox::ConditionTree {

using Kind = ConditionGroup::Kind;

namespace {

ConditionGroup *groupOf(Condition &condition)
{
    return std::get_if<ConditionGroup>(&condition.body);
}

/// Null when there is no group at \a path.
ConditionGroup *groupAt(ConditionGroup &root, const Path &path)
{
    auto *group = &root;
    for (const int step : path) {
        if (step < 0 || step >= group->members.size())
            return nullptr;
        group = groupOf(group->members[step]);
        if (group == nullptr)
            return nullptr;
    }
    return group;
}

/// The group that \a path ends in, if it has such a member.
ConditionGroup *parentOf(ConditionGroup &root, const Path &path)
{
    if (path.isEmpty())
        return nullptr;
    auto *group = groupAt(root, path.first(path.size() - 1));
    const bool has = group != nullptr && path.last() >= 0 && path.last() < group->members.size();
    return has ? group : nullptr;
}

Condition openedMember(const Condition &condition)
{
    if (std::holds_alternative<ConditionTest>(condition.body))
        return condition;
    return Condition{opened(condition)};
}

} // namespace

ConditionGroup opened(const Condition &condition)
{
    const auto *group = std::get_if<ConditionGroup>(&condition.body);
    if (group == nullptr)
        return {Kind::All, {condition}};
    ConditionGroup open{group->kind, {}};
    const auto *members = &group->members;
    if (group->kind == Kind::Not && members->size() == 1) {
        // Not any of several: none of them.
        const auto *inner = std::get_if<ConditionGroup>(&members->first().body);
        if (inner != nullptr && inner->kind == Kind::Any)
            members = &inner->members;
    }
    for (const auto &member : *members)
        open.members.append(openedMember(member));
    return open;
}

std::optional<Condition> closed(const ConditionGroup &root)
{
    ConditionGroup group{root.kind, {}};
    for (const auto &member : root.members) {
        if (const auto *test = std::get_if<ConditionTest>(&member.body)) {
            if (!test->field.trimmed().isEmpty())
                group.members.append(member);
        } else if (auto inner = closed(std::get<ConditionGroup>(member.body))) {
            group.members.append(*std::move(inner));
        }
    }
    if (group.members.isEmpty())
        return {};
    if (group.kind == Kind::Not && group.members.size() > 1)
        group.members = {Condition{ConditionGroup{Kind::Any, group.members}}};
    if (group.kind != Kind::Not && group.members.size() == 1)
        return group.members.first();
    return Condition{group};
}

const Condition *at(const ConditionGroup &root, const Path &path)
{
    const auto *group = &root;
    const Condition *found = nullptr;
    for (const int step : path) {
        if (group == nullptr || step < 0 || step >= group->members.size())
            return nullptr;
        found = &group->members.at(step);
        group = std::get_if<ConditionGroup>(&found->body);
    }
    return found;
}

ConditionGroup added(ConditionGroup root, const Path &path, const Condition &member)
{
    if (auto *group = groupAt(root, path))
        group->members.append(member);
    return root;
}

ConditionGroup removed(ConditionGroup root, const Path &path)
{
    if (auto *parent = parentOf(root, path))
        parent->members.removeAt(path.last());
    return root;
}

ConditionGroup moved(ConditionGroup root, Path &path, int by)
{
    auto *parent = parentOf(root, path);
    if (parent == nullptr)
        return root;
    const int from = path.last();
    const int to = from + by;
    auto way = path.first(path.size() - 1);
    if (to >= 0 && to < parent->members.size()) {
        if (auto *group = groupOf(parent->members[to])) {
            auto member = parent->members.at(from);
            const int place = by < 0 ? int(group->members.size()) : 0;
            group->members.insert(place, std::move(member));
            parent->members.removeAt(from);
            path = way << (by < 0 ? to : to - 1) << place;
        } else {
            parent->members.swapItemsAt(from, to);
            path = way << to;
        }
    } else if (!way.isEmpty()) {
        const int place = way.takeLast() + (by < 0 ? 0 : 1);
        const auto member = parent->members.takeAt(from);
        groupAt(root, way)->members.insert(place, member);
        path = way << place;
    }
    return root;
}

ConditionGroup wrapped(ConditionGroup root, const Path &path)
{
    if (auto *parent = parentOf(root, path)) {
        auto &member = parent->members[path.last()];
        member = Condition{ConditionGroup{Kind::Any, {Condition(member)}}};
    }
    return root;
}

} // namespace Signalbox::ConditionTree
