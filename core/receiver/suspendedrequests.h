// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keyaddress.h"
#include "core/http/httphandler.h"
#include "core/receiver/ingestcontext.h"
#include "core/receiver/intake.h"
#include "core/receiver/mailbox.h"

#include <QTimer>

#include <map>

namespace Signalbox {

/// The requests of one receiver thread that wait for a vendor's key, while the thread goes on.
/// Lives on that thread. A client that goes away meanwhile is not noticed: its request goes its
/// way, as one whose client went a moment later.
class SuspendedRequests final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SuspendedRequests)

public:
    /// Takes a request up again: the key has been fetched, or the error says why it cannot be had.
    using Resume = std::function<void(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                                      const Result<void> &fetched)>;

    /// \a context must outlive this object.
    SuspendedRequests(IngestContext &context, Resume resume);
    ~SuspendedRequests() override; ///< answers those that wait with 503

    /// Resumes it later, from the thread's event loop; at once, with the error, when no more may
    /// wait.
    void suspend(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                 const KeyAddress &address);

private:
    struct Waiting
    {
        std::unique_ptr<Intake> intake;
        HttpResponder responder;
        qint64 bytes = 0;
        std::chrono::steady_clock::time_point until;
    };
    struct Mail
    {
        quint64 number = 0;
        Result<void> fetched;
    };

    void receive(std::vector<Mail> &&mails);
    void resume(quint64 number, const Result<void> &fetched);
    void giveUp();
    void arm();

    IngestContext &m_context;
    const Resume m_resume;
    std::shared_ptr<Mailbox<Mail>> m_mailbox;
    std::map<quint64, Waiting> m_waiting; ///< the longest first
    quint64 m_lastNumber = 0;
    QTimer m_timer; ///< runs while something waits
};

} // namespace Signalbox
