// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <utility>

namespace Signalbox {

/// At most so many in each second of the clock. A value: no timer, no thread.
class RateWindow final
{
public:
    explicit RateWindow(int limit)
        : m_limit(limit)
    {
    }

    /// Counts one at \a now; false when the second is full.
    bool admit(Timestamp now);

private:
    int m_limit;
    int m_count = 0;
    std::chrono::sys_seconds m_second{};
};

/// Whether what was refused had been proved to be its sender's before.
enum class Trust : quint8 { Unproven, Proven };

/// How many rejections are kept, over all receiver threads: a flood of bad requests must not fill
/// the store, nor may one source's flood hide the rejections of another, nor strangers those of the
/// genuine sender. Thread-safe.
class RejectionRate final
{
public:
    static constexpr int keptPerSecond = 100; ///< per source, of either trust

    /// \a source is empty for all requests that name no source of ours.
    bool admit(const QString &source, Trust trust, Timestamp now);

private:
    std::mutex m_mutex;
    QHash<std::pair<QString, bool>, RateWindow> m_windows; ///< by source and whether proven
};

} // namespace Signalbox
