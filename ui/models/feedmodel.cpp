// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/feedmodel.h"

namespace Signalbox {

FeedModel::FeedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_clock.start();
}

void FeedModel::setVisibleRows(int first, int last)
{
    m_firstVisible = std::max(first, 0);
    m_lastVisible = std::max(last, m_firstVisible);
}

void FeedModel::touchColumn(int column)
{
    if (rowCount() == 0)
        return;
    const int last = std::min(m_lastVisible, rowCount() - 1);
    const int first = std::min(m_firstVisible, last);
    Q_EMIT dataChanged(index(first, column), index(last, column), {Qt::DisplayRole});
}

void FeedModel::setWaiting(int count, bool more)
{
    if (m_waiting == count && m_waitingMore == more)
        return;
    m_waiting = count;
    m_waitingMore = more;
    Q_EMIT waitingChanged();
}

} // namespace Signalbox
