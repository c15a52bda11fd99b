// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QVariantAnimation>

class QPushButton;

namespace Signalbox {

class FeedDelegate;
class FeedModel;

/// Shows a FeedModel, with the rows' notices in lines between them. While the reader has scrolled away or chosen a row it holds the model and
/// shows a pill with the number of new rows; J and K move like the arrows, Escape goes back to
/// live.
class FeedView final : public QTableView
{
    Q_OBJECT

public:
    explicit FeedView(QWidget *parent = nullptr);

    /// Not owned; must outlive this view.
    void setFeed(FeedModel *model);
    void setReducedMotion(bool reduced);
    /// Back to the top, nothing chosen, new rows come in again.
    void goLive();
    bool isLive() const { return m_live; }
    /// At least as wide as their headers; \a stretched takes what the others leave.
    void setColumnWidths(const QList<int> &widths, int stretched);

Q_SIGNALS:
    void currentRowChanged(int row);
    void liveChanged(bool live);
    void rowActivated(int row);
    void contextMenuRequested(int row, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    /// Rows \a first to \a last get room for their notices.
    void updateNotices(int first, int last);
    void updateLive();
    void updateVisibleRows();
    void updatePill();
    void placePill();
    void startFade();

    FeedModel *m_model = nullptr;
    FeedDelegate *m_delegate;
    QPushButton *m_pill;
    QVariantAnimation m_fade;
    bool m_live = true;
    bool m_reducedMotion = false;
};

} // namespace Signalbox
