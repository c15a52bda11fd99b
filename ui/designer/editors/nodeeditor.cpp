// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/nodeeditor.h"

#include "ui/designer/editors/destinationeditor.h"
#include "ui/designer/editors/filtereditor.h"
#include "ui/designer/editors/jsoneditor.h"
#include "ui/designer/editors/mapeditor.h"
#include "ui/designer/editors/sourceeditor.h"
#include "ui/designer/editors/stopeditor.h"
#include "ui/designer/editors/switcheditor.h"

namespace Signalbox {

NodeEditor::NodeEditor(QWidget *parent)
    : QWidget(parent)
{
}

NodeEditor *makeNodeEditor(const NodeBody &body, const KnownObjects &known, QWidget *parent)
{
    if (std::holds_alternative<SourceNode>(body))
        return new SourceEditor(known.sources, parent);
    if (std::holds_alternative<FilterNode>(body))
        return new FilterEditor(parent);
    if (std::holds_alternative<SwitchNode>(body))
        return new SwitchEditor(parent);
    if (std::holds_alternative<MapNode>(body))
        return new MapEditor(parent);
    if (std::holds_alternative<DestinationNode>(body))
        return new DestinationEditor(known.destinations, parent);
    if (std::holds_alternative<StopNode>(body))
        return new StopEditor(parent);
    return new JsonEditor(parent);
}

} // namespace Signalbox
