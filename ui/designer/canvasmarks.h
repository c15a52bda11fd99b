// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "ui/widgets/tokens.h"

#include <QHash>

namespace Signalbox {

inline size_t qHash(const Edge &edge, size_t seed = 0)
{
    return qHashMulti(seed, edge.from, edge.port, edge.to);
}

/// What is laid over a node on the canvas.
struct NodeMark
{
    Tone tone = Tone::Quiet; ///< of its frame; Quiet: as usual
    bool current = false; ///< the one of all that is looked at
    QString sign; ///< before its name: +, −, ~
    QString sentence; ///< in its tool tip
    QStringList idlePorts{}; ///< that no event took
    QHash<QString, QString> figures{}; ///< beside the dots of ports

    bool operator==(const NodeMark &) const = default;
};

/// What is laid over an edge.
struct EdgeMark
{
    Tone tone = Tone::Quiet; ///< Quiet: as usual
    qreal width = 1; ///< times the usual one
    QString text; ///< at its middle

    bool operator==(const EdgeMark &) const = default;
};

/// What a view says over the drawing: the way of a tried event, the flow of a backtest, what became
/// different.
struct CanvasMarks
{
    QHash<QString, NodeMark> nodes; ///< by id
    QHash<Edge, EdgeMark> edges;

    bool operator==(const CanvasMarks &) const = default;
};

/// Where a trial stops on its way.
struct StopMark
{
    QString sentence; ///< when it does
    bool conditional = false;

    bool operator==(const StopMark &) const = default;
};

} // namespace Signalbox
