// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"

#include "tests/support/githubrequest.h"
#include "tests/support/httpsink.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto twoSources =
    "sources:\n"
    "  - {name: github, provider: github, secrets: [\"${STATION_SECRET}\"]}\n"
    "  - {name: other, provider: github, secrets: [\"${STATION_SECRET}\"]}\n";
constexpr auto oneSource =
    "sources:\n"
    "  - {name: github, provider: github, secrets: [\"${STATION_SECRET}\"]}\n";

/// Waits, with the event loop running, for what \a future brings.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

/// The answer's status.
int post(const QString &ingest, const QByteArray &source, const QByteArray &delivery,
         const QByteArray &body = "{}", const QByteArray &secret = "station secret")
{
    const QUrl url(ingest);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected())
        return 0;
    socket.write(githubRequest(source, "push", delivery, body, secret));
    QByteArray answer;
    while (answer.size() < 12 && socket.waitForReadyRead())
        answer += socket.readAll();
    return answer.mid(9, 3).toInt();
}

} // namespace

class LocalStationTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;
    UpkeepPace m_pace;

    StationOptions options()
    {
        return {.storeUrl = u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(m_stores)),
                .providerFolder = {},
                .limits = {},
                .receiverThreads = 2,
                .upkeep = m_pace};
    }

    /// The newest rejection.
    static Rejection newestRejection(LocalStation &station)
    {
        const auto page = await(station.rejections({}));
        return page && !page->rejections.isEmpty() ? page->rejections.first() : Rejection();
    }

    std::unique_ptr<LocalStation> open()
    {
        auto pipeline = Pipeline::start(options());
        if (!pipeline) {
            qWarning().noquote() << pipeline.error().detail;
            return {};
        }
        return std::make_unique<LocalStation>(*std::move(pipeline));
    }

