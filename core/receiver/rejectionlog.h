// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rejection.h"
#include "core/receiver/rejectionrate.h"

#include <QObject>
#include <QTimer>

namespace Signalbox {

/// One wide line per rejection, and per event that is not as its schema has it, in category
/// signalbox.receiver: ids, names and numbers, never a header value; of the body at most the names
/// of members, in which what could end a line is replaced. In a flood at most linesPerSecond of
/// each are written, and the rest is summed up once a second. Lives on a receiver thread.
class RejectionLog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectionLog)

public:
    static constexpr int linesPerSecond = 20;

    /// \a clock is not owned.
    explicit RejectionLog(const Clock &clock);
    ~RejectionLog() override;

    /// \a stored: false for one that is only counted.
    void write(const Rejection &rejection, bool stored);
    /// An event of \a source was taken with \a warning.
    void warned(const QString &source, const QString &warning);
    /// \a count rejections that were taken for the store did not reach it, by \a reason.
    void lost(qint64 count, const QString &reason);

private:
    void summarise();

    const Clock &m_clock;
    RateWindow m_lines{linesPerSecond};
    RateWindow m_warnings{linesPerSecond};
    QTimer m_summary;
    qint64 m_unwritten = 0;
    qint64 m_unstored = 0;
    qint64 m_unwarned = 0;
};

} // namespace Signalbox
