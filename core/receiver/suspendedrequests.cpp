// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/suspendedrequests.h"

#include "core/auth/keys/keyfetcher.h"
#include "core/receiver/ingestanswers.h"
#include "core/support/addressrange.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

using std::chrono::steady_clock;

qint64 heldBytes(const ReceivedRequest &request)
{
    return request.body.size() + request.headers.raw().size() + request.target.size();
}

Error unavailable(const QString &why)
{
    return {ErrorCode::Unavailable, why};
}

} // namespace

SuspendedRequests::SuspendedRequests(IngestContext &context, Resume resume)
    : m_context(context)
    , m_resume(std::move(resume))
    , m_mailbox(std::make_shared<Mailbox<Mail>>(
          this, [this](std::vector<Mail> &&mails) { receive(std::move(mails)); }))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SuspendedRequests::giveUp);
}

SuspendedRequests::~SuspendedRequests()
{
    m_mailbox->close();
    for (auto &[number, waiting] : m_waiting) {
        m_context.keys().give(waiting.bytes);
        waiting.responder.send(IngestAnswers::overloaded());
    }
}

void SuspendedRequests::suspend(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                                const KeyAddress &address)
{
    auto &keys = m_context.keys();
    const auto bytes = heldBytes(intake->request);
    if (!keys.fetcher() || !keys.take(bytes)) {
        m_resume(std::move(intake), std::move(responder),
                 unavailable(u"too many requests wait for vendors' keys"_s));
        return;
    }
    // What one address sends to one source keeps no other's first certificate from being fetched.
    const auto asker =
        intake->source->name + u' ' + countedAddress(intake->request.client).toString();
    const auto number = ++m_lastNumber;
    m_waiting.emplace(number,
                      Waiting{std::move(intake), std::move(responder), bytes,
                              steady_clock::now() + keys.limits().longest});
    arm();
    keys.fetcher()->fetch(
        address,
        [number, mailbox = m_mailbox](const Result<void> &fetched) {
            mailbox->send({number, fetched});
        },
        asker);
}

void SuspendedRequests::receive(std::vector<Mail> &&mails)
{
    for (const auto &mail : mails)
        resume(mail.number, mail.fetched);
    arm();
}

void SuspendedRequests::resume(quint64 number, const Result<void> &fetched)
{
    auto found = m_waiting.extract(number);
    if (found.empty())
        return; // given up
    auto &waiting = found.mapped();
    m_context.keys().give(waiting.bytes);
    m_resume(std::move(waiting.intake), std::move(waiting.responder), fetched);
}

void SuspendedRequests::giveUp()
{
    const auto now = steady_clock::now();
    while (!m_waiting.empty() && m_waiting.begin()->second.until <= now)
        resume(m_waiting.begin()->first, unavailable(u"it took too long to fetch it"_s));
    arm();
}

void SuspendedRequests::arm()
{
    if (m_waiting.empty()) {
        m_timer.stop();
        return;
    }
    const auto left = m_waiting.begin()->second.until - steady_clock::now();
    m_timer.start(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(0)));
}

} // namespace Signalbox
