// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/designedgraph.h"

#include <QJsonObject>

#include <optional>

namespace Signalbox {

/// How a workflow was left: what is not published yet, and where its nodes stand.
struct WorkflowDraft
{
    std::optional<Graph> graph; ///< nothing: as published
    int base = 0; ///< the revision that graph was made from
    QHash<QString, QPointF> places;

    bool operator==(const WorkflowDraft &) const = default;
};

QJsonObject toJson(const WorkflowDraft &draft);
/// What cannot be read is left out.
WorkflowDraft workflowDraftFromJson(const QJsonObject &json);

} // namespace Signalbox
