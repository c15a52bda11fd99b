// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/domain/workflowflow.h"
#include "ui/designer/canvasmarks.h"

#include <QCoreApplication>

namespace Signalbox {

/// A workflow's flow, and the one before it, for rates.
struct LiveReading
{
    WorkflowFlow before;
    WorkflowFlow now;
    double seconds = 0; ///< between both; 0: there is none before
    QHash<QString, qint64> pending; ///< deliveries that wait, by destination
};

/// What goes through a workflow at this moment, laid over its drawing.
class LiveMarks
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::LiveMarks)

public:
    /// Edges show how many events took them and how many do in a second, thicker with more of
    /// these; amber where deliveries wait. Nodes say what they met and how long it took; those that
    /// failed stand out. Only nodes and edges that \a drawn has in common with \a published are
    /// marked: what is only drawn yet has met nothing. Nothing while \a reading is of another
    /// revision.
    static CanvasMarks of(const Graph &drawn, const Configured<WorkflowConfig> &published,
                          const LiveReading &reading);
};

} // namespace Signalbox
