// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/subscription.h"

#include "core/domain/approval.h"

#include <QHash>
#include <QJsonArray>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView awaits{"awaits_approval"};
constexpr QLatin1StringView confirmed{"confirmed_at"};

WaitingSubscription subscriptionOf(const Rejection &rejection)
{
    const auto &evidence = rejection.evidence;
    WaitingSubscription subscription;
    subscription.rejection = rejection.id;
    subscription.source = rejection.source;
    subscription.topic = evidence.value("topic"_L1).toString();
    subscription.region = evidence.value("region"_L1).toString();
    subscription.account = evidence.value("account"_L1).toString();
    subscription.hasEnded = evidence.value("ended"_L1).toBool();
    subscription.askedAt = rejection.request.receivedAt;
    return subscription;
}

} // namespace

QJsonObject evidenceOf(const WaitingSubscription &subscription)
{
    QJsonObject evidence{
        {"topic"_L1, subscription.topic},
        {"region"_L1, subscription.region},
        {"account"_L1, subscription.account},
        {awaits, true},
    };
    if (subscription.hasEnded)
        evidence.insert("ended"_L1, true);
    return evidence;
}

QJsonObject confirmedEvidence(QJsonObject evidence, Timestamp now)
{
    evidence.remove(awaits);
    evidence.insert(confirmed, toIso8601(now));
    return evidence;
}

std::optional<Timestamp> confirmedAt(const Rejection &rejection)
{
    if (rejection.cause != RejectionCause::HandshakeRefused)
        return {};
    return fromIso8601(rejection.evidence.value(confirmed).toString());
}

QList<WaitingSubscription> waitingSubscriptions(const QList<Rejection> &rejections)
{
    using Place = std::pair<QString, QString>; // source and topic
    QHash<Place, Timestamp> yes; // the latest of each
    for (const auto &rejection : rejections) {
        if (const auto at = confirmedAt(rejection)) {
            auto &latest = yes[{rejection.source, rejection.evidence.value("topic"_L1).toString()}];
            latest = std::max(latest, *at);
        }
    }
    QList<WaitingSubscription> waiting;
    QHash<Place, qsizetype> known;
    for (const auto &rejection : rejections) {
        if (!awaitsApproval(rejection))
            continue;
        auto subscription = subscriptionOf(rejection);
        const Place place{subscription.source, subscription.topic};
        if (const auto at = yes.constFind(place); at != yes.cend() && *at >= subscription.askedAt)
            continue;
        if (const auto first = known.constFind(place); first != known.cend()) {
            ++waiting[*first].asked;
            continue;
        }
        known.insert(place, waiting.size());
        waiting.append(std::move(subscription));
    }
    return waiting;
}

QJsonObject toJson(const WaitingSubscription &subscription)
{
    return {
        {"rejection"_L1, subscription.rejection.toString()},
        {"source"_L1, subscription.source},
        {"topic"_L1, subscription.topic},
        {"region"_L1, subscription.region},
        {"account"_L1, subscription.account},
        {"ended"_L1, subscription.hasEnded},
        {"asked_at"_L1, toIso8601(subscription.askedAt)},
        {"asked"_L1, subscription.asked},
    };
}

QJsonObject toJson(const QList<WaitingSubscription> &subscriptions)
{
    QJsonArray array;
    for (const auto &one : subscriptions)
        array.append(toJson(one));
    return {{"subscriptions"_L1, array}};
}

} // namespace Signalbox
