// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/support/result.h"

namespace Signalbox {

/// What --workflow FILE or NAME[@REVISION] means.
struct ChosenWorkflow
{
    static constexpr auto help = "A file with a workflow, or NAME[@REVISION] at the station";

    QString name;
    std::optional<Graph> graph; ///< of a file
    int revision = 0; ///< at the station; 0: the published one
};

/// A file when there is one of that name, else a workflow at the station, which is not asked.
Result<ChosenWorkflow> chooseWorkflow(const QString &text);

} // namespace Signalbox
