// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/workflowproblem.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

namespace {

constexpr Names<Reason, 26> workflowProblemNames{{{
    {Reason::TooLarge, "too_large"_L1},
    {Reason::InvalidId, "invalid_id"_L1},
    {Reason::DuplicateId, "duplicate_id"_L1},
    {Reason::NoSourceNode, "no_source_node"_L1},
    {Reason::NoSourceNamed, "no_source_named"_L1},
    {Reason::UnknownSource, "unknown_source"_L1},
    {Reason::UnknownDestination, "unknown_destination"_L1},
    {Reason::Expression, "expression"_L1},
    {Reason::Script, "script"_L1},
    {Reason::NoCase, "no_case"_L1},
    {Reason::InvalidPort, "invalid_port"_L1},
    {Reason::Map, "map"_L1},
    {Reason::UnknownNode, "unknown_node"_L1},
    {Reason::UnknownPort, "unknown_port"_L1},
    {Reason::EdgeIntoSource, "edge_into_source"_L1},
    {Reason::DuplicateEdge, "duplicate_edge"_L1},
    {Reason::Cycle, "cycle"_L1},
    {Reason::UnconnectedInput, "unconnected_input"_L1},
    {Reason::UnconnectedPort, "unconnected_port"_L1},
    {Reason::Unreachable, "unreachable"_L1},
    {Reason::NoEnd, "no_end"_L1},
    {Reason::Limit, "limit"_L1},
    {Reason::NoKey, "no_key"_L1},
    {Reason::SourcesDiffer, "sources_differ"_L1},
    {Reason::InvalidGroup, "invalid_group"_L1},
    {Reason::NodeInTwoGroups, "node_in_two_groups"_L1},
}}};

} // namespace

QString workflowProblemName(Reason reason)
{
    return workflowProblemNames.name(reason);
}

std::optional<Reason> workflowProblemFromName(QStringView name)
{
    return workflowProblemNames.value(name);
}

bool preventsPublishing(Reason reason)
{
    return reason != Reason::UnconnectedInput && reason != Reason::UnconnectedPort
        && reason != Reason::Unreachable && reason != Reason::DuplicateEdge
        && reason != Reason::SourcesDiffer;
}

} // namespace Signalbox
