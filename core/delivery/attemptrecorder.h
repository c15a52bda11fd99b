// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writer.h"

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace Signalbox {

class DeliveryInbox;

/// An attempt that ended, to be recorded.
struct FinishedAttempt
{
    AttemptCommit commit;
    QString destination;
    Timestamp receivedAt{}; ///< of the event
};

/// Attempts on their way through the writer. The writer thread fills in what became of them.
struct AttemptBatch
{
    std::vector<FinishedAttempt> attempts;
    std::vector<Result<void>> results; ///< for each attempt, once committed
    Result<void> committed;
};

/// Has attempts written, all of one turn in one job. One that could not be committed is kept and
/// tried again, after 1 s, then twice as long each time up to 30 s. Lives on the delivery thread.
class AttemptRecorder final
{
    Q_DISABLE_COPY_MOVE(AttemptRecorder)

public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    /// \a writer is not owned and must outlive this object.
    AttemptRecorder(Writer &writer, std::shared_ptr<DeliveryInbox> inbox);

    void add(FinishedAttempt attempt);
    /// Hands over what was added, unless the last commit failed and \a now is before retryAt().
    void flush(SteadyTime now);

    /// A batch came back through the inbox. True if it was committed; else it waits again.
    bool settle(AttemptBatch &batch, SteadyTime now);

    size_t unrecorded() const { return m_waiting.size() + m_submitted; }
    /// When flush() is wanted again after a commit that failed.
    std::optional<SteadyTime> retryAt() const { return m_retryAt; }

private:
    Writer &m_writer;
    std::shared_ptr<DeliveryInbox> m_inbox;
    std::vector<FinishedAttempt> m_waiting;
    size_t m_submitted = 0;
    std::optional<SteadyTime> m_retryAt;
    std::chrono::seconds m_pause{1};
};

} // namespace Signalbox
