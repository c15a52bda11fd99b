// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graphdiff.h"
#include "ui/designer/canvasmarks.h"
#include "ui/designer/designedgraph.h"

#include <QCoreApplication>

namespace Signalbox {

/// What \a after has, and what it has no more of \a before, laid out together.
DesignedGraph graphOfBoth(const Graph &before, const Graph &after);

/// Differences for people.
class DiffWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::DiffWords)

public:
    static QString added();
    static QString removed();
    static QString changed();
    /// "filter: body.a → body.b"
    static QString field(const FieldChange &change);
    /// "in.out → big"
    static QString edge(const Edge &edge);
    /// "Checks: big, late"
    static QString group(const NodeGroup &group);
    /// Of a difference that no event can meet.
    static QString layoutOnly();
    /// Over graphOfBoth(): + added, − removed, ~ changed, each in its tone and in words.
    static CanvasMarks marks(const GraphDiff &diff);
};

} // namespace Signalbox
