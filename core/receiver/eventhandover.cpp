// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/eventhandover.h"

#include "core/receiver/ingestanswers.h"
#include "core/support/logging.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 eventOverhead = 512; ///< bytes, for what is not body, headers or target

/// An error of one call, after which the transaction goes on (see WriteSession).
bool concernsOneCall(const Error &error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Conflict
        || error.code == ErrorCode::Invalid;
}

} // namespace

EventHandover::EventHandover(IngestContext &context, RejectionLog &log)
    : m_context(context)
    , m_log(log)
    , m_mailbox(std::make_shared<Mailbox<Mail>>(
          this, [this](std::vector<Mail> &&mails) { receive(std::move(mails)); }))
{
}

EventHandover::~EventHandover()
{
    m_mailbox->close();
}

void EventHandover::add(NewEvent event, std::shared_ptr<const IngestSource> source,
                        HttpResponder responder)
{
    const auto &request = event.event.request;
    m_bytes +=
        request.body.size() + request.headers.raw().size() + request.target.size() + eventOverhead;
    m_senders.push_back({std::move(source), std::move(responder)});
    m_events.push_back(std::move(event));
    if (m_events.size() == 1)
        QMetaObject::invokeMethod(this, &EventHandover::flush, Qt::QueuedConnection);
}

void EventHandover::flush()
{
    const auto group = std::make_shared<Group>();
    group->events = std::exchange(m_events, {});
    auto senders = std::exchange(m_senders, {});
    const auto number = ++m_lastNumber;

    WriteJob job;
    job.bytes = std::exchange(m_bytes, 0);
    job.apply = [group](WriteSession &session) { ingest(*group, session); };
    job.done = [group, number, mailbox = m_mailbox](const Result<void> &committed) {
        mailbox->send({number, group, committed});
    };
    if (m_context.writer().submit(std::move(job))) {
        m_waiting.emplace(number, std::move(senders));
        return;
    }
    for (auto &sender : senders)
        answerOverloaded(sender);
}

void EventHandover::ingest(Group &group, WriteSession &session)
{
    group.outcomes.clear();
    for (const auto &event : group.events) {
        group.outcomes.push_back(session.ingest(event));
        const auto &outcome = group.outcomes.back();
        if (!outcome && !concernsOneCall(outcome.error()))
            return;
    }
}

void EventHandover::receive(std::vector<Mail> &&mails)
{
    for (const auto &mail : mails) {
        auto waiting = m_waiting.extract(mail.number);
        auto &senders = waiting.mapped();
        const auto &group = *mail.group;
        const bool stored = mail.committed && group.outcomes.size() == senders.size();
        for (size_t i = 0; i < senders.size(); ++i) {
            if (stored)
                answer(senders[i], group.events[i].event, group.outcomes[i]);
            else
                answerOverloaded(senders[i]);
        }
    }
}

void EventHandover::answer(Sender &sender, const Event &event, const Result<IngestOutcome> &outcome)
{
    if (!outcome) {
        qCWarning(lcReceiver).noquote() << "event not stored:" << outcome.error().detail;
        answerOverloaded(sender);
        return;
    }
    sender.responder.send(
        IngestAnswers::stored(sender.source->answer, outcome->event, outcome->status));
    const auto latency = m_context.clock().now() - event.request.receivedAt;
    m_context.observer().ingested(event.source, outcome->status, event.request.body.size(),
                                  event.request.receivedAt, latency);
    if (outcome->status == IngestStatus::Conflict)
        logConflict(sender, event, *outcome);
}

void EventHandover::answerOverloaded(Sender &sender)
{
    sender.responder.send(IngestAnswers::overloaded());
    m_context.observer().overloaded(sender.source->name, m_context.clock().now());
}

void EventHandover::logConflict(const Sender &sender, const Event &event,
                                const IngestOutcome &outcome)
{
    Rejection rejection;
    rejection.id = outcome.rejection.value_or(RejectionId());
    rejection.source = event.source;
    rejection.status = sender.source->answer.status;
    rejection.cause = RejectionCause::Conflict;
    rejection.detail = u"The key is that of %1, with other bytes."_s.arg(outcome.event.toString());
    rejection.request = event.request;
    rejection.bodySize = event.request.body.size();
    m_log.write(rejection, outcome.rejection.has_value());
}

} // namespace Signalbox
