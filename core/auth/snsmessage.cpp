// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/snsmessage.h"

#include "core/auth/formfields.h"

#include <algorithm>
#include <span>

namespace Signalbox {
namespace {

constexpr const char *ofNotifications[] = {"Message",   "MessageId", "Subject",
                                           "Timestamp", "TopicArn",  "Type"};
constexpr const char *ofConfirmations[] = {"Message", "MessageId", "SubscribeURL", "Timestamp",
                                           "Token",   "TopicArn",  "Type"};

std::optional<QByteArray> textAt(const Document &body, QByteArrayView name)
{
    const auto value = body.member(name);
    return value.kind() == Document::Kind::String ? value.scalarText() : std::nullopt;
}

std::optional<SnsMessage::Kind> messageKind(const QByteArray &type)
{
    if (type == "Notification")
        return SnsMessage::Kind::Notification;
    if (type == "SubscriptionConfirmation")
        return SnsMessage::Kind::Subscription;
    if (type == "UnsubscribeConfirmation")
        return SnsMessage::Kind::Unsubscription;
    return {};
}

std::span<const char *const> signedMembers(SnsMessage::Kind kind)
{
    if (kind == SnsMessage::Kind::Notification)
        return ofNotifications;
    return ofConfirmations;
}

constexpr qsizetype longestTopicName = 256; // Amazon's

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

template <typename Fits>
bool isWord(const QByteArray &text, Fits fits)
{
    return !text.isEmpty() && std::ranges::all_of(text, fits);
}

/// Amazon's host for the region of the topic \a arn; empty for what is no topic's.
QByteArray hostOf(const QByteArray &arn)
{
    const auto topic = readSnsTopic(arn);
    if (!topic)
        return {};
    if (topic->partition == "aws" || topic->partition == "aws-us-gov")
        return "sns." + topic->region + ".amazonaws.com";
    return topic->partition == "aws-cn" ? "sns." + topic->region + ".amazonaws.com.cn"
                                        : QByteArray();
}

} // namespace

std::optional<SnsTopic> readSnsTopic(const QByteArray &arn)
{
    const auto parts = arn.split(':'); // arn:partition:sns:region:account:name
    if (parts.size() != 6 || parts.at(0) != "arn" || parts.at(2) != "sns")
        return {};
    const SnsTopic topic{parts.at(1), parts.at(3), parts.at(4), parts.at(5)};
    const bool plain =
        isWord(topic.region, [](char c) { return isLower(c) || isDigit(c) || c == '-'; })
        && isWord(topic.account, isDigit) && topic.name.size() <= longestTopicName
        && isWord(topic.name, [](char c) {
               return isLower(c) || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_'
                   || c == '.';
           });
    return plain ? std::optional(topic) : std::nullopt;
}

bool hasGenuineSubscribeUrl(const SnsMessage &message)
{
    const auto host = hostOf(message.topic);
    const auto start = "https://" + host + "/?";
    if (host.isEmpty() || !message.subscribeUrl.startsWith(start))
        return false;
    const auto fields = readFormFields(message.subscribeUrl.sliced(start.size()));
    return fields && fields->size() == 3 && singleField(*fields, "Action") == "ConfirmSubscription"
        && singleField(*fields, "TopicArn") == message.topic
        && singleField(*fields, "Token") == message.token && !message.token.isEmpty()
        && std::ranges::all_of(message.subscribeUrl, [](char c) { return c > ' ' && c < 127; })
        && !message.subscribeUrl.contains('#');
}

std::optional<SnsMessage> readSnsMessage(const Document &body)
{
    const auto kind = messageKind(textAt(body, "Type").value_or(QByteArray()));
    if (!kind)
        return {};
    SnsMessage message;
    message.kind = *kind;
    for (const QByteArrayView name : signedMembers(*kind)) {
        const auto text = textAt(body, name);
        const bool absent = body.member(name).kind() == Document::Kind::Null;
        if (!text && absent && name == "Subject")
            continue;
        if (!text)
            return {};
        message.signedText += name.toByteArray() + '\n' + *text + '\n';
    }
    message.topic = textAt(body, "TopicArn").value_or(QByteArray());
    message.time = textAt(body, "Timestamp").value_or(QByteArray());
    message.token = textAt(body, "Token").value_or(QByteArray());
    message.subscribeUrl = textAt(body, "SubscribeURL").value_or(QByteArray());
    message.signature = textAt(body, "Signature").value_or(QByteArray());
    message.version = textAt(body, "SignatureVersion").value_or(QByteArray());
    message.certificateUrl = textAt(body, "SigningCertURL").value_or(QByteArray());
    return message;
}

} // namespace Signalbox
