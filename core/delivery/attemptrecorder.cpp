// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/attemptrecorder.h"

#include "core/delivery/deliveryinbox.h"
#include "core/delivery/deliverylog.h"

namespace Signalbox {
namespace {

constexpr std::chrono::seconds firstPause(1);
constexpr std::chrono::seconds longestPause(30);

qint64 bytesOf(const AttemptBatch &batch)
{
    qint64 bytes = 0;
    for (const auto &[commit, destination, receivedAt] : batch.attempts) {
        bytes += qint64(sizeof(FinishedAttempt)) + commit.attempt.responseHeaders.size()
            + commit.attempt.responseBody.size();
    }
    return bytes;
}

void write(AttemptBatch &batch, WriteSession &session)
{
    batch.results.clear();
    for (const auto &attempt : batch.attempts)
        batch.results.push_back(session.recordAttempt(attempt.commit));
}

} // namespace

AttemptRecorder::AttemptRecorder(Writer &writer, std::shared_ptr<DeliveryInbox> inbox)
    : m_writer(writer)
    , m_inbox(std::move(inbox))
{
}

void AttemptRecorder::add(FinishedAttempt attempt)
{
    m_waiting.push_back(std::move(attempt));
}

void AttemptRecorder::flush(SteadyTime now)
{
    if (m_waiting.empty() || (m_retryAt && now < *m_retryAt))
        return;
    m_retryAt.reset();
    auto batch = std::make_shared<AttemptBatch>();
    batch->attempts.swap(m_waiting);
    m_submitted += batch->attempts.size();
    m_writer.submitAlways({.apply = [batch](WriteSession &session) { write(*batch, session); },
                           .done =
                               [batch, inbox = m_inbox](const Result<void> &committed) {
                                   batch->committed = committed;
                                   inbox->settle(batch);
                               },
                           .bytes = bytesOf(*batch)});
}

bool AttemptRecorder::settle(AttemptBatch &batch, SteadyTime now)
{
    m_submitted -= batch.attempts.size();
    if (batch.committed.ok()) {
        m_pause = firstPause;
        return true;
    }
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(batch.attempts.begin()),
                     std::make_move_iterator(batch.attempts.end()));
    if (!m_retryAt) { // the first of the batches that failed together
        logNotCommitted(m_waiting.size(), m_pause, batch.committed.error());
        m_retryAt = now + m_pause;
        m_pause = std::min(m_pause * 2, longestPause);
    }
    return false;
}

} // namespace Signalbox
