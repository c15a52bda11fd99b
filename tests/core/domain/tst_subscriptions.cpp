// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/approval.h"
#include "core/domain/subscription.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

Timestamp at(qint64 seconds)
{
    return Timestamp(std::chrono::seconds(1'760'000'000 + seconds));
}

Rejection question(const QString &source, const QString &topic, qint64 seconds, bool ended = false)
{
    WaitingSubscription asked;
    asked.topic = topic;
    asked.region = u"eu-west-1"_s;
    asked.account = u"1"_s;
    asked.hasEnded = ended;
    Rejection rejection;
    rejection.id = RejectionId::make(at(seconds));
    rejection.source = source;
    rejection.cause = RejectionCause::HandshakeRefused;
    rejection.evidence = evidenceOf(asked);
    rejection.request.receivedAt = at(seconds);
    return rejection;
}

Rejection confirmed(Rejection rejection, qint64 seconds)
{
    rejection.evidence = confirmedEvidence(rejection.evidence, at(seconds));
    return rejection;
}

} // namespace

/// Which subscriptions wait for an operator, told by what is kept of refused handshakes.
class SubscriptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTopicOfASourceWaitsOnce()
    {
        const auto newest = question(u"a"_s, u"one"_s, 30);
        const auto waiting = waitingSubscriptions({newest, question(u"b"_s, u"one"_s, 20),
                                                   question(u"a"_s, u"one"_s, 10),
                                                   question(u"a"_s, u"two"_s, 5, true)});
        QCOMPARE(waiting.size(), 3);
        QCOMPARE(waiting.at(0).rejection, newest.id);
        QCOMPARE(waiting.at(0).asked, 2);
        QCOMPARE(waiting.at(0).askedAt, at(30));
        QCOMPARE(waiting.at(0).region, u"eu-west-1"_s);
        QCOMPARE(waiting.at(0).account, u"1"_s);
        QCOMPARE(waiting.at(1).source, u"b"_s);
        QCOMPARE(waiting.at(1).asked, 1);
        QVERIFY(waiting.at(2).hasEnded);
        QVERIFY(!waiting.at(0).hasEnded);
    }

    void whatWasConfirmedWaitsNoMore()
    {
        const auto older = question(u"a"_s, u"one"_s, 10);
        const auto newer = question(u"a"_s, u"one"_s, 20);
        QCOMPARE(confirmedAt(confirmed(newer, 25)), std::optional(at(25)));
        QCOMPARE(confirmedAt(newer), std::nullopt);
        QVERIFY(!awaitsApproval(confirmed(newer, 25)));
        // A yes answers what was asked before it too, wherever it was said.
        QVERIFY(waitingSubscriptions({confirmed(newer, 25), older}).isEmpty());
        QVERIFY(waitingSubscriptions({newer, confirmed(older, 25)}).isEmpty());
        // What is asked after it waits again.
        const auto again =
            waitingSubscriptions({question(u"a"_s, u"one"_s, 30), confirmed(newer, 25), older});
        QCOMPARE(again.size(), 1);
        QCOMPARE(again.first().asked, 1);
        // Another topic or source is not meant by it.
        QCOMPARE(waitingSubscriptions({confirmed(newer, 25), question(u"a"_s, u"two"_s, 10),
                                       question(u"b"_s, u"one"_s, 10)})
                     .size(),
                 2);
    }

    void otherRejectionsDoNotWait()
    {
        auto refused = question(u"a"_s, u"one"_s, 10);
        refused.cause = RejectionCause::SignatureMismatch;
        auto handshake = question(u"a"_s, u"one"_s, 10);
        handshake.evidence.remove("awaits_approval"_L1);
        QVERIFY(waitingSubscriptions({refused, handshake}).isEmpty());
        QCOMPARE(confirmedAt(confirmed(refused, 20)), std::nullopt);
    }

    void aProgramReadsThemAsJson()
    {
        const auto one = question(u"a"_s, u"arn"_s, 10);
        const auto json = toJson(waitingSubscriptions({one}));
        const auto first = json.value("subscriptions"_L1).toArray().first().toObject();
        QCOMPARE(first.value("rejection"_L1).toString(), one.id.toString());
        QCOMPARE(first.value("source"_L1).toString(), u"a"_s);
        QCOMPARE(first.value("topic"_L1).toString(), u"arn"_s);
        QCOMPARE(first.value("account"_L1).toString(), u"1"_s);
        QCOMPARE(first.value("region"_L1).toString(), u"eu-west-1"_s);
        QCOMPARE(first.value("ended"_L1).toBool(true), false);
        QCOMPARE(first.value("asked"_L1).toInt(), 1);
        QCOMPARE(first.value("asked_at"_L1).toString(), toIso8601(at(10)));
    }
};

QTEST_GUILESS_MAIN(SubscriptionsTest)
#include "tst_subscriptions.moc"
