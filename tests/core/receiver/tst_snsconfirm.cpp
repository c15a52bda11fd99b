// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/snsmessage.h"
#include "core/domain/approval.h"
#include "core/domain/subscription.h"
#include "core/receiver/rejectionadmission.h"
#include "tests/core/receiver/vendorfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Amazon SNS asks whether a subscription is meant, and somebody tries to ask in its name.
class SnsConfirmTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTopicOfTheSourceIsConfirmed()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(VendorHosts::confirmPath(VendorHosts::topic),
                                      {.status = 200});
        const auto body =
            fixture.hosts.snsMessage(VendorHosts::subscription(fixture.now(), VendorHosts::topic));
        const auto answer = fixture.ingest.ask(fixture.snsOf(body));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.isEmpty());
        QCOMPARE(fixture.hosts.confirmations(), 1);
        const auto visit = fixture.hosts.server.requests().last();
        QCOMPARE(visit.method, "GET"_ba);
        QCOMPARE(visit.target, VendorHosts::confirmPath(VendorHosts::topic));
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(body)).status, 200);
        QCOMPARE(fixture.hosts.confirmations(), 1); // said already
        QCOMPARE(fixture.ingest.events().size(), 0);
        QCOMPARE(fixture.ingest.storedRejections(), 0);
    }

    void amazonIsToldToComeBackWhenItCannotBeReached()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(VendorHosts::confirmPath(VendorHosts::topic),
                                      {.status = 500});
        const auto answer = fixture.ingest.ask(fixture.snsOf(fixture.hosts.snsMessage(
            VendorHosts::subscription(fixture.now(), VendorHosts::topic))));
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.headers.single("retry-after"));
        QCOMPARE(fixture.ingest.events().size(), 0);
    }

    void anotherTopicWaitsForTheOperator()
    {
        VendorFixture fixture;
        fixture.hosts.server.answerAt(VendorHosts::confirmPath(VendorHosts::foreignTopic),
                                      {.status = 200});
        const auto body = fixture.hosts.snsMessage(
            VendorHosts::subscription(fixture.now(), VendorHosts::foreignTopic));
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(body)).status, 400);
        QCOMPARE(fixture.hosts.confirmations(), 0);
        const auto rejection = fixture.ingest.rejections(1).first();
        QCOMPARE(rejection.cause, RejectionCause::HandshakeRefused);
        QCOMPARE(rejection.evidence.value("topic"_L1).toString().toLatin1(),
                 VendorHosts::foreignTopic);
        QVERIFY(awaitsApproval(rejection));
        QCOMPARE(obstacleToAdmission(rejection), QString());
        QVERIFY(rejection.detail.contains(QString::fromLatin1(VendorHosts::foreignTopic)));
        const auto waiting = waitingSubscriptions({rejection});
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().topic.toLatin1(), VendorHosts::foreignTopic);
        QCOMPARE(waiting.first().region, u"eu-west-1"_s);
        QCOMPARE(waiting.first().account, u"999999999999"_s);
        QCOMPARE(waiting.first().askedAt, rejection.request.receivedAt);
        QVERIFY(!waiting.first().hasEnded);

        auto source = fixture.ingest.context->sources()->find("sns");
        const auto early = approvalOf(rejection, *source);
        QVERIFY2(early.ok(), qPrintable(early ? QString() : early.error().detail));
        QVERIFY(!early->isKnown);
        QCOMPARE(early->topic.toLatin1(), VendorHosts::foreignTopic);
        SourceConfig config{u"sns"_s, u"aws-sns"_s, {}, {}, 0};
        config.parameters.insert(
            u"topics"_s,
            QString::fromLatin1(VendorHosts::topic + "\n"_ba + VendorHosts::foreignTopic));
        fixture.ingest.addSource(config, *fixture.ingest.catalogue.find(u"aws-sns"_s), {});
        source = fixture.ingest.context->sources()->find("sns");
        const auto approval = approvalOf(rejection, *source);
        QVERIFY2(approval.ok(), qPrintable(approval ? QString() : approval.error().detail));
        QVERIFY(approval->isKnown);
        QCOMPARE(approval->address.url.toLatin1(),
                 "https://sns.eu-west-1.amazonaws.com"_ba
                     + VendorHosts::confirmPath(VendorHosts::foreignTopic));
        std::atomic<bool> done = false;
        fixture.fetcher->fetch(approval->address,
                               [&done](const auto &outcome) { done = outcome.ok(); });
        QTRY_VERIFY(done);
        QCOMPARE(fixture.hosts.confirmations(), 1);
    }

    void theEndOfASubscriptionWaitsForTheOperator()
    {
        VendorFixture fixture;
        auto members = VendorHosts::subscription(fixture.now(), VendorHosts::topic);
        members["Type"_L1] = u"UnsubscribeConfirmation"_s;
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(fixture.hosts.snsMessage(members))).status, 400);
        QCOMPARE(fixture.hosts.confirmations(), 0);
        const auto rejection = fixture.ingest.rejections(1).first();
        QVERIFY(awaitsApproval(rejection));
        QVERIFY(rejection.detail.contains("has ended"_L1));
        const auto source = fixture.ingest.context->sources()->find("sns");
        QVERIFY(approvalOf(rejection, *source)->isKnown);
        QVERIFY(waitingSubscriptions({rejection}).first().hasEnded);
    }

    void aForgedQuestionIsRefused()
    {
        VendorFixture fixture;
        auto body =
            fixture.hosts.snsMessage(VendorHosts::subscription(fixture.now(), VendorHosts::topic));
        body.replace(VendorHosts::confirmToken, "3336412f37fb687f5d51e6e2425c464de257eb14");
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(body)).status, 401);
        auto unsignedBody =
            QJsonDocument(VendorHosts::subscription(fixture.now(), VendorHosts::topic)).toJson();
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(unsignedBody)).status, 401);
        QCOMPARE(fixture.hosts.confirmations(), 0);
        const auto source = fixture.ingest.context->sources()->find("sns");
        for (const auto &rejection : fixture.ingest.rejections(2)) {
            QVERIFY(!awaitsApproval(rejection));
            QVERIFY(!approvalOf(rejection, *source)); // nor later
        }
        QCOMPARE(fixture.ingest.events().size(), 0);
    }

    void aQuestionDressedAsANotificationIsNone()
    {
        VendorFixture fixture;
        auto body =
            fixture.hosts.snsMessage(VendorHosts::subscription(fixture.now(), VendorHosts::topic));
        body.replace("SubscriptionConfirmation", "Notification");
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(body)).status, 401);
        auto note = fixture.hosts.snsMessage(VendorHosts::notification(fixture.now()));
        note.replace("\"Notification\"", "\"SubscriptionConfirmation\"");
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(note)).status, 401);
        QCOMPARE(fixture.hosts.confirmations(), 0);
        QCOMPARE(fixture.ingest.events().size(), 0);
    }

    /// Though they are signed: what is gone to is not for the message to say.
    void onlyTheTopicsOwnAddressIsGoneTo_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("genuine");
        const auto row = [](const QByteArray &url, bool genuine = false) {
            QTest::newRow(url.constData()) << url << genuine;
        };
        const auto path = VendorHosts::confirmPath(VendorHosts::topic);
        const auto host = "https://sns.eu-west-1.amazonaws.com"_ba;
        row(host + path, true);
        row(host + QByteArray(path).replace("arn:aws:sns", "arn%3Aaws%3Asns"), true);
        row("http://sns.eu-west-1.amazonaws.com"_ba + path);
        row("https://sns.us-east-1.amazonaws.com"_ba + path);
        row("https://sns.eu-west-1.amazonaws.com.example.org"_ba + path);
        row("https://sns.eu-west-1.amazonaws.com:444"_ba + path);
        row("https://sns.eu-west-1.amazonaws.com@example.org"_ba + path);
        row("https://example.org/?https://sns.eu-west-1.amazonaws.com"_ba + path);
        row("https://127.0.0.1"_ba + path);
        row(host + path + "&Action=Publish"_ba);
        row(host + path + "&x=1"_ba);
        row(host + path + "#x"_ba);
        row(host + path + " "_ba);
        row(host + QByteArray(path).replace("ConfirmSubscription", "DeleteTopic"));
        row(host + QByteArray(path).replace("orders", "others"));
        row(host + QByteArray(path).replace("2336412f", "3336412f"));
        row(host + "/x"_ba + path);
        row(host);
        row(""_ba);
    }
    void onlyTheTopicsOwnAddressIsGoneTo()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, genuine);
        VendorFixture fixture;
        auto members = VendorHosts::subscription(fixture.now(), VendorHosts::topic);
        members["SubscribeURL"_L1] = QString::fromLatin1(url);
        const auto body = fixture.hosts.snsMessage(members);
        const auto message = readSnsMessage(Document::parse(body).value());
        QCOMPARE(hasGenuineSubscribeUrl(*message), genuine);
        if (genuine)
            return;
        QCOMPARE(fixture.ingest.ask(fixture.snsOf(body)).status, 400);
        QCOMPARE(fixture.fetcher->fetches(), 1); // the certificate
        QVERIFY(!awaitsApproval(fixture.ingest.rejections(1).first()));
    }

    void aTopicOfChinaIsConfirmedThere()
    {
        SnsMessage message;
        message.topic = "arn:aws-cn:sns:cn-north-1:1:t"_ba;
        message.token = VendorHosts::confirmToken;
        message.subscribeUrl =
            "https://sns.cn-north-1.amazonaws.com.cn"_ba + VendorHosts::confirmPath(message.topic);
        QVERIFY(hasGenuineSubscribeUrl(message));
        for (const auto &topic :
             {"arn:aws:sns:cn-north-1:1:t"_ba, "arn:aws-cn:sqs:cn-north-1:1:t"_ba,
              "arn:aws-cn:sns::1:t"_ba, "arn:aws-cn:sns:cn-north-1.example.org/:1:t"_ba,
              "arn:other:sns:cn-north-1:1:t"_ba, "t"_ba, "arn:aws-cn:sns:cn-north-1::t"_ba,
              "arn:aws-cn:sns:cn-north-1:x:t"_ba, "arn:aws-cn:sns:cn-north-1:1:"_ba,
              "arn:aws-cn:sns:cn-north-1:1:t,arn:aws:sns:eu-west-1:2:u"_ba,
              "arn:aws-cn:sns:cn-north-1:1:t u"_ba}) {
            message.topic = topic;
            message.subscribeUrl =
                "https://sns.cn-north-1.amazonaws.com.cn"_ba + VendorHosts::confirmPath(topic);
            QVERIFY2(!hasGenuineSubscribeUrl(message), topic.constData());
        }
    }
};

QTEST_GUILESS_MAIN(SnsConfirmTest)
#include "tst_snsconfirm.moc"
