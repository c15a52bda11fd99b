// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/fieldpicker.h"

#include "ui/designer/editors/expressionvocabulary.h"
#include "ui/models/jsontreemodel.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScreen>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize pickerSize(420, 340);
constexpr int pickerNames = 190;

/// The node of that path, else the last one that it leads through; 0: none.
int nearestTo(const QString &path, const QStringList &paths)
{
    int nearest = 0;
    for (int node = 1; node < paths.size(); ++node) {
        const auto &each = paths.at(node);
        if (!path.startsWith(each))
            continue;
        if (path.size() == each.size())
            return node;
        if (const auto next = path.at(each.size()); next == u'.' || next == u'[')
            nearest = node;
    }
    return nearest;
}

} // namespace

FieldPicker::FieldPicker(const JsonTree &envelope, const QString &current, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new JsonTreeModel(this))
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"fieldPicker"_s);
    setProperty("panel", true);
    m_search->setObjectName(u"fieldSearch"_s);
    m_search->setAccessibleName(tr("Find a field"));
    m_search->setPlaceholderText(tr("Find a field"));
    m_model->setTree(envelope);
    m_tree->setObjectName(u"fieldTree"_s);
    m_tree->setAccessibleName(tr("Fields of the sample event"));
    m_tree->setModel(m_model);
    m_tree->setRootIndex(m_model->index(0, 0));
    m_tree->setFont(fixedFont());
    m_tree->setUniformRowHeights(true);
    m_tree->header()->resizeSection(JsonTreeModel::Name, pickerNames);
    m_tree->setMinimumHeight(0);
    for (int row = 0; row < m_model->rowCount(m_tree->rootIndex()); ++row) {
        const auto index = m_model->index(row, 0, m_tree->rootIndex());
        if (index.data().toString() == "body"_L1)
            m_tree->expand(index);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    leadFocus(*this, *m_search);
    if (!current.isEmpty())
        choose(nearestTo(current, paths()));
    connect(m_search, &QLineEdit::textEdited, this, &FieldPicker::search);
    connect(m_search, &QLineEdit::returnPressed, this, &FieldPicker::pick);
    connect(m_tree, &QTreeView::activated, this, &FieldPicker::pick);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->rowCount(index.siblingAtColumn(0)) == 0)
            pick();
        else
            m_tree->setExpanded(index.siblingAtColumn(0),
                                !m_tree->isExpanded(index.siblingAtColumn(0)));
    });
}

void FieldPicker::popUp(const QWidget &anchor)
{
    resize(pickerSize);
    auto place = anchor.mapToGlobal(anchor.rect().bottomLeft());
    const auto screen = anchor.screen()->availableGeometry();
    if (place.y() + height() > screen.bottom())
        place.setY(anchor.mapToGlobal(QPoint()).y() - height());
    place.setX(
        std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(place);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void FieldPicker::search(const QString &text)
{
    if (text.isEmpty())
        return;
    const auto &all = paths();
    const auto found = std::ranges::find_if(
        all, [&](const QString &path) { return path.contains(text, Qt::CaseInsensitive); });
    if (found != all.end())
        choose(int(found - all.begin()));
}

/// With the way to it from the top.
void FieldPicker::choose(int node)
{
    const auto index = m_model->indexOf(node);
    if (node <= 0 || !index.isValid())
        return;
    for (auto above = index.parent(); above.isValid(); above = above.parent())
        m_tree->expand(above);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

const QStringList &FieldPicker::paths()
{
    if (m_paths.isEmpty())
        m_paths = ExpressionVocabulary::pathsOf(m_model->tree());
    return m_paths;
}

void FieldPicker::pick()
{
    const auto index = m_tree->currentIndex();
    if (!index.isValid())
        return;
    Q_EMIT picked(ExpressionVocabulary::pathOf(m_model->tree(), int(index.internalId())));
    close();
}

} // namespace Signalbox
