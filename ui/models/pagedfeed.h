// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"
#include "ui/models/feedmodel.h"

#include <QList>

#include <deque>
#include <functional>
#include <optional>

namespace Signalbox {

/// Rows of a page as they come from the station, newest first, and where the next one begins.
template <typename Row>
struct FeedPage
{
    QList<Row> rows;
    std::optional<qint64> next;
};

/// FeedModel over rows that are ordered by a member `seq`, descending and unique, and comparable.
/// A page may be short, even empty, although older rows match: then its `next` says down to where
/// the station looked, and the question goes on from there.
template <typename Row>
class PagedFeed : public FeedModel
{
public:
    using FeedModel::FeedModel;

    void refresh() override;
    void reload() override;
    void setHeld(bool held) override;
    bool isSearching() const override { return m_rows.empty() && m_next; }
    bool isCut() const override { return m_next && int(m_rows.size()) >= maxRows; }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && m_next && !m_tailAsked && int(m_rows.size()) < maxRows;
    }
    void fetchMore(const QModelIndex &parent) override;

    const Row *rowAt(int row) const
    {
        return row >= 0 && row < int(m_rows.size()) ? &m_rows[size_t(row)] : nullptr;
    }

protected:
    using Answer = std::function<void(Result<FeedPage<Row>>)>;

    /// Asks the station for rows below \a before. Must call \a answer on this thread, once, unless
    /// this object is gone by then.
    virtual void ask(std::optional<qint64> before, int limit, const Answer &answer) = 0;

    QVariant freshSince(const Row &row) const
    {
        const auto it = m_fresh.constFind(row.seq);
        return it == m_fresh.constEnd() ? QVariant() : QVariant(*it);
    }

private:
    void askHead();
    void askTail();
    /// What was asked for the head joins what is known, or is all that was asked for.
    bool isHeadWhole() const;
    void takeHead();
    void endSearch();
    void mergeHead(const FeedPage<Row> &page);
    void replaceAll(const FeedPage<Row> &page);
    void askVisible(const FeedPage<Row> &head);
    void updateKnown(const QList<Row> &rows);
    void insertAt(int row, const QList<Row> &rows, bool live);
    void removeAt(int row, int count);
    void cutTail();
    /// The first row with a seq not above \a seq.
    int lowerRow(qint64 seq) const;

    std::deque<Row> m_rows;
    std::optional<qint64> m_next;
    FeedPage<Row> m_head; ///< of the refresh that is open, as far as it has come
    std::optional<qint64> m_headFirst; ///< where the first page of the last head ended
    std::optional<qint64> m_nothingBelow; ///< of an empty list that was looked for to its end
    QHash<qint64, qint64> m_fresh; ///< seq -> clock()
    quint64 m_generation = 0; ///< answers to an older one are stale
    quint64 m_tail = 0; ///< likewise for the rows below
    bool m_headAsked = false;
    bool m_headAgain = false;
    bool m_tailAsked = false;
    bool m_held = false;
};

template <typename Row>
void PagedFeed<Row>::refresh()
{
    if (m_headAsked || (m_rows.empty() && m_tailAsked)) {
        m_headAgain = true;
        return;
    }
    m_headAsked = true;
    m_head = {};
    askHead();
}

template <typename Row>
void PagedFeed<Row>::askHead()
{
    const auto generation = m_generation;
    ask(m_head.next, headSize - int(m_head.rows.size()),
        [this, generation](Result<FeedPage<Row>> page) {
            if (generation != m_generation)
                return;
            if (page) {
                if (!m_head.next)
                    m_headFirst = page->next;
                m_head.rows += page->rows;
                m_head.next = page->next;
                if (!isHeadWhole()) {
                    auto goOn = [this, generation] {
                        if (generation == m_generation)
                            askHead();
                    };
                    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
                    return;
                }
            }
            m_headAsked = false;
            if (page)
                takeHead();
            else
                Q_EMIT failed(page.error());
            m_loaded = true;
            if (isSearching())
                fetchMore({});
            Q_EMIT loaded();
            if (std::exchange(m_headAgain, false))
                refresh();
        });
}

