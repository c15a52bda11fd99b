// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/eventhandover.h"

#include "core/receiver/ingestanswers.h"
#include "core/support/logging.h"

#include <span>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 eventOverhead = 512; ///< bytes, for what is not body, headers or target

qint64 bytesOf(const Request &request)
{
    return request.body.size() + request.headers.raw().size() + request.target.size()
        + eventOverhead;
}

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
    take(std::move(event));
    schedule({std::move(source), std::move(responder), 1, {}});
}

void EventHandover::addItems(std::vector<Item> items, std::shared_ptr<const IngestSource> source,
                             HttpResponder responder)
{
    Sender sender{std::move(source), std::move(responder), 0, {}};
    for (auto &item : items) {
        auto *event = std::get_if<NewEvent>(&item);
        sender.items.push_back(event != nullptr);
        sender.events += event != nullptr;
        if (event) {
            take(std::move(*event));
        } else {
            m_rejections.push_back(std::get<Rejection>(std::move(item)));
            m_bytes += bytesOf(m_rejections.back().request);
        }
    }
    schedule(std::move(sender));
}

void EventHandover::take(NewEvent event)
{
    m_bytes += bytesOf(event.event.request);
    m_events.push_back(std::move(event));
}

void EventHandover::schedule(Sender sender)
{
    m_senders.push_back(std::move(sender));
    if (m_senders.size() == 1)
        QMetaObject::invokeMethod(this, &EventHandover::flush, Qt::QueuedConnection);
}

void EventHandover::flush()
{
    const auto group = std::make_shared<Group>();
    group->events = std::exchange(m_events, {});
    group->rejections = std::exchange(m_rejections, {});
    auto senders = std::exchange(m_senders, {});
    const auto number = ++m_lastNumber;

    WriteJob job;
    job.bytes = std::exchange(m_bytes, 0);
    job.requests = int(senders.size());
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
    group.rejectionsKept = true;
    for (const auto &event : group.events) {
        group.outcomes.push_back(session.ingest(event));
        const auto &outcome = group.outcomes.back();
        if (!outcome && !concernsOneCall(outcome.error()))
            return;
    }
    for (const auto &rejection : group.rejections)
        group.rejectionsKept = group.rejectionsKept && session.addRejection(rejection);
}

void EventHandover::receive(std::vector<Mail> &&mails)
{
    for (const auto &mail : mails) {
        auto waiting = m_waiting.extract(mail.number);
        auto &senders = waiting.mapped();
        const auto &group = *mail.group;
        const bool stored =
            mail.committed && group.rejectionsKept && group.outcomes.size() == group.events.size();
        Position at;
        for (auto &sender : senders) {
            if (stored)
                answer(sender, group, at);
            else
                answerOverloaded(sender);
            at.event += sender.events;
            at.rejection += sender.items.empty() ? 0 : sender.items.size() - sender.events;
        }
    }
}

void EventHandover::answer(Sender &sender, const Group &group, const Position &at)
{
    const auto outcomes = std::span(group.outcomes).subspan(at.event, sender.events);
    for (const auto &outcome : outcomes) {
        if (outcome)
            continue;
        qCWarning(lcReceiver).noquote() << "event not stored:" << outcome.error().detail;
        answerOverloaded(sender);
        return;
    }
    const auto &source = *sender.source;
    if (sender.items.empty()) {
        const auto &outcome = *outcomes.front();
        sender.responder.send(IngestAnswers::stored(source.answer, outcome.event, outcome.status));
    } else {
        QList<IngestAnswers::Item> items;
        auto next = at;
        for (const bool isEvent : sender.items) {
            if (isEvent)
                items.append(*group.outcomes[next.event++]);
            else
                items.append(group.rejections[next.rejection++].id);
        }
        sender.responder.send(IngestAnswers::storedItems(source.answer, items));
        for (auto rejection = at.rejection; rejection < next.rejection; ++rejection) {
            const auto &kept = group.rejections[rejection];
            m_context.observer().rejected(kept.source, kept.cause, m_context.clock().now());
            m_log.write(kept, true);
        }
    }
    for (size_t i = 0; i < outcomes.size(); ++i)
        tell(sender, group.events[at.event + i].event, *outcomes[i]);
}

void EventHandover::tell(const Sender &sender, const Event &event, const IngestOutcome &outcome)
{
    const auto latency = m_context.clock().now() - event.request.receivedAt;
    m_context.observer().ingested(event.source, outcome.status, event.request.body.size(),
                                  event.request.receivedAt, latency);
    if (outcome.status == IngestStatus::Accepted && !event.warning.isEmpty()) {
        m_log.warned(event.source, event.warning);
        m_context.observer().warned(event.source, m_context.clock().now());
    }
    if (outcome.rejection)
        logKept(sender, event, outcome);
}

void EventHandover::answerOverloaded(Sender &sender)
{
    sender.responder.send(IngestAnswers::overloaded());
    m_context.observer().overloaded(sender.source->name, m_context.clock().now());
}

void EventHandover::logKept(const Sender &sender, const Event &event, const IngestOutcome &outcome)
{
    const bool replayed = outcome.status == IngestStatus::Replayed;
    Rejection rejection;
    rejection.id = *outcome.rejection;
    rejection.source = event.source;
    rejection.status = sender.source->answer.status;
    rejection.cause = replayed ? RejectionCause::Replayed : RejectionCause::Conflict;
    rejection.detail = (replayed ? u"What was signed is that of %1, under another key."_s
                                 : u"The key is that of %1, with other bytes."_s)
                           .arg(outcome.event.toString());
    rejection.request = event.request;
    rejection.bodySize = event.request.body.size();
    m_log.write(rejection, true);
}

} // namespace Signalbox
