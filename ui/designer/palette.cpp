// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/palette.h"

#include "ui/designer/canvas.h"
#include "ui/designer/nodewords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int KindRole = Qt::UserRole;

class KindList final : public QListWidget
{
public:
    using QListWidget::QListWidget;

protected:
    QMimeData *mimeData(const QList<QListWidgetItem *> &items) const override
    {
        auto *data = new QMimeData;
        if (!items.isEmpty())
            data->setData(QLatin1StringView(Canvas::kindMime),
                          items.first()->data(KindRole).toString().toUtf8());
        return data;
    }
};

} // namespace

Palette::Palette(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new KindList(this))
{
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setAccessibleName(tr("Find a kind of node"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"palette"_s);
    m_list->setAccessibleName(tr("Kinds of nodes"));
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setSpacing(1);
    m_list->setIconSize({16, 16});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    leadFocus(*this, *m_search);
    for (const auto &kind : NodeWords::kinds()) {
        auto *item = new QListWidgetItem(icon(kind.icon), kind.name, m_list);
        item->setData(KindRole, kind.kind);
        item->setToolTip(kind.sentence);
    }
    connect(m_search, &QLineEdit::textChanged, this, &Palette::updateList);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        Q_EMIT kindChosen(item->data(KindRole).toString());
    });
    setReadOnly({});
    updateList();
}

void Palette::setReadOnly(const QString &why)
{
    const bool ours = why.isEmpty();
    for (QWidget *each : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list)}) {
        each->setEnabled(ours);
        each->setToolTip(why);
    }
    m_search->setPlaceholderText(ours ? tr("Add a node") : tr("Nothing can be added"));
}

void Palette::updateList()
{
    const auto words = m_search->text();
    m_list->setCurrentRow(-1);
    for (int row = 0; row < m_list->count(); ++row) {
        auto *item = m_list->item(row);
        const bool fits = item->text().contains(words, Qt::CaseInsensitive)
            || item->toolTip().contains(words, Qt::CaseInsensitive);
        item->setHidden(!fits);
        if (fits && !m_list->currentItem())
            m_list->setCurrentItem(item);
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const int step = key == Qt::Key_Down ? 1 : -1;
        for (int row = m_list->currentRow() + step; row >= 0 && row < m_list->count();
             row += step) {
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                break;
            }
        }
        return true;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_list->currentItem()) {
        Q_EMIT kindChosen(m_list->currentItem()->data(KindRole).toString());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Signalbox
