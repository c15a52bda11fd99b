// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/conditions/fieldpicker.h"

#include "ui/designer/editors/expressionvocabulary.h"
#include "ui/models/jsontreemodel.h"
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
    setFocusProxy(m_search);
    for (int node = 1; node < envelope.nodes.size() && !current.isEmpty(); ++node) {
        const auto path = ExpressionVocabulary::pathOf(envelope, node);
        if (path == current || current.startsWith(path + u'.')) {
            search(path);
            if (path == current)
                break;
        }
    }
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
    // The way from the top to the first node whose path has the text in it.
    const auto &nodes = m_model->tree().nodes;
    for (int node = 1; node < nodes.size() && !text.isEmpty(); ++node) {
        if (!ExpressionVocabulary::pathOf(m_model->tree(), node)
                 .contains(text, Qt::CaseInsensitive))
            continue;
        const auto index = m_model->indexOf(node);
        for (auto above = index.parent(); above.isValid(); above = above.parent())
            m_tree->expand(above);
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
        return;
    }
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
