// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/feedview.h"

#include "ui/models/feedmodel.h"
#include "ui/models/feedroles.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tokens.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString noticeOf(const FeedModel &model, int row)
{
    return model.index(row, 0).data(FeedRole::Notice).toString();
}

void paintNotice(QPainter &painter, const QRect &line, const QString &notice,
                 const QPalette &palette)
{
    constexpr int iconSize = 14;
    constexpr int gap = 8;
    const auto &tokens = Tokens::of(palette);
    painter.fillRect(line, tokens.background);
    painter.setPen(tokens.line);
    painter.drawLine(line.bottomLeft(), line.bottomRight());
    auto rest = line.adjusted(FeedDelegate::margin, 0, -FeedDelegate::margin, -1);
    paintIcon(painter,
              QRectF(rest.left(), rest.center().y() - iconSize / 2.0 + 0.5, iconSize, iconSize),
              QStringLiteral("power"), tokens.warn);
    rest.setLeft(rest.left() + iconSize + gap);
    painter.setPen(tokens.muted);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(notice, Qt::ElideRight, rest.width()));
}

} // namespace

FeedView::FeedView(QWidget *parent)
    : QTableView(parent)
    , m_delegate(new FeedDelegate(this))
    , m_pill(new QPushButton(this))
{
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(FeedDelegate::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setSectionsMovable(true);
    m_pill->setObjectName(u"newRows"_s);
    m_pill->setProperty("pill", true);
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->hide();
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    m_fade.setDuration(FeedDelegate::fadeMilliseconds);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this] { viewport()->update(); });
    connect(m_pill, &QPushButton::clicked, this, &FeedView::goLive);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        updateVisibleRows();
        updateLive();
    });
}

void FeedView::setFeed(FeedModel *model)
{
    m_model = model;
    setModel(model);
    m_delegate->setFreshness(m_reducedMotion ? nullptr : model);
    connect(model, &FeedModel::waitingChanged, this, &FeedView::updatePill);
    connect(model, &FeedModel::freshRowsInserted, this, &FeedView::startFade);
    connect(model, &FeedModel::loaded, this, &FeedView::updateVisibleRows);
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        updateNotices(0, model->rowCount() - 1);
        updateLive();
    });
    // A notice depends on the row above.
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { updateNotices(first, last + 1); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first) { updateNotices(first, first); });
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
                if (roles.contains(FeedRole::Notice))
                    updateNotices(from.row(), to.row());
            });
}

void FeedView::updateNotices(int first, int last)
{
    for (int row = first; row <= std::min(last, m_model->rowCount() - 1); ++row) {
        const bool noticed = !noticeOf(*m_model, row).isEmpty();
        const int height = FeedDelegate::rowHeight + (noticed ? FeedDelegate::noticeHeight : 0);
        if (rowHeight(row) != height)
            verticalHeader()->resizeSection(row, height);
    }
}

void FeedView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const int first = rowAt(0);
    if (first < 0)
        return;
    QPainter painter(viewport());
    const int height = viewport()->height();
    for (int row = first; row < m_model->rowCount() && rowViewportPosition(row) < height; ++row) {
        const auto notice = noticeOf(*m_model, row);
        if (!notice.isEmpty())
            paintNotice(painter,
                        {0, rowViewportPosition(row), viewport()->width(),
                         FeedDelegate::noticeHeight},
                        notice, palette());
    }
}

void FeedView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    m_delegate->setFreshness(reduced ? nullptr : m_model);
}

void FeedView::startFade()
{
    if (m_reducedMotion || !isVisible())
        return;
    m_fade.stop();
    m_fade.start();
}

void FeedView::goLive()
{
    setCurrentIndex({});
    clearSelection();
    verticalScrollBar()->setValue(0);
    updateLive();
}

void FeedView::setColumnWidths(const QList<int> &widths, int stretched)
{
    for (int column = 0; column < widths.size(); ++column) {
        setColumnWidth(column,
                       std::max(widths[column], horizontalHeader()->sectionSizeHint(column)));
        horizontalHeader()->setSectionResizeMode(
            column, column == stretched ? QHeaderView::Stretch : QHeaderView::Interactive);
    }
}

void FeedView::updateLive()
{
    const bool live = !currentIndex().isValid() && verticalScrollBar()->value() == 0;
    if (m_model)
        m_model->setHeld(!live);
    if (live == m_live)
        return;
    m_live = live;
    updatePill();
    Q_EMIT liveChanged(live);
}

void FeedView::updateVisibleRows()
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    if (m_model)
        m_model->setVisibleRows(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void FeedView::updatePill()
{
    const int count = m_model ? m_model->waiting() : 0;
    m_pill->setVisible(count > 0);
    if (count == 0)
        return;
    m_pill->setText(m_model->isWaitingMore() ? tr("more than %n new", nullptr, count)
                                             : tr("%n new", nullptr, count));
    m_pill->setAccessibleName(tr("Show %n new row(s)", nullptr, count));
    placePill();
}

void FeedView::placePill()
{
    m_pill->adjustSize();
    m_pill->move((width() - m_pill->width()) / 2, horizontalHeader()->height() + 8);
    m_pill->raise();
}

void FeedView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placePill();
    updateVisibleRows();
}

void FeedView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateLive();
    Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

void FeedView::focusInEvent(QFocusEvent *event)
{
    // The item view would make the first row current, which ends the live mode.
    if (currentIndex().isValid())
        QTableView::focusInEvent(event);
    else
        QAbstractScrollArea::focusInEvent(event);
}

void FeedView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        goLive();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT rowActivated(currentIndex().row());
        return;
    }
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        const int step = event->key() == Qt::Key_J ? 1 : -1;
        const int row = currentIndex().isValid() ? currentIndex().row() + step : 0;
        if (model() && row >= 0 && row < model()->rowCount())
            setCurrentIndex(model()->index(row, 0));
        return;
    }
    QTableView::keyPressEvent(event);
}

void FeedView::contextMenuEvent(QContextMenuEvent *event)
{
    const auto index = event->reason() == QContextMenuEvent::Keyboard
        ? currentIndex()
        : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const auto place = event->reason() == QContextMenuEvent::Keyboard
        ? viewport()->mapToGlobal(visualRect(index).center())
        : event->globalPos();
    Q_EMIT contextMenuRequested(index.row(), place);
}

} // namespace Signalbox
