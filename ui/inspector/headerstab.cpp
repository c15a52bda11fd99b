// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/headerstab.h"

#include "ui/models/headerstablemodel.h"
#include "ui/widgets/feeddelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace Signalbox {

HeadersTab::HeadersTab(QWidget *parent)
    : QTreeView(parent)
    , m_model(new HeadersTableModel(this))
{
    setAccessibleName(tr("Headers"));
    setModel(m_model);
    auto *delegate = new FeedDelegate(this);
    delegate->setRowHeight(FeedDelegate::compactRowHeight);
    setItemDelegate(delegate);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    header()->setStretchLastSection(true);
}

void HeadersTab::setHeaders(const HeaderBlock &headers)
{
    m_model->setHeaders(headers);
    resizeColumnToContents(HeadersTableModel::Name);
}

void HeadersTab::keyPressEvent(QKeyEvent *event)
{
    const auto row = currentIndex().row();
    if (!event->matches(QKeySequence::Copy) || row < 0) {
        QTreeView::keyPressEvent(event);
        return;
    }
    const auto cell = [&](int column) { return m_model->index(row, column).data().toString(); };
    QGuiApplication::clipboard()->setText(cell(HeadersTableModel::Name) + QLatin1StringView(": ")
                                          + cell(HeadersTableModel::Value));
}

} // namespace Signalbox
