// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/snsconfirmhandshake.h"

#include "core/auth/keys/keyfetcher.h"
#include "core/auth/snsmessage.h"
#include "core/auth/wordlist.h"
#include "core/receiver/ingestcontext.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qsizetype longestTopic = 300;

KeyAddress addressOf(const SnsMessage &message)
{
    return {QString::fromLatin1(message.subscribeUrl), {}, true};
}

QString topicOf(const SnsMessage &message)
{
    return QString::fromUtf8(message.topic.left(longestTopic));
}

StepEnd kept(const SnsMessage &message, const QString &why)
{
    return Refused{RejectionCause::HandshakeRefused,
                   why,
                   {{"topic"_L1, topicOf(message)}, {"awaits_approval"_L1, true}},
                   {}};
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
                    u"The subscription to %1 has ended. Admit this to have it again."_s.arg(
                        topicOf(*message)));
    }
    if (!isOurs(message->topic)) {
        return kept(*message,
                    u"%1 wants to be subscribed to, but is not one of the source's topics. Add it "
                    "to them and admit this, if it is meant."_s.arg(topicOf(*message)));
    }
    auto address = addressOf(*message);
    const auto *fetcher = tools.context.keys().fetcher();
    if (fetcher && fetcher->find(address, intake.request.receivedAt))
        return Answered{{200, {}, {}}};
    return KeyAwaited{std::move(address)};
}

std::optional<Result<KeyAddress>> SnsConfirmHandshake::approval(const Document &body) const
{
    const auto message = readSnsMessage(body);
    if (!message || message->kind == SnsMessage::Kind::Notification
        || !hasGenuineSubscribeUrl(*message))
        return {};
    if (!isOurs(message->topic)) {
        return Result<KeyAddress>(
            Error{ErrorCode::Invalid,
                  u"%1 is not one of the source's topics: add it to them first"_s.arg(
                      topicOf(*message))});
    }
    return Result<KeyAddress>(addressOf(*message));
}

} // namespace Signalbox
