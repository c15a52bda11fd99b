// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/approval.h"
#include "core/domain/subscription.h"
#include "core/station/localstation.h"
#include "core/station/topicapproval.h"
#include "tests/core/auth/vendorhosts.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

Configuration withSource(const Owner &owner, const QString &topics)
{
    Configured<SourceConfig> source;
    source.config.name = u"sns"_s;
    source.config.provider = u"aws-sns"_s;
    if (!topics.isEmpty())
        source.config.parameters.insert(u"topics"_s, topics);
    source.owner = owner;
    source.revision = 4;
    Configuration configuration;
    configuration.sources.append(source);
    return configuration;
}

} // namespace

/// Amazon asks about a subscription to a topic that the operator did not name before: one yes, and
/// nothing by itself.
class StationSubscriptionsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<VendorHosts> m_hosts;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStation> m_station;
    QUrl m_url;

    /// The status; 0: no answer.
    int post(const QByteArray &body) const
    {
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), quint16(m_url.port()));
        if (!socket.waitForConnected())
            return 0;
        socket.write("POST /in/sns HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                     "Content-Type: text/plain\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray answer;
        while (socket.waitForReadyRead(30'000))
            answer += socket.readAll();
        return answer.mid(9, 3).toInt();
    }
    static QByteArray now() { return toIso8601(SystemClock().now()).toLatin1(); }
    int ask(const QByteArray &topic = VendorHosts::foreignTopic) const
    {
        return post(m_hosts->snsMessage(VendorHosts::subscription(now(), topic)));
    }
    QList<WaitingSubscription> waiting() const
    {
        const auto page =
            await(m_station->rejections({u"sns"_s, RejectionCause::HandshakeRefused, {}, 100}));
        return page ? waitingSubscriptions(page->rejections) : QList<WaitingSubscription>();
    }
    Configured<SourceConfig> source() const { return await(m_station->sources())->first().source; }
    QString topics() const { return source().config.parameters.value(u"topics"_s); }
    void makeSource(const QString &topics)
    {
        SourceDraft draft;
        draft.config.name = u"sns"_s;
        draft.config.provider = u"aws-sns"_s;
        if (!topics.isEmpty())
            draft.config.parameters.insert(u"topics"_s, topics);
        const auto saved = await(m_station->saveSource(draft));
        QVERIFY2(saved && saved->revision == 1,
                 saved && !saved->problems.isEmpty()
                     ? qPrintable(saved->problems.first().detail)
                     : qPrintable(saved ? QString() : saved.error().detail));
    }

private Q_SLOTS:
    void init()
    {
        m_hosts = std::make_unique<VendorHosts>();
        m_folder = std::make_unique<QTemporaryDir>();
        StationOptions options;
        options.storeUrl = u"sqlite://"_s + m_folder->filePath(u"events.db"_s);
        options.receiverThreads = 1;
        options.keyFetching = m_hosts->policy();
        auto pipeline = Pipeline::start(options);
        QVERIFY2(pipeline, pipeline ? "" : qPrintable(pipeline.error().detail));
        m_station = std::make_unique<LocalStation>(*std::move(pipeline));
        m_url = QUrl(*m_station->listen({QHostAddress::LocalHost, 0}));
        m_hosts->server.answerAt(VendorHosts::confirmPath(VendorHosts::foreignTopic),
                                 {.status = 200});
    }

    void cleanup()
    {
        m_station.reset();
        m_hosts.reset();
    }

    void oneYesMakesTheTopicTheSourcesAndTellsTheVendor()
    {
        makeSource({}); // no topic yet: every one is asked about
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1);
        QCOMPARE(m_hosts->confirmations(), 0);
        const auto asked = waiting().first();
        QCOMPARE(asked.topic.toLatin1(), VendorHosts::foreignTopic);

        QSignalSpy changed(m_station.get(), &Station::configurationChanged);
        const auto done = await(m_station->admitRejection(asked.rejection));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QVERIFY(done->isEmpty()); // it becomes no event
        QCOMPARE(m_hosts->confirmations(), 1);
        QCOMPARE(topics().toLatin1(), VendorHosts::foreignTopic);
        QCOMPARE(source().revision, 2);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(waiting().isEmpty());
        const auto kept = await(m_station->rejection(asked.rejection));
        QVERIFY(confirmedAt(*kept));
        QVERIFY(!awaitsApproval(*kept));
        QVERIFY(!await(m_station->admitRejection(asked.rejection))); // once is enough

        // From now on its messages come in, and the same question is answered by itself.
        auto message = VendorHosts::notification(now());
        message["TopicArn"_L1] = QString::fromLatin1(VendorHosts::foreignTopic);
        QCOMPARE(post(m_hosts->snsMessage(message)), 200);
        QCOMPARE(ask(), 200);
        QCOMPARE(await(m_station->events({}))->events.size(), 1);
    }

    void whatTheSourceHadStaysAndCanBeHadAgain()
    {
        makeSource(QString::fromLatin1(VendorHosts::topic));
        const auto before = source();
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1);
        QVERIFY(await(m_station->admitRejection(waiting().first().rejection)));
        QCOMPARE(topics().toLatin1(), VendorHosts::topic + ' ' + VendorHosts::foreignTopic);
        SourceDraft back; // as the window's undo does it
        back.config = before.config;
        back.base = source().revision;
        QVERIFY(await(m_station->saveSource(back)));
        QCOMPARE(topics().toLatin1(), VendorHosts::topic);
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1); // it asks anew
    }

    void aVendorThatCannotBeReachedIsSaid()
    {
        makeSource({});
        m_hosts->server.answerAt(VendorHosts::confirmPath(VendorHosts::foreignTopic),
                                 {.status = 403});
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1);
        const auto done = await(m_station->admitRejection(waiting().first().rejection));
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QVERIFY2(done.error().detail.contains("403"_L1), qPrintable(done.error().detail));
        QVERIFY(done.error().detail.contains("one of the source's topics"_L1));
        QCOMPARE(topics().toLatin1(), VendorHosts::foreignTopic);
        QCOMPARE(waiting().size(), 1); // still to be confirmed
    }

    void aRedirectIsNotFollowed()
    {
        makeSource({});
        m_hosts->server.answerAt(
            VendorHosts::confirmPath(VendorHosts::foreignTopic),
            {.status = 302,
             .headers = "Location: http://127.0.0.1:" + QByteArray::number(m_hosts->plain.port())
                 + "/elsewhere\r\n"});
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1);
        const auto done = await(m_station->admitRejection(waiting().first().rejection));
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QVERIFY(done.error().detail.contains("302"_L1));
        for (const auto &request : m_hosts->plain.requests())
            QCOMPARE(request.target, VendorHosts::issuerPath);
    }

    void whereAFileOwnsTheSourceItSaysTheLine()
    {
        const auto file = [](const QByteArray &topics) {
            return "sources:\n  - name: sns\n    provider: aws-sns\n    parameters:\n"
                   "      topics: \""
                + topics + "\"\n";
        };
        QVERIFY(await(m_station->apply(file(VendorHosts::topic), u"a.yaml"_s, false)));
        QCOMPARE(ask(), 400);
        QTRY_COMPARE(waiting().size(), 1);
        const auto asked = waiting().first().rejection;
        const auto refused = await(m_station->admitRejection(asked));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        const auto line = "topics: \"" + VendorHosts::topic + ' ' + VendorHosts::foreignTopic + '"';
        QVERIFY2(refused.error().detail.contains(QString::fromLatin1(line)),
                 qPrintable(refused.error().detail));
        QVERIFY(refused.error().detail.contains("a.yaml"_L1));
        QCOMPARE(m_hosts->confirmations(), 0);
        QCOMPARE(topics().toLatin1(), VendorHosts::topic);
        // With that line it is a yes.
        QVERIFY(await(m_station->apply(file(VendorHosts::topic + ' ' + VendorHosts::foreignTopic),
                                       u"a.yaml"_s, false)));
        QVERIFY(await(m_station->admitRejection(asked)));
        QCOMPARE(m_hosts->confirmations(), 1);
        QCOMPARE(source().revision, 2); // as the file made it
    }

    void whatIsForgedCanNeverBeConfirmed()
    {
        makeSource({});
        auto forged =
            m_hosts->snsMessage(VendorHosts::subscription(now(), VendorHosts::foreignTopic));
        forged.replace("theirs\",\"Type", "others\",\"Type"); // the signature no longer fits
        QCOMPARE(post(forged), 401);
        auto elsewhere = VendorHosts::subscription(now(), VendorHosts::foreignTopic);
        elsewhere["SubscribeURL"_L1] = u"https://api.paypal.com"_s
            + QString::fromLatin1(VendorHosts::confirmPath(VendorHosts::foreignTopic));
        QCOMPARE(post(m_hosts->snsMessage(elsewhere)), 400); // signed, but another host's
        QTRY_COMPARE(await(m_station->rejections({}))->rejections.size(), 2);
        QVERIFY(waiting().isEmpty());
        const auto page = await(m_station->rejections({}));
        for (const auto &rejection : page->rejections) // an event at most, never a yes
            std::ignore = await(m_station->admitRejection(rejection.id));
        QCOMPARE(m_hosts->confirmations(), 0);
        QVERIFY(topics().isEmpty());
        QCOMPARE(source().revision, 1);
    }

    void aTopicIsAddedAsTheLastOnce_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after"); // empty: nothing to do
        QTest::newRow("none") << QString() << u"arn:new"_s;
        QTest::newRow("one") << u"arn:a"_s << u"arn:a arn:new"_s;
        QTest::newRow("commas") << u"arn:a, arn:b "_s << u"arn:a, arn:b arn:new"_s;
        QTest::newRow("there") << u"arn:a arn:new"_s << QString();
        QTest::newRow("a longer one") << u"arn:newer"_s << u"arn:newer arn:new"_s;
    }
    void aTopicIsAddedAsTheLastOnce()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const auto theirs =
            planTopic(withSource(u"file:a.yaml"_s, before), u"sns"_s, u"arn:new"_s, {});
        const auto plan = planTopic(withSource(u"gui"_s, before), u"sns"_s, u"arn:new"_s, {});
        QVERIFY(plan);
        QCOMPARE(bool(*plan), !after.isEmpty());
        if (after.isEmpty()) {
            QVERIFY(theirs && !*theirs);
            return;
        }
        QCOMPARE(theirs.error().code, ErrorCode::Conflict);
        QVERIFY(theirs.error().detail.contains(u"topics: \"%1\""_s.arg(after)));
        QCOMPARE(planTopic({}, u"sns"_s, u"arn:new"_s, {}).error().code, ErrorCode::NotFound);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    StationSubscriptionsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_subscriptions.moc"
