// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"
#include "core/receiver/ingestcontext.h"
#include "core/receiver/mailbox.h"
#include "core/receiver/rejectionlog.h"

#include <unordered_map>
#include <variant>

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

    /// An item of a request: an event, or the rejection that it became.
    using Item = std::variant<NewEvent, Rejection>;

    /// 2xx when all \a items of a request are on disk, in one transaction; else as add().
    void addItems(std::vector<Item> items, std::shared_ptr<const IngestSource> source,
                  HttpResponder responder);

private:
    /// What the writer works on; the writer thread has it from submit() until the mail comes back.
    struct Group
    {
        std::vector<NewEvent> events;
        std::vector<Rejection> rejections; ///< items of requests whose other items are events
        std::vector<Result<IngestOutcome>> outcomes; ///< of events
        bool rejectionsKept = true;
    };
    /// Who waits for it.
    struct Sender
    {
        std::shared_ptr<const IngestSource> source;
        HttpResponder responder;
        size_t events = 1; ///< of the group, after those of the sender before
        std::vector<bool> items; ///< of a split request in their order: true is an event
    };
    /// Where in a group a sender's part begins.
    struct Position
    {
        size_t event = 0;
        size_t rejection = 0;
    };
    using Senders = std::vector<Sender>;
    struct Mail
    {
        quint64 number = 0;
        std::shared_ptr<Group> group;
        Result<void> committed;
    };

    void take(NewEvent event);
    void schedule(Sender sender);
    void flush();
    void receive(std::vector<Mail> &&mails);
    void answer(Sender &sender, const Group &group, const Position &at);
    void tell(const Sender &sender, const Event &event, const IngestOutcome &outcome);
    void answerOverloaded(Sender &sender);
    /// Of an event that the store kept as a rejection.
    void logKept(const Sender &sender, const Event &event, const IngestOutcome &outcome);

    static void ingest(Group &group, WriteSession &session);

    IngestContext &m_context;
    RejectionLog &m_log;
    std::shared_ptr<Mailbox<Mail>> m_mailbox;
    std::vector<NewEvent> m_events; ///< of this turn
    std::vector<Rejection> m_rejections; ///< of this turn
    Senders m_senders; ///< of this turn, in the same order
    qint64 m_bytes = 0; ///< held by m_events and m_rejections
    std::unordered_map<quint64, Senders> m_waiting;
    quint64 m_lastNumber = 0;
};

} // namespace Signalbox
