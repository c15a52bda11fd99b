// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/emptycanvas.h"

#include "ui/designer/canvas.h"
#include "ui/designer/graphdocument.h"
#include "ui/widgets/emptystate.h"

namespace Signalbox {

void showHintWhileEmpty(Canvas &canvas, const GraphDocument &document)
{
    auto *hint = new EmptyState(&canvas);
    hint->setObjectName(QStringLiteral("canvasEmpty"));
    hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    hint->setContent(
        QStringLiteral("plus"), Canvas::tr("This workflow is empty"),
        Canvas::tr("Drag a node from the list at the left to here, or press Ctrl+F, type a few "
                   "letters and press Enter. Events come in at a source."));
    const auto follow = [hint, &canvas, &document] {
        hint->setGeometry(canvas.viewport()->geometry());
        hint->setVisible(document.graph().graph.nodes.isEmpty());
    };
    QObject::connect(&document, &GraphDocument::opened, hint, follow);
    QObject::connect(&document, &GraphDocument::changed, hint, follow);
    QObject::connect(&canvas, &Canvas::viewMoved, hint, follow);
    follow();
}

} // namespace Signalbox