private Q_SLOTS:
    void initTestCase() { qputenv("STATION_SECRET", "station secret"); }
    void init() { ++m_stores; }

    void whatIsAppliedTwiceChangesNothing()
    {
        auto station = open();
        const auto first = await(station->apply(twoSources, u"a.yaml"_s, false));
        QVERIFY2(first.ok(), qPrintable(first.ok() ? QString() : first.error().detail));
        QCOMPARE(first->changes.size(), 2);
        const auto second = await(station->apply(twoSources, u"a.yaml"_s, false));
        QVERIFY(second.ok());
        QCOMPARE(second->changes.size(), 0);
        QCOMPARE(await(station->sources())->first().source.revision, 1);
    }

    void aDryRunTellsAndChangesNothing()
    {
        auto station = open();
        const auto report = await(station->apply(oneSource, u"a.yaml"_s, true));
        QVERIFY(report.ok());
        QCOMPARE(report->changes.size(), 1);
        QCOMPARE(await(station->sources())->size(), 0);
    }

    void applyTellsWhatPublishingWouldWarnOf()
    {
        using Reason = WorkflowProblem::Reason;
        auto station = open();
        QVERIFY(await(station->apply("sources:\n"
                                     "  - {name: github, provider: github, order: {key: body.a}}\n",
                                     u"a.yaml"_s, false)));
        const auto file = "sources:\n"
                          "  - {name: other, provider: github, order: {key: body.b}}\n"
                          "workflows:\n"
                          "  - name: loose\n"
                          "    nodes:\n"
                          "      - {id: in, source: [github, other]}\n"
                          "      - id: kind\n"
                          "        switch: [{case: big, when: body.big}]\n"
                          "      - {id: turn, order: {wait: 1s}}\n"
                          "      - {id: end, stop: enough}\n"
                          "    edges:\n"
                          "      - in > kind\n"
                          "      - kind.otherwise > turn\n"
                          "      - turn > end\n"
                          "      - turn > end\n"
                          "  - name: sound\n"
                          "    nodes: [{id: in, source: github}, {id: end, stop: enough}]\n"
                          "    edges: [in > end]\n"_ba;
        struct Expected
        {
            Reason reason;
            QString node;
            int line;
        };
        const QList<Expected> expected{{Reason::DuplicateEdge, u"turn"_s, 15},
                                       {Reason::UnconnectedPort, u"kind"_s, 7},
                                       {Reason::UnconnectedPort, u"turn"_s, 9},
                                       {Reason::SourcesDiffer, u"turn"_s, 9}};
        for (const bool dryRun : {true, false, false}) {
            const auto report = await(station->apply(file, u"b.yaml"_s, dryRun));
            QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
            QCOMPARE(report->warnings.size(), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i) {
                const auto &warning = report->warnings.at(i);
                QCOMPARE(warning.workflow, u"loose"_s);
                QCOMPARE(warning.problem.reason, expected.at(i).reason);
                QCOMPARE(warning.problem.node, expected.at(i).node);
                QCOMPARE(warning.line, expected.at(i).line);
            }
        }
        QCOMPARE(await(station->workflows())->size(), 2);
        // What differed belongs to the other file, and is gone.
        QVERIFY(await(station->apply("sources:\n"
                                     "  - {name: github, provider: github, order: {key: body.b}}\n",
                                     u"a.yaml"_s, false)));
        const auto alike = await(station->apply(file, u"b.yaml"_s, false));
        QVERIFY(alike);
        QVERIFY(alike->changes.isEmpty());
        QCOMPARE(alike->warnings.size(), 3);
    }

    void providersComeWithWhatTheyAskFor()
    {
        auto station = open();
        const auto providers = await(station->providers());
        QVERIFY(providers);
        const auto of = [&](const QString &name) {
            const auto found = std::ranges::find(*providers, name, &ProviderView::name);
            return found == providers->end() ? ProviderView() : *found;
        };
        const auto stripe = of(u"stripe"_s);
        QCOMPARE(stripe.title, u"Stripe"_s);
        QCOMPARE(stripe.category, u"payments"_s);
        QCOMPARE(stripe.secrets.size(), 1);
        QVERIFY(stripe.secrets.first().where.contains("Signing secret"_L1));
        QVERIFY(stripe.sample.contains("charge.succeeded"));
        QVERIFY(!of(u"none"_s).advice.isEmpty());
        QVERIFY(of(u"custom"_s).name.isEmpty());
        QCOMPARE(providers->first().category, u"code"_s);
        QCOMPARE(providers->last().category, u"generic"_s);
    }

    void aTestRequestTakesTheWayOfAnyOther()
    {
#ifdef __SANITIZE_THREAD__
        QSKIP("It does not see the locks of Qt's own thread of network access.");
#endif
        qputenv("STATION_SECRET", "station secret");
        auto station = open();
        QVERIFY(await(station->apply(
            "sources:\n"
            "  - {name: github, provider: github, secrets: [\"${STATION_SECRET}\"]}\n"
            "  - {name: bare, provider: github}\n"
            "  - {name: open, provider: none}\n",
            u"a.yaml"_s, false)));
        const auto send = [&](const QString &source, const QByteArray &body) {
            return await(station->sendTest({source, body, u"push"_s, u"application/json"_s}));
        };
        QCOMPARE(send(u"github"_s, "{}").error().code, ErrorCode::Unavailable);
        QVERIFY(station->listen({QHostAddress::LocalHost, 0}));
        const auto taken = send(u"github"_s, R"({"zen":"yes"})");
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
        QCOMPARE(taken->status, 200);
        QVERIFY(taken->body.contains("accepted"));
        const auto events = await(station->events({}));
        QCOMPARE(events->events.size(), 1);
        QCOMPARE(events->events.first().type, u"push"_s);
        QCOMPARE(await(station->eventBody(events->events.first().id)).value(),
                 R"({"zen":"yes"})"_ba);
        QCOMPARE(send(u"github"_s, "{").value().status, 400);
        QCOMPARE(send(u"open"_s, "{}").value().status, 200);
        QCOMPARE(send(u"bare"_s, "{}").error().code, ErrorCode::Invalid);
        QCOMPARE(send(u"none"_s, "{}").error().code, ErrorCode::NotFound);
        QCOMPARE(send(u"github"_s, QByteArray(TestRequest::largestBody + 1, ' ')).error().code,
                 ErrorCode::Invalid);
    }

    void theTimeBetweenTwoRunsIsAnOutage()
    {
        open()->stop(0ms);
        const auto ended = SystemClock().now() - 1h;
        {
            const auto store = openStore(options().storeUrl);
            const auto session = (*store)->writeSession();
            QVERIFY((*session)->begin());
            QVERIFY((*session)->endRun(ended));
            QVERIFY((*session)->commit());
        }
        auto station = open();
        QTRY_COMPARE(await(station->outages())->size(), 1); // noted beside the start
        const auto outages = await(station->outages());
        QCOMPARE(outages->first().cause, Outage::Cause::Stopped);
        QCOMPARE(outages->first().from, ended);
        QCOMPARE_GE(outages->first().until, ended + 1h);
    }

    void aStationThatIsStoppedNotesIt()
    {
        open()->stop(0ms);
        const auto store = openStore(options().storeUrl);
        const auto session = (*store)->writeSession();
        const auto later = SystemClock().now() + 1h;
        QVERIFY((*session)->begin());
        QVERIFY((*session)->beginRun(later));
        QVERIFY((*session)->commit());
        const auto outages = (*(*store)->readSession())->outages();
        QCOMPARE(outages->size(), 1);
        QCOMPARE(outages->first().cause, Outage::Cause::Stopped);
    }

    void aSleepIsAnOutage()
    {
        auto station = open();
        QSignalSpy changed(station.get(), &Station::outagesChanged);
        station->noteSleep(10min);
        QVERIFY(changed.wait());
        const auto outages = await(station->outages());
        QCOMPARE(outages->size(), 1);
        QCOMPARE(outages->first().cause, Outage::Cause::Asleep);
        QCOMPARE(outages->first().until - outages->first().from, Microseconds(10min));
    }

    void aWrongFileChangesNothing()
    {
        auto station = open();
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        const auto wrong = await(station->apply(
            QByteArray(oneSource) + "  - {name: bad, provider: nobody, secrets: []}\n", u"a.yaml"_s,
            false));
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY(wrong.error().detail.contains(u"a.yaml:3"_s));
        QCOMPARE(await(station->sources())->size(), 1);
    }

    void aSourceThatTheFileNoLongerNamesIsDisabledAndRefuses()
    {
        auto station = open();
        QVERIFY(await(station->apply(twoSources, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QVERIFY(url.ok());
        QCOMPARE(post(*url, "other", "1"), 200);
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        QCOMPARE(post(*url, "other", "2"), 404);
        QCOMPARE(post(*url, "github", "3"), 200);
        const auto sources = await(station->sources());
        QCOMPARE(sources->size(), 2);
        const auto &other =
            sources->at(0).source.config.name == "other"_L1 ? sources->at(0) : sources->at(1);
        QVERIFY(!other.source.enabled);
    }

    void limitsOfAFileHoldAtOnceAndStayUntilOthersAreSaid()
    {
        auto station = open();
        QVERIFY(await(station->apply(QByteArray("limits: {body: 100}\n") + oneSource, u"a.yaml"_s,
                                     false))
                    .ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QVERIFY(url.ok());
        const auto large = "\"" + QByteArray(200, 'x') + "\"";
        QCOMPARE(post(*url, "unknown", "1", large), 413);
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        QCOMPARE(post(*url, "unknown", "2", large), 413);
        QVERIFY(await(station->apply("limits: {body: 1000}\n", u"b.yaml"_s, true)).ok());
        QCOMPARE(post(*url, "unknown", "3", large), 413);
        QVERIFY(await(station->apply("limits: {body: 1000}\n", u"b.yaml"_s, false)).ok());
        QCOMPARE(post(*url, "unknown", "4", large), 404);
    }

    void aMissingSecretIsNamedAndTheOthersWork()
    {
        auto station = open();
        const auto report = await(station->apply(
            QByteArray(oneSource)
                + "  - {name: lost, provider: github, secrets: [\"${NO_SUCH_SECRET}\"]}\n",
            u"a.yaml"_s, false));
        QVERIFY(report.ok());
        QCOMPARE(report->missingSecrets, QStringList{u"${NO_SUCH_SECRET}"_s});
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1"), 200);
        QCOMPARE(post(*url, "lost", "2"), 401);
        const auto sources = await(station->sources());
        int problems = 0;
        for (const auto &source : *sources)
            problems += source.problem.isEmpty() ? 0 : 1;
        QCOMPARE(problems, 1);
    }

    void aRejectionIsAdmittedOnce()
    {
        auto station = open();
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1", "{}", "another secret"), 401);
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::SignatureMismatch);
        const auto id = newestRejection(*station).id;
        QVERIFY(!await(station->rejection(id))->admitted);

        const auto admitted = await(station->admitRejection(id));
        QVERIFY2(admitted.ok(), qPrintable(admitted.ok() ? QString() : admitted.error().detail));
        QCOMPARE(admitted->size(), 1);
        QCOMPARE(admitted->first().status, IngestStatus::Accepted);
        const auto event = await(station->event(admitted->first().event));
        QCOMPARE(event->summary.source, u"github"_s);
        QCOMPARE(event->summary.key, "1"_ba);
        QCOMPARE(event->summary.type, u"push"_s);
        QCOMPARE(await(station->rejection(id))->admitted, std::optional(admitted->first().event));
        QTRY_COMPARE(await(station->event(admitted->first().event))->summary.state,
                     EventState::Unmatched);

        QCOMPARE(await(station->admitRejection(id)).error().code, ErrorCode::Invalid);
        QCOMPARE(
            await(station->admitRejection(RejectionId::make(fromMicroseconds(1)))).error().code,
            ErrorCode::NotFound);
        // The sender's own repetition is a duplicate of what was admitted.
        QCOMPARE(post(*url, "github", "1"), 200);
        QCOMPARE(await(station->events({}))->events.size(), 1);
    }

    void anAdmittedConflictGetsAKeyOfItsOwn()
    {
        auto station = open();
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1"), 200);
        QCOMPARE(post(*url, "github", "1", "{\"other\": true}"), 200);
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::Conflict);
        const auto conflict = newestRejection(*station);
        const auto admitted = await(station->admitRejection(conflict.id));
        QVERIFY2(admitted.ok(), qPrintable(admitted.ok() ? QString() : admitted.error().detail));
        QCOMPARE(admitted->first().status, IngestStatus::Accepted);
        QCOMPARE(await(station->eventBody(admitted->first().event)).value(),
                 "{\"other\": true}"_ba);
        QCOMPARE(await(station->event(admitted->first().event))->summary.key,
                 "1#" + conflict.id.toString().toLatin1());
        QCOMPARE(await(station->events({}))->events.size(), 2);
    }

    void aTokenSentToAMisspelledSourceIsNotKept()
    {
        auto station = open();
        const QUrl url(station->listen({QHostAddress::LocalHost, 0}).value());
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected());
        socket.write("POST /in/gitlba?api_key=s3cret HTTP/1.1\r\nHost: a\r\n"
                     "X-Gitlab-Token: s3cret\r\nContent-Length: 2\r\n\r\n{}");
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::UnknownSource);
        const auto kept = newestRejection(*station).request;
        QVERIFY(kept.headers.raw().contains("X-Gitlab-Token: \xe2\x80\xa2"));
        QVERIFY(!kept.headers.raw().contains("s3cret"));
        QVERIFY2(!kept.target.contains("s3cret"), kept.target.constData());
    }

    void whatCannotBeAnEventIsNotAdmitted()
    {
        auto station = open();
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1", QByteArray(Rejection::keptBody + 1, ' '), "wrong"), 401);
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::SignatureMismatch);
        const auto cut = await(station->admitRejection(newestRejection(*station).id));
        QCOMPARE(cut.error().code, ErrorCode::Invalid);
        QVERIFY(cut.error().detail.contains(u"bytes of its body are kept"_s));

        QCOMPARE(post(*url, "nobody", "2"), 404);
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::UnknownSource);
        const auto lost = await(station->admitRejection(newestRejection(*station).id));
        QCOMPARE(lost.error().code, ErrorCode::NotFound);

        // Its key came meanwhile, with other bytes.
        QCOMPARE(post(*url, "github", "3", "{}", "wrong"), 401);
        QTRY_COMPARE(newestRejection(*station).cause, RejectionCause::SignatureMismatch);
        const auto late = newestRejection(*station).id;
        QCOMPARE(post(*url, "github", "3", "{\"other\": true}"), 200);
        QCOMPARE(await(station->admitRejection(late)).error().code, ErrorCode::Conflict);
        QVERIFY(!await(station->rejection(late))->admitted);
    }

    void eventsAreKeptAsLongAsTheFileSays()
    {
        m_pace.afterCommits = 20ms;
        m_pace.whenDue = 20ms;
        auto station = open();
        const auto file = "retain: {for: 1s, bytes: 1GB}\n" + QByteArray(oneSource);
        const auto applied = await(station->apply(file, u"a.yaml"_s, false));
        QCOMPARE(applied->changes.first(),
                 (ConfigurationChange{ConfigurationChange::Action::Update,
                                      u"station"_s,
                                      u"retain"_s,
                                      {u"for"_s, u"bytes"_s}}));
        QVERIFY(await(station->apply(file, u"a.yaml"_s, false))->changes.isEmpty());
        QCOMPARE(await(station->status())->retain, (RetainConfig{1s, 1'000'000'000}));
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1"), 200);
        QTRY_COMPARE(await(station->status())->events, 0);
        QCOMPARE(post(*url, "github", "1"), 200); // its key is known for ever
        QCOMPARE(await(station->events({}))->events.size(), 0);

        QCOMPARE(await(station->apply(file, u"b.yaml"_s, false)).error().code, ErrorCode::Conflict);
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        QCOMPARE(await(station->status())->retain, RetainConfig());
        m_pace = {};
    }

    void tracesAreKeptAsLongAsTheirWorkflowSays()
    {
        m_pace.afterCommits = 20ms;
        m_pace.whenDue = 20ms;
        HttpSink sink;
        const auto file = QByteArray(oneSource) + "destinations:\n  - {name: sink, http: {url: \""
            + sink.url().toUtf8()
            + "\"}}\nworkflows:\n  - name: all\n    nodes:\n      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n    edges: [in > out]\n";
        auto station = open();
        QVERIFY(await(station->apply(file, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1"), 200);
        const auto newest = [&] { return await(station->events({}))->events.value(0); };
        QTRY_COMPARE(newest().state, EventState::Delivered);
        const auto id = newest().id;
        QCOMPARE(await(station->traces(id))->size(), 1);
        const auto applied =
            await(station->apply(file + "    retain: {traces: 1s}\n", u"a.yaml"_s, false));
        QCOMPARE(applied->changes.first().fields, QStringList{u"retain.traces"_s});
        QTRY_VERIFY(await(station->traces(id))->isEmpty());

        const auto detail = await(station->event(id));
        QVERIFY(detail.ok());
        QCOMPARE(detail->tracesRemoved, QStringList{u"all"_s});
        QCOMPARE(detail->summary.state, EventState::Delivered);
        QCOMPARE(await(station->replay({id, {}, false}))->size(), 1);
        QTRY_COMPARE(sink.count(), 2);
        m_pace = {};
    }

    void aStoredSecretTakesEffectWithTheNextApply()
    {
        auto station = open();
        const QByteArray file("sources:\n"
                              "  - {name: github, provider: github, secrets: [{stored: typed}]}\n");
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QVERIFY(await(station->apply(file, u"a.yaml"_s, false)).ok());
        QCOMPARE(post(*url, "github", "1"), 401);
        QVERIFY(await(station->putSecret(u"typed"_s, "station secret")).ok());
        QVERIFY(await(station->apply(file, u"a.yaml"_s, false)).ok());
        QCOMPARE(post(*url, "github", "2"), 200);
    }

    void anEventGoesAllTheWayAndIsThereAfterARestart()
    {
        HttpSink sink;
        const auto file = QByteArray(oneSource) + "destinations:\n  - {name: sink, http: {url: \""
            + sink.url().toUtf8()
            + "\"}}\nworkflows:\n  - name: all\n    nodes:\n      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n    edges: [in > out]\n";
        EventId id;
        {
            auto station = open();
            QVERIFY(await(station->apply(file, u"a.yaml"_s, false)).ok());
            const auto url = station->listen({QHostAddress::LocalHost, 0});
            QSignalSpy changed(station.get(), &Station::changed);
            QCOMPARE(post(*url, "github", "1", "{\"exact\": 1.10}"), 200);
            QVERIFY(changed.wait());
            QTRY_COMPARE(sink.count(), 1);
            QCOMPARE(sink.requests().first().body, "{\"exact\": 1.10}");
            QTRY_COMPARE(await(station->events({}))->events.first().state, EventState::Delivered);
            id = await(station->events({}))->events.first().id;
            const auto traces = await(station->traces(id));
            QCOMPARE(traces->size(), 1);
            QCOMPARE(traces->first().steps.size(), 2);
            const auto tree = await(station->eventTree(id));
            QCOMPARE(tree->nodes.last().text, u"1.10"_s);
            QCOMPARE(await(station->destinations())->first().succeeded, 1);
            station->stop(1s);
        }
        auto station = open();
        const auto detail = await(station->event(id));
        QVERIFY(detail.ok());
        QCOMPARE(detail->summary.state, EventState::Delivered);
        QCOMPARE(*await(station->eventBody(id)), "{\"exact\": 1.10}");
        QCOMPARE(await(station->sources())->size(), 1);
        QCOMPARE(sink.count(), 1);
    }

    void aTakenPortIsAConflictAndShowsInTheStatus()
    {
        auto first = open();
        const auto url = first->listen({QHostAddress::LocalHost, 0});
        QVERIFY(url.ok());
        ++m_stores;
        auto second = open();
        const auto taken = second->listen({QHostAddress::LocalHost, quint16(QUrl(*url).port())});
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().code, ErrorCode::Conflict);
        QVERIFY(!await(second->status())->problem.isEmpty());
        QVERIFY(second->listen({QHostAddress::LocalHost, 0}).ok());
        QVERIFY(await(second->status())->problem.isEmpty());
    }

    void whatIsPendingGoesByWhatWasAppliedBeforeItBegan()
    {
        HttpSink old;
        HttpSink corrected;
        const auto file = [](const HttpSink &sink) {
            return QByteArray(oneSource) + "destinations:\n  - {name: sink, http: {url: \""
                + sink.url().toUtf8()
                + "\"}}\nworkflows:\n  - name: all\n    nodes:\n      - {id: in, source: "
                  "[github]}\n"
                  "      - {id: out, destination: sink}\n    edges: [in > out]\n";
        };
        {
            auto pipeline = Pipeline::open(options());
            QVERIFY(pipeline.ok());
            LocalStation station(*std::move(pipeline));
            QVERIFY(await(station.apply(file(old), u"a.yaml"_s, false)).ok());
            const auto url = station.listen({QHostAddress::LocalHost, 0});
            QCOMPARE(post(*url, "github", "1"), 200);
            station.stop(1s);
        }
        auto pipeline = Pipeline::open(options());
        QVERIFY(pipeline.ok());
        LocalStation station(*std::move(pipeline));
        QCOMPARE(await(station.events({}))->events.first().state, EventState::New);
        QVERIFY(await(station.apply(file(corrected), u"a.yaml"_s, false)).ok());
        QVERIFY(await(station.beginInBackground()).ok());
        QTRY_COMPARE(corrected.count(), 1);
        QTRY_COMPARE(await(station.events({}))->events.first().state, EventState::Delivered);
        QCOMPARE(old.count(), 0);
    }

    void stoppingInTheBackgroundHoldsNobodyUp()
    {
        HttpSink sink;
        sink.answerWith({.kind = SinkAnswer::Kind::Hang});
        const auto file = QByteArray(oneSource) + "destinations:\n  - {name: sink, http: {url: \""
            + sink.url().toUtf8()
            + "\"}}\nworkflows:\n  - name: all\n    nodes:\n      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n    edges: [in > out]\n";
        {
            auto station = open();
            QVERIFY(await(station->apply(file, u"a.yaml"_s, false)).ok());
            const auto url = station->listen({QHostAddress::LocalHost, 0});
            QCOMPARE(post(*url, "github", "1"), 200);
            QTRY_COMPARE(sink.count(), 1);

            const auto stopped = station->stopInBackground(20s);
            QVERIFY(!stopped.isFinished()); // the attempt may end yet
            QCOMPARE(await(station->events({})).error().code, ErrorCode::Unavailable);
            QCOMPARE(station->listen({QHostAddress::LocalHost, 0}).error().code,
                     ErrorCode::Unavailable);
            QVERIFY(!stopped.isFinished());
            sink.release();
            QTRY_VERIFY(stopped.isFinished());
            QVERIFY(openStore(options().storeUrl).ok()); // nobody has it any more
        }
        auto station = open();
        QCOMPARE(await(station->events({}))->events.first().state, EventState::Delivered);
    }

    void aStationIsStoppedWhileItBegins()
    {
        {
            auto pipeline = Pipeline::open(options());
            QVERIFY(pipeline.ok());
            LocalStation station(*std::move(pipeline));
            const auto begun = station.beginInBackground();
            const auto stopped = station.stopInBackground(1s);
            QTRY_VERIFY(stopped.isFinished());
            QVERIFY(begun.isFinished());
        }
        {
            auto pipeline = Pipeline::open(options());
            QVERIFY(pipeline.ok());
            LocalStation station(*std::move(pipeline));
            station.beginInBackground();
            station.stop(1s);
            QCOMPARE(await(station.beginInBackground()).error().code, ErrorCode::Unavailable);
        }
        QVERIFY(openStore(options().storeUrl).ok());
    }

    void aStationThatGoesWaitsForWhatStopsIt()
    {
        auto station = open();
        station->stopInBackground(1s);
        station.reset();
        QVERIFY(openStore(options().storeUrl).ok());
    }

    void whatIsAskedAfterStoppingIsAnswered()
    {
        auto station = open();
        station->stop(1s);
        const auto code = [](const auto &result) {
            return result ? ErrorCode::Internal : result.error().code;
        };
        QCOMPARE(code(await(station->events({}))), ErrorCode::Unavailable);
        QCOMPARE(code(await(station->status())), ErrorCode::Unavailable);
        QCOMPARE(code(await(station->metrics())), ErrorCode::Unavailable);
        QCOMPARE(code(await(station->apply(oneSource, u"a.yaml"_s, false))),
                 ErrorCode::Unavailable);
        QCOMPARE(code(await(station->redrive(DeliveryId::make(SystemClock().now())))),
                 ErrorCode::Unavailable);
        QCOMPARE(code(await(station->admitRejection(RejectionId::make(SystemClock().now())))),
                 ErrorCode::Unavailable);
        QCOMPARE(code(station->listen({QHostAddress::LocalHost, 0})), ErrorCode::Unavailable);
    }

    void aStoreInUseIsRefused()
    {
        auto station = open();
        QVERIFY(station);
        const auto second = Pipeline::start(options());
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::Unavailable);
    }

    void metricsCountWhatPassed()
    {
        auto station = open();
        QVERIFY(await(station->apply(oneSource, u"a.yaml"_s, false)).ok());
        const auto url = station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "github", "1"), 200);
        QCOMPARE(post(*url, "github", "1"), 200);
        const auto metrics = [&] { return await(station->metrics()).value(); };
        // It is counted after the answer has left.
        QTRY_VERIFY(metrics().contains(
            "signalbox_requests_total{source=\"github\",status=\"duplicate\"} 1\n"));
        QVERIFY(metrics().contains("signalbox_stored_events 1\n"));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    LocalStationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_localstation.moc"