template <typename Row>
bool PagedFeed<Row>::isHeadWhole() const
{
    if (!m_head.next || m_head.rows.size() >= headSize)
        return true;
    if (!m_rows.empty())
        return *m_head.next <= m_rows.front().seq;
    return !m_nothingBelow || !m_head.rows.isEmpty() || *m_head.next <= *m_nothingBelow;
}

template <typename Row>
void PagedFeed<Row>::takeHead()
{
    auto head = std::exchange(m_head, {});
    if (m_rows.empty() && head.next && m_nothingBelow && *head.next <= *m_nothingBelow)
        head.next.reset();
    mergeHead(head);
    if (m_rows.empty() && !m_next)
        m_nothingBelow = m_headFirst;
    askVisible(head);
}

template <typename Row>
void PagedFeed<Row>::reload()
{
    ++m_generation;
    ++m_tail;
    m_headAsked = m_headAgain = m_tailAsked = m_loaded = false;
    setWaiting(0, false);
    if (!m_rows.empty() || m_next) {
        beginResetModel();
        m_rows.clear();
        m_fresh.clear();
        m_next.reset();
        endResetModel();
    }
    m_nothingBelow.reset();
    refresh();
}

template <typename Row>
void PagedFeed<Row>::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (!held)
        refresh();
}

template <typename Row>
void PagedFeed<Row>::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_tailAsked = true;
    askTail();
}

template <typename Row>
void PagedFeed<Row>::askTail()
{
    const auto tail = m_tail;
    ask(m_next, std::min(pageSize, maxRows - int(m_rows.size())),
        [this, tail](Result<FeedPage<Row>> page) {
            if (tail != m_tail)
                return;
            if (!page) {
                m_tailAsked = false;
                Q_EMIT failed(page.error());
                return;
            }
            m_next = page->next;
            if (page->rows.isEmpty() && m_next) {
                auto goOn = [this, tail] {
                    if (tail == m_tail)
                        askTail();
                };
                QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
                return;
            }
            m_tailAsked = false;
            const bool searched = m_rows.empty();
            insertAt(int(m_rows.size()), page->rows, false);
            if (searched)
                endSearch();
        });
}

template <typename Row>
void PagedFeed<Row>::endSearch()
{
    if (m_rows.empty())
        m_nothingBelow = m_headFirst;
    Q_EMIT loaded();
    if (std::exchange(m_headAgain, false))
        refresh();
}

template <typename Row>
int PagedFeed<Row>::lowerRow(qint64 seq) const
{
    const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), seq,
                                     [](const Row &row, qint64 value) { return row.seq > value; });
    return int(it - m_rows.begin());
}

template <typename Row>
void PagedFeed<Row>::mergeHead(const FeedPage<Row> &page)
{
    const auto &rows = page.rows;
    if (m_rows.empty()) {
        replaceAll(page);
        return;
    }
    if (m_held) {
        qsizetype fresh = 0;
        while (fresh < rows.size() && rows[fresh].seq > m_rows.front().seq)
            ++fresh;
        setWaiting(int(fresh), page.next && *page.next > m_rows.front().seq);
        updateKnown(rows);
        return;
    }
    setWaiting(0, false);
    if (page.next && *page.next > m_rows.front().seq) {
        replaceAll(page); // more came than a page holds: what lies between is paged in on demand
        return;
    }
    // Both descend by seq. Runs are inserted and removed at once.
    const qint64 floor = page.next.value_or(0); // the station has looked down to here
    int row = 0;
    qsizetype i = 0;
    while (i < rows.size() || (row < int(m_rows.size()) && m_rows[size_t(row)].seq >= floor)) {
        const qint64 known = row < int(m_rows.size()) ? m_rows[size_t(row)].seq : 0;
        if (i < rows.size() && rows[i].seq > known) {
            const auto first = i;
            while (i < rows.size() && rows[i].seq > known)
                ++i;
            insertAt(row, rows.sliced(first, i - first), row == 0);
            row += int(i - first);
        } else if (i < rows.size() && rows[i].seq == known) {
            ++row;
            ++i;
        } else {
            const qint64 next = i < rows.size() ? rows[i].seq : floor - 1;
            int count = 0;
            while (row + count < int(m_rows.size()) && m_rows[size_t(row + count)].seq > next)
                ++count;
            removeAt(row, count);
        }
    }
    updateKnown(rows);
    if (!page.next && rows.isEmpty())
        m_next.reset();
    cutTail();
}

