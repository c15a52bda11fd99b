// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/error.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHash>

namespace Signalbox {

/// A table over a list in the station that grows at its top, newest first: pages in as the view
/// scrolls down, merges what is new at each refresh(), holds at most maxRows, never blocks. While
/// it is held, new rows are counted instead of shown, so that nothing moves under the reader.
class FeedModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FeedModel)

public:
    static constexpr int headSize = 200; ///< rows asked for at a refresh
    static constexpr int pageSize = 300; ///< rows asked for when scrolling down
    static constexpr int maxRows = 20'000;
    static constexpr int freshRows = 24; ///< larger batches are not marked: all would flash

    explicit FeedModel(QObject *parent = nullptr);

    /// Asks for the newest rows, and for the visible ones where those lie deeper; one question of
    /// a kind at a time, further calls while it is open are remembered as one.
    virtual void refresh() = 0;
    /// Forgets all rows and asks anew.
    virtual void reload() = 0;

    virtual void setHeld(bool held) = 0;
    /// New rows not shown yet; more: there are at least as many.
    int waiting() const { return m_waiting; }
    bool isWaitingMore() const { return m_waitingMore; }

    /// An answer to the present question has come.
    bool isLoaded() const { return m_loaded; }
    /// No row was found so far, and the station has not looked at all that is stored.
    virtual bool isSearching() const = 0;
    /// The bound is reached and older rows exist.
    virtual bool isCut() const = 0;

    /// What the view shows, for refresh().
    void setVisibleRows(int first, int last);

    /// Milliseconds on the clock of FeedRole::FreshSince.
    qint64 clock() const { return m_clock.elapsed(); }
    /// When the last row was marked fresh; -1: never.
    qint64 lastFresh() const { return m_lastFresh; }

    /// Row numbers mean other rows now, or times are to be written anew.
    void touchColumn(int column);

Q_SIGNALS:
    void waitingChanged();
    /// The first answer after reload(), each one to a refresh() after that, and the end of a
    /// search.
    void loaded();
    void failed(const Signalbox::Error &error);
    void freshRowsInserted();

protected:
    void setWaiting(int count, bool more);

    QElapsedTimer m_clock;
    qint64 m_lastFresh = -1;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    bool m_loaded = false;

private:
    int m_waiting = 0;
    bool m_waitingMore = false;
};

} // namespace Signalbox
