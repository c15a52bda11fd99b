// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

namespace Signalbox::TenNodes {

using namespace Qt::StringLiterals;

/// In the order in which they are added, and what stands in them.
inline const QList<Node> nodes{{u"source"_s, SourceNode{{u"shop"_s}}},
                               {u"filter"_s, FilterNode{u"body.amount > `40`"_s}},
                               {u"filter2"_s, FilterNode{u"type == 'order.paid'"_s}},
                               {u"filter3"_s, FilterNode{u"body.customer == 'c1'"_s}},
                               {u"destination"_s, DestinationNode{u"billing"_s}},
                               {u"destination2"_s, DestinationNode{u"archive"_s}},
                               {u"destination3"_s, DestinationNode{u"billing"_s}},
                               {u"stop"_s, StopNode{u"small"_s}},
                               {u"stop2"_s, StopNode{u"noted"_s}},
                               {u"stop3"_s, StopNode{u"seen"_s}}};

inline const QList<Edge> edges{
    {u"source"_s, u"out"_s, u"filter"_s},    {u"filter"_s, u"pass"_s, u"destination"_s},
    {u"filter"_s, u"else"_s, u"filter2"_s},  {u"filter2"_s, u"pass"_s, u"destination2"_s},
    {u"filter2"_s, u"else"_s, u"filter3"_s}, {u"filter3"_s, u"pass"_s, u"destination3"_s},
    {u"filter3"_s, u"else"_s, u"stop"_s},    {u"filter2"_s, u"pass"_s, u"stop2"_s},
    {u"filter3"_s, u"pass"_s, u"stop3"_s}};

} // namespace Signalbox::TenNodes
