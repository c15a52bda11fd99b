// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"

#include <optional>

namespace Signalbox {

/// What Amazon SNS sends, by the members that its signature covers. Not verified yet.
struct SnsMessage
{
    enum class Kind : quint8 { Notification, Subscription, Unsubscription };

    Kind kind = Kind::Notification;
    QByteArray topic; ///< its ARN
    QByteArray time; ///< ISO 8601
    QByteArray token; ///< this and the next not of a notification
    QByteArray subscribeUrl;
    QByteArray signedText;
    QByteArray signature; ///< base64
    QByteArray version; ///< of the signature
    QByteArray certificateUrl;
};

/// The name of a topic at Amazon, arn:partition:sns:region:account:name, in its parts.
struct SnsTopic
{
    QByteArray partition; ///< aws, aws-us-gov, aws-cn
    QByteArray region;
    QByteArray account; ///< digits
    QByteArray name;
};

/// Nothing when \a arn is no topic's.
std::optional<SnsTopic> readSnsTopic(const QByteArray &arn);

/// Whether \a message's SubscribeURL is that of its own topic's region at Amazon, and confirms with
/// its own token: only then may it be gone to.
bool hasGenuineSubscribeUrl(const SnsMessage &message);

/// Nothing when \a body lacks a member that is signed, or has it as anything but text.
std::optional<SnsMessage> readSnsMessage(const Document &body);

} // namespace Signalbox
