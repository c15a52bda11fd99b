// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editoractions.h"

#include "ui/designer/alignment.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/clipboardgraph.h"
#include "ui/designer/edgeactions.h"
#include "ui/designer/findbar.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupactions.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/minimap.h"
#include "ui/designer/nodewords.h"
#include "ui/designer/textpaste.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// From what was copied to where no copy is yet.
QPointF copyOffset(const DesignedGraph &before, const DesignedGraph &now, const DesignedGraph &part)
{
    const auto isTaken = [&](const DesignedGraph &graph, QPointF offset) {
        return std::ranges::any_of(part.graph.nodes, [&](const Node &copied) {
            return std::ranges::any_of(graph.graph.nodes, [&](const Node &node) {
                return graph.place(node.id) == part.place(copied.id) + offset;
            });
        });
    };
    constexpr QPointF step(4 * CanvasGrid::step, 4 * CanvasGrid::step);
    auto offset = step;
    while (isTaken(before, offset))
        offset += step;
    while (isTaken(now, offset))
        offset += step;
    return offset;
}

} // namespace

EditorActions::EditorActions(Station &station, GraphDocument &document, Canvas &canvas,
                             QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_canvas(canvas)
    , m_undo(document.history().createUndoAction(this))
    , m_redo(document.history().createRedoAction(this))
    , m_cut(add(tr("Cut"), {}, QKeySequence::Cut, &EditorActions::cut))
    , m_copy(add(tr("Copy"), u"copy"_s, QKeySequence::Copy, &EditorActions::copy))
    , m_paste(add(tr("Paste"), {}, QKeySequence::Paste, &EditorActions::paste))
    , m_duplicate(add(tr("Duplicate"), {}, Qt::CTRL | Qt::Key_D, &EditorActions::duplicate))
    , m_remove(add(tr("Remove"), u"trash-2"_s, QKeySequence::Delete, &EditorActions::remove))
    , m_selectAll(add(tr("Choose all"), {}, QKeySequence::SelectAll, &EditorActions::selectAll))
    , m_arrange(add(tr("Arrange the nodes"), u"layout-grid"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_A,
                    &EditorActions::arrange))
    , m_fit(add(tr("Show everything"), u"maximize"_s, Qt::CTRL | Qt::Key_0, &EditorActions::fit))
    , m_fitChosen(
          add(tr("Show what is chosen"), {}, Qt::CTRL | Qt::Key_9, &EditorActions::fitChosen))
    , m_find(add(tr("Find…"), u"search"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_F, &EditorActions::find))
    , m_overview(add(tr("Overview"), u"map"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                     &EditorActions::toggleOverview))
    , m_findBar(new FindBar(document, canvas))
    , m_minimap(new Minimap(document, canvas))
    , m_groups(new GroupActions(document, canvas, this))
    , m_edges(new EdgeActions(document, canvas, this))
    , m_text(new TextPaste(station, document, this))
{
    m_overview->setCheckable(true);
    m_overview->setObjectName(u"overview"_s);
    m_fitChosen->setObjectName(u"showChosen"_s);
    m_undo->setIcon(icon(u"undo-2"_s));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setIcon(icon(u"redo-2"_s));
    m_redo->setShortcut(QKeySequence::Redo);
    for (auto *action : {m_undo, m_redo}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        canvas.addAction(action);
    }
    connect(&canvas.canvasScene(), &CanvasScene::selectionChanged, this,
            &EditorActions::updateEnabled);
    connect(&canvas.canvasScene(), &CanvasScene::chosenGroupChanged, this,
            &EditorActions::updateEnabled);
    connect(m_text, &TextPaste::refused, &canvas, &Canvas::refused);
    connect(m_text, &TextPaste::graphRead, this,
            [this](const DesignedGraph &part, const DesignedGraph &before) {
                if (!m_readOnly)
                    addCopy(part, before, tr("Paste"));
            });
    updateEnabled();
}

QAction *EditorActions::add(const QString &text, const QString &iconName, const QKeySequence &keys,
                            void (EditorActions::*run)())
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_canvas.addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void EditorActions::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_groups->setReadOnly(readOnly);
    updateEnabled();
}

void EditorActions::updateEnabled()
{
    const auto &scene = m_canvas.canvasScene();
    const bool nodes = !scene.chosenNodes().isEmpty();
    const bool some = nodes || !scene.chosenGroup().isEmpty() || !scene.selectedEdges().isEmpty();
    m_copy->setEnabled(nodes);
    m_cut->setEnabled(nodes && !m_readOnly);
    m_duplicate->setEnabled(nodes && !m_readOnly);
    m_remove->setEnabled(some && !m_readOnly);
    m_paste->setEnabled(!m_readOnly);
    m_arrange->setEnabled(!m_readOnly);
}

void EditorActions::copy()
{
    const auto part = GraphEdit::part(m_document.graph(), m_canvas.canvasScene().chosenNodes());
    QGuiApplication::clipboard()->setMimeData(ClipboardGraph::mimeOf(part).release());
}

