// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/problemwords.h"

#include "ui/designer/nodewords.h"
#include "ui/designer/objectionwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

QString ProblemWords::sentence(const WorkflowProblem &problem)
{
    const auto &name = problem.subject;
    switch (problem.reason) {
    case Reason::TooLarge: return tr("The workflow has more nodes than one may have.");
    case Reason::InvalidId:
        return tr("A node's name has 1 to 64 letters from A to Z, digits, _ and -.");
    case Reason::DuplicateId: return tr("Two nodes have the same name.");
    case Reason::NoSourceNode: return tr("There is no source node, so that no event enters.");
    case Reason::NoSourceNamed: return tr("No source is named.");
    case Reason::UnknownSource: return tr("There is no source \"%1\".").arg(name);
    case Reason::UnknownDestination:
        return name.isEmpty() ? tr("No destination is chosen.")
                              : tr("There is no destination \"%1\".").arg(name);
    case Reason::Expression: return expression(problem);
    case Reason::Script: return tr("The script cannot run (%1).").arg(problem.detail);
    case Reason::NoCase: return tr("The switch has no case.");
    case Reason::InvalidPort:
        return name.isEmpty()
            ? tr("A case's name has 1 to 64 letters from A to Z, digits, _ and -.")
            : tr("There is a port \"%1\" already.").arg(name);
    case Reason::Map: return map(problem);
    case Reason::UnknownNode: return tr("There is no node \"%1\".").arg(name);
    case Reason::UnknownPort: return tr("The node has no port \"%1\".").arg(name);
    case Reason::EdgeIntoSource: return tr("\"%1\" is a source: nothing leads into it.").arg(name);
    case Reason::DuplicateEdge: return tr("The same edge is there twice.");
    case Reason::Cycle: return tr("An event would go round in a circle.");
    case Reason::UnconnectedInput: return tr("Nothing leads here.");
    case Reason::UnconnectedPort:
        return tr("Nothing follows the port \"%1\".").arg(NodeWords::portName(name));
    case Reason::Unreachable: return tr("No way from a source leads here.");
    case Reason::NoEnd: return tr("There is neither a destination nor a stop.");
    case Reason::Limit: return limit(problem.field);
    case Reason::NoKey: return tr("Without a key nothing is a duplicate.");
    case Reason::SourcesDiffer:
        return problem.field == "order"_L1
            ? tr("It goes by the order key of the source, and its sources have different ones. Say "
                 "a key here.")
            : tr("It reads %1, which its sources send in different ways. Ask for the source "
                 "before.")
                  .arg(name);
    case Reason::InvalidGroup: return group(problem);
    case Reason::NodeInTwoGroups: return tr("\"%1\" is in a group already.").arg(name);
    }
    Q_UNREACHABLE_RETURN({});
}

QString ProblemWords::line(const WorkflowProblem &problem, const Graph &graph)
{
    const bool ofGroup = problem.group >= 0 && problem.group < graph.groups.size();
    const auto &where = ofGroup ? graph.groups.at(problem.group).name : problem.node;
    return where.isEmpty() ? sentence(problem) : u"%1: %2"_s.arg(where, sentence(problem));
}

QString ProblemWords::expression(const WorkflowProblem &problem)
{
    const auto at = problem.position + 1;
    if (problem.position < 0)
        return tr("The expression cannot be read.");
    return problem.subject.isEmpty()
        ? tr("The expression cannot be read from character %1 on.").arg(at)
        : tr("The expression cannot be read from character %1 on (%2).")
              .arg(at)
              .arg(ObjectionWords::of(problem.subject));
}

QString ProblemWords::map(const WorkflowProblem &problem)
{
    const auto &field = problem.field;
    if (field == "map"_L1)
        return tr("Only one of fields, expression and template makes the body.");
    if (field == "content_type"_L1)
        return tr("A content type has only printable ASCII.");
    if (field == "set.path"_L1)
        return tr("A path begins with /.");
    if (field == "set.method"_L1)
        return tr("A method is POST, PUT, PATCH or DELETE.");
    if (field == "set.headers"_L1)
        return tr("These are more headers than a map may set.");
    constexpr auto header = "set.headers."_L1;
    if (field.startsWith(header))
        return tr("The header \"%1\" cannot be set here (%2).")
            .arg(field.sliced(header.size()), ObjectionWords::of(problem.subject));
    return tr("A field is names joined by points, and no other field has the same.");
}

/// The figures are the station's, as the forms name them.
QString ProblemWords::limit(const QString &field)
{
    if (field == "order.wait"_L1)
        return tr("An event waits at most 30 days.");
    if (field == "deduplicate.window"_L1)
        return tr("The window is more than nothing, and at most 366 days.");
    if (field == "delay.for"_L1)
        return tr("The delay is more than nothing, and at most 366 days.");
    if (field == "delay"_L1)
        return tr("An event waits either for a time or until one.");
    if (field == "throttle.rate"_L1)
        return tr("At least one event passes in a time.");
    if (field == "batch.time"_L1)
        return tr("The first one waits for more than nothing, and at most 1 day.");
    if (field == "batch.count"_L1)
        return tr("A batch has 1 to 10,000 events.");
    if (field == "batch.bytes"_L1)
        return tr("A batch has 1 byte to 16 MB.");
    if (field == "script.time"_L1)
        return tr("A script gets 1 ms to 5 s.");
    if (field == "script.memory"_L1)
        return tr("A script gets 1 MB to 256 MB.");
    return tr("This is more or less than it can be.");
}

QString ProblemWords::group(const WorkflowProblem &problem)
{
    if (problem.field.endsWith(".comment"_L1))
        return tr("A group's comment has at most %1 characters.").arg(NodeGroup::longestComment);
    if (problem.field.endsWith(".nodes"_L1))
        return tr("No node is in the group.");
    return problem.subject.isEmpty()
        ? tr("A group's name has 1 to %1 characters in one line.").arg(NodeGroup::longestName)
        : tr("Another group is called %1.").arg(problem.subject);
}

} // namespace Signalbox
