// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/snsconfirmhandshake.h"

#include "core/auth/keys/keyfetcher.h"
#include "core/auth/snsmessage.h"
#include "core/auth/wordlist.h"
#include "core/domain/subscription.h"
#include "core/receiver/ingestcontext.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qsizetype longestTime = 40;

KeyAddress addressOf(const SnsMessage &message)
{
    return {QString::fromLatin1(message.subscribeUrl), {}, true};
}

QString topicOf(const SnsMessage &message)
{
    return QString::fromLatin1(message.topic);
}

/// hasGenuineSubscribeUrl() of \a message, so that its topic can be read.
StepEnd kept(const SnsMessage &message, const QString &why)
{
    const auto topic = readSnsTopic(message.topic).value_or(SnsTopic());
    WaitingSubscription waiting;
    waiting.topic = topicOf(message);
    waiting.region = QString::fromLatin1(topic.region);
    waiting.account = QString::fromLatin1(topic.account);
    waiting.hasEnded = message.kind == SnsMessage::Kind::Unsubscription;
    auto evidence = evidenceOf(waiting);
    evidence.insert("sent_at"_L1, QString::fromUtf8(message.time.left(longestTime)));
    return Refused{RejectionCause::HandshakeRefused, why, std::move(evidence), {}};
}

} // namespace

bool SnsConfirmHandshake::isOurs(const QByteArray &topic) const
{
    return wordsIn(parameter(u"topics"_s)).contains(topic);
}

StepEnd SnsConfirmHandshake::respond(Intake &intake, const IntakeTools &tools) const
{
    const auto *body = intake.view().json();
    const auto message = body ? readSnsMessage(*body) : std::nullopt;
    if (!message || message->kind == SnsMessage::Kind::Notification)
        return {};
    if (!hasGenuineSubscribeUrl(*message))
        return refused(u"The SubscribeURL is not that of the topic at Amazon."_s);
    if (message->kind == SnsMessage::Kind::Unsubscription) {
        return kept(*message,
                    u"The subscription to %1 has ended. Confirm it to have it again."_s.arg(
                        topicOf(*message)));
    }
    if (!isOurs(message->topic)) {
        return kept(*message,
                    u"%1 is to be subscribed to, but is not one of the source's topics. Confirm "
                    "it, if it is meant: it becomes one of them."_s.arg(topicOf(*message)));
    }
    auto address = addressOf(*message);
    const auto *fetcher = tools.context.keys().fetcher();
    if (fetcher && fetcher->find(address, intake.request.receivedAt))
        return Answered{{200, {}, {}}};
    return KeyAwaited{std::move(address)};
}

std::optional<SubscriptionApproval> SnsConfirmHandshake::approval(const Document &body) const
{
    const auto message = readSnsMessage(body);
    if (!message || message->kind == SnsMessage::Kind::Notification
        || !hasGenuineSubscribeUrl(*message))
        return {};
    return SubscriptionApproval{addressOf(*message), topicOf(*message), isOurs(message->topic)};
}

} // namespace Signalbox
