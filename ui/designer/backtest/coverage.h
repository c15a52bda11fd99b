// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "ui/designer/canvasmarks.h"

namespace Signalbox {

/// What the events of a backtest left untouched in the draft, and what its rules said nothing of.
struct Coverage
{
    struct Branch
    {
        QString node;
        QString port;
        qint64 events = 0;

        bool operator==(const Branch &) const = default;
    };
    QList<Branch> idle; ///< ports that no event left by, in the order of the nodes
    QList<Branch> unmatched; ///< ports "else" and "otherwise" with events, most first

    bool operator==(const Coverage &) const = default;
};

/// Of a backtest of \a graph.
Coverage coverageOf(const Graph &graph, const QList<PortFlow> &flow);

/// The flow over \a graph: how many events took each edge before and now, thicker with more of
/// them; idle ports stand out.
CanvasMarks flowMarks(const Graph &graph, const QList<PortFlow> &flow);

} // namespace Signalbox