template <typename Row>
void PagedFeed<Row>::replaceAll(const FeedPage<Row> &page)
{
    ++m_tail;
    m_tailAsked = false;
    m_next = page.next;
    setWaiting(0, false);
    if (m_rows.empty()) {
        insertAt(0, page.rows, m_loaded);
        return;
    }
    this->beginResetModel();
    m_fresh.clear();
    m_rows.assign(page.rows.begin(), page.rows.end());
    this->endResetModel();
}

template <typename Row>
void PagedFeed<Row>::askVisible(const FeedPage<Row> &head)
{
    const int last = std::min(m_lastVisible, int(m_rows.size()) - 1);
    if (last < 0 || !head.next || m_rows[size_t(last)].seq >= *head.next)
        return;
    const int first = std::min(m_firstVisible, last);
    const auto generation = m_generation;
    ask(m_rows[size_t(first)].seq + 1, std::min(last - first + 1, headSize),
        [this, generation](Result<FeedPage<Row>> page) {
            if (generation == m_generation && page)
                updateKnown(page->rows);
        });
}

template <typename Row>
void PagedFeed<Row>::updateKnown(const QList<Row> &rows)
{
    int first = -1;
    int last = -1;
    const auto flush = [&] {
        if (first >= 0)
            Q_EMIT this->dataChanged(this->index(first, 0),
                                     this->index(last, this->columnCount() - 1));
        first = -1;
    };
    for (const auto &row : rows) {
        const int at = lowerRow(row.seq);
        if (at >= int(m_rows.size()))
            break;
        if (m_rows[size_t(at)].seq != row.seq || m_rows[size_t(at)] == row)
            continue;
        m_rows[size_t(at)] = row;
        if (first >= 0 && at != last + 1)
            flush();
        if (first < 0)
            first = at;
        last = at;
    }
    flush();
}

template <typename Row>
void PagedFeed<Row>::insertAt(int row, const QList<Row> &rows, bool live)
{
    if (rows.isEmpty())
        return;
    m_nothingBelow.reset();
    const bool fresh = live && rows.size() <= freshRows;
    if (fresh) {
        const auto now = clock();
        if (now - m_lastFresh > 10'000)
            m_fresh.clear();
        for (const auto &each : rows)
            m_fresh.insert(each.seq, now);
        m_lastFresh = now;
    }
    this->beginInsertRows({}, row, row + int(rows.size()) - 1);
    m_rows.insert(m_rows.begin() + row, rows.begin(), rows.end());
    this->endInsertRows();
    if (fresh)
        Q_EMIT freshRowsInserted();
}

template <typename Row>
void PagedFeed<Row>::removeAt(int row, int count)
{
    this->beginRemoveRows({}, row, row + count - 1);
    m_rows.erase(m_rows.begin() + row, m_rows.begin() + row + count);
    this->endRemoveRows();
}

template <typename Row>
void PagedFeed<Row>::cutTail()
{
    const int surplus = int(m_rows.size()) - maxRows;
    if (surplus <= 0)
        return;
    removeAt(maxRows, surplus);
    m_next = m_rows.back().seq;
    ++m_tail;
    m_tailAsked = false;
}

} // namespace Signalbox
