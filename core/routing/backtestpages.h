// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"
#include "core/store/storetypes.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace Signalbox {

/// Hands pages of events from the thread that reads them to the one that runs them; a few at most
/// wait. Thread-safe.
class BacktestPages final
{
public:
    static constexpr size_t waiting = 3;

    struct Page
    {
        QList<Event> events;
        QList<Document> envelopes; ///< theirs
        qint64 upTo = 0; ///< the seq behind the last that was looked at
    };

    /// False when nobody wants more.
    bool put(Page page);
    /// Nothing when there are no more.
    std::optional<Page> take();
    void end(); ///< there are no more
    void close(); ///< nobody wants more

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Page> m_pages;
    bool m_ended = false;
    bool m_closed = false;
};

} // namespace Signalbox