void EditorActions::cut()
{
    copy();
    const auto nodes = m_canvas.canvasScene().chosenNodes();
    m_document.change(tr("Cut"), GraphEdit::removed(m_document.graph(), nodes, {}));
}

void EditorActions::paste()
{
    const auto *data = QGuiApplication::clipboard()->mimeData();
    const auto part = data ? ClipboardGraph::read(*data) : Result<DesignedGraph>(Error{});
    if (part)
        return addCopy(*part, m_document.graph(), tr("Paste"));
    const auto text = data ? data->text() : QString();
    if (!TextPaste::isLikely(text))
        return Q_EMIT m_canvas.refused(TextPaste::nothingThere());
    m_text->read(text);
}

void EditorActions::addCopy(const DesignedGraph &part, const DesignedGraph &before,
                            const QString &gesture)
{
    const auto &graph = m_document.graph();
    QSet<QString> ids;
    m_document.change(gesture,
                      GraphEdit::pasted(graph, part, copyOffset(before, graph, part), &ids));
    m_canvas.showNodes(ids);
}

void EditorActions::duplicate()
{
    addCopy(GraphEdit::part(m_document.graph(), m_canvas.canvasScene().chosenNodes()),
            m_document.graph(), tr("Duplicate"));
}

void EditorActions::remove()
{
    const auto &scene = m_canvas.canvasScene();
    if (!scene.chosenGroup().isEmpty())
        return m_groups->dissolve();
    m_document.change(
        tr("Remove"),
        GraphEdit::removed(m_document.graph(), scene.selectedNodes(), scene.selectedEdges()));
}

void EditorActions::selectAll()
{
    QSet<QString> ids;
    for (const auto &node : m_document.graph().graph.nodes)
        ids.insert(node.id);
    m_canvas.canvasScene().select(ids);
}

void EditorActions::arrange()
{
    m_document.change(
        tr("Arrange the nodes"),
        GraphEdit::moved(m_document.graph(), layeredLayout(m_document.graph().graph)));
    fit();
}

void EditorActions::fit()
{
    m_canvas.zoomToFit();
}

void EditorActions::fitChosen()
{
    m_canvas.zoomToChosen();
}

void EditorActions::find()
{
    m_findBar->open();
}

void EditorActions::toggleOverview()
{
    m_minimap->setVisible(m_overview->isChecked());
}

void EditorActions::setOverviewShown(bool shown)
{
    m_overview->setChecked(shown);
    toggleOverview();
}

bool EditorActions::isOverviewShown() const
{
    return m_overview->isChecked();
}

void EditorActions::addNode(const QString &kind, QPointF place)
{
    const auto id = GraphEdit::freeId(m_document.graph(), kind);
    m_document.change(tr("Add %1").arg(id),
                      GraphEdit::added(m_document.graph(), {id, NodeWords::fresh(kind)}, place));
    m_canvas.showNode(id);
}

void EditorActions::addFollower(const Edge &from, QPointF place, const QPoint &global)
{
    m_edges->askFollower(from, place, global);
}

void EditorActions::fillMenu(QMenu &menu)
{
    if (!m_readOnly)
        m_edges->fillMenu(menu);
    menu.addActions({m_cut, m_copy, m_paste, m_duplicate, m_remove});
    menu.addSeparator();
    m_groups->fillMenu(menu);
    menu.addSeparator();
    menu.addActions({m_selectAll, m_find, m_arrange, m_fit, m_fitChosen, m_overview});
    fillAlignment(menu);
}

void EditorActions::fillAlignment(QMenu &menu)
{
    const auto nodes = m_canvas.canvasScene().chosenNodes();
    if (nodes.size() < 2 || m_readOnly)
        return;
    auto *ways = menu.addMenu(tr("Bring into line"));
    const auto add = [&](const QString &text, auto make) {
        return connect(ways->addAction(text), &QAction::triggered, this, [this, text, nodes, make] {
            m_document.change(text, make(m_document.graph(), nodes));
        });
    };
    using Nodes = QSet<QString>;
    const auto addLine = [&](const QString &text, Alignment::Line line) {
        add(text, [line](const DesignedGraph &graph, const Nodes &chosen) {
            return Alignment::aligned(graph, chosen, line);
        });
    };
    addLine(tr("At the left"), Alignment::Line::Left);
    addLine(tr("At the right"), Alignment::Line::Right);
    addLine(tr("At the top"), Alignment::Line::Top);
    addLine(tr("At the bottom"), Alignment::Line::Bottom);
    addLine(tr("In a column"), Alignment::Line::Column);
    addLine(tr("In a row"), Alignment::Line::Row);
    if (nodes.size() < 3)
        return;
    add(tr("Even distances across"), [](const DesignedGraph &graph, const Nodes &chosen) {
        return Alignment::distributed(graph, chosen, Qt::Horizontal);
    });
    add(tr("Even distances down"), [](const DesignedGraph &graph, const Nodes &chosen) {
        return Alignment::distributed(graph, chosen, Qt::Vertical);
    });
}

} // namespace Signalbox
