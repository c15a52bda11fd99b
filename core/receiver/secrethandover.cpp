// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/secrethandover.h"

#include "core/receiver/ingestanswers.h"
#include "core/support/logging.h"

namespace Signalbox {

SecretHandover::SecretHandover(IngestContext &context)
    : m_context(context)
    , m_mailbox(std::make_shared<Mailbox<Mail>>(this, [this](std::vector<Mail> &&mails) {
        for (const auto &mail : mails)
            receive(mail);
    }))
{
}

SecretHandover::~SecretHandover()
{
    m_mailbox->close();
}

void SecretHandover::add(const QString &source, Delivered delivered, HttpResponder responder)
{
    const auto number = ++m_lastNumber;
    m_waiting.emplace(
        number,
        Sender{source, delivered.openUntil, std::move(delivered.response), std::move(responder)});
    m_context.keepSecret(source, delivered.secret, [number, mailbox = m_mailbox](bool kept) {
        mailbox->send({number, kept});
    });
}

void SecretHandover::receive(const Mail &mail)
{
    auto waiting = m_waiting.extract(mail.number);
    auto &sender = waiting.mapped();
    if (!mail.kept)
        m_context.registrations().open(sender.source, sender.openUntil);
    qCInfo(lcReceiver).noquote().nospace() << "secret_delivered source=" << sender.source
                                           << " kept=" << (mail.kept ? "true" : "false");
    sender.responder.send(mail.kept ? std::move(sender.response) : IngestAnswers::overloaded());
}

} // namespace Signalbox
