// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"
#include "core/receiver/ingestcontext.h"
#include "core/receiver/mailbox.h"
#include "core/receiver/rejectionlog.h"

#include <unordered_map>

namespace Signalbox {

/// Takes the events of one receiver thread to the writer, all of one turn of its event loop as one
/// job, and answers their senders after the commit. Lives on that thread.
class EventHandover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventHandover)

public:
    /// \a context and \a log, of the same thread, must outlive this object.
    EventHandover(IngestContext &context, RejectionLog &log);
    ~EventHandover() override;

    /// 2xx when \a event is on disk; 503 when the writer is full or the commit failed.
    void add(NewEvent event, std::shared_ptr<const IngestSource> source, HttpResponder responder);

private:
    /// What the writer works on; the writer thread has it from submit() until the mail comes back.
    struct Group
    {
        std::vector<NewEvent> events;
        std::vector<Result<IngestOutcome>> outcomes;
    };
    /// Who waits for it.
    struct Sender
    {
        std::shared_ptr<const IngestSource> source;
        HttpResponder responder;
    };
    using Senders = std::vector<Sender>;
    struct Mail
    {
        quint64 number = 0;
        std::shared_ptr<Group> group;
        Result<void> committed;
    };

    void flush();
    void receive(std::vector<Mail> &&mails);
    void answer(Sender &sender, const Event &event, const Result<IngestOutcome> &outcome);
    void answerOverloaded(Sender &sender);
    void logConflict(const Sender &sender, const Event &event, const IngestOutcome &outcome);

    static void ingest(Group &group, WriteSession &session);

    IngestContext &m_context;
    RejectionLog &m_log;
    std::shared_ptr<Mailbox<Mail>> m_mailbox;
    std::vector<NewEvent> m_events; ///< of this turn
    Senders m_senders; ///< of this turn, in the same order
    qint64 m_bytes = 0; ///< held by m_events
    std::unordered_map<quint64, Senders> m_waiting;
    quint64 m_lastNumber = 0;
};

} // namespace Signalbox
