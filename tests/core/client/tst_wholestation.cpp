// SPDX-License-Identifier: GPL-3.0-or-later
// A real station in this process, seen only over its admin API: by HttpStation and by signalboxctl.
#include "core/api/apiserver.h"
#include "core/client/httpstation.h"
#include "core/station/localstation.h"
#include "tests/core/api/rawclient.h"
#include "tests/support/httpsink.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

const QByteArray body("{\"amount\": 1.10, \"name\": \"caf\xc3\xa9\"}");

} // namespace

class WholeStationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("WHOLE_SECRET", "station secret");
        auto pipeline = Pipeline::start({.storeUrl = u"sqlite://"_s + m_folder.filePath(u"a.db"_s),
                                         .providerFolder = {},
                                         .limits = {},
                                         .receiverThreads = 1});
        QVERIFY2(pipeline, pipeline ? "" : qPrintable(pipeline.error().detail));
        m_local = std::make_unique<LocalStation>(*std::move(pipeline));
        m_api =
            std::make_unique<ApiServer>(*m_local, [this] { return m_local->metrics(); }, m_clock);
        ApiOptions options;
        options.tokenFolder = m_folder.filePath(u"signalbox"_s);
        const auto port = m_api->start(options);
        QVERIFY2(port, port ? "" : qPrintable(port.error().detail));
        m_port = *port;
        QFile token(m_api->tokenPath());
        QVERIFY(token.open(QIODevice::ReadOnly));
        m_station = std::make_unique<HttpStation>(QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)),
                                                  token.readAll().trimmed());
    }

    void cleanupTestCase()
    {
        m_station.reset();
        m_api.reset();
        m_local.reset();
    }

    void theConfigurationComesInOverTheApi()
    {
        const auto file = "sources:\n"
                          "  - {name: github, provider: github, secrets: [\"${WHOLE_SECRET}\"]}\n"
                          "destinations:\n"
                          "  - {name: sink, http: {url: \""
            + m_sink.url().toUtf8()
            + "\"}, retry: {max_attempts: 1}}\n"
              "workflows:\n"
              "  - name: all\n"
              "    nodes: [{id: in, source: github}, {id: out, destination: sink}]\n"
              "    edges: [in > out]\n";
        const auto wrong = await(m_station->apply(file + "colour: red\n", u"a.yaml"_s, false));
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY(wrong.error().detail.startsWith(u"a.yaml:9: colour: unknown field"_s));
        const auto report = await(m_station->apply(file, u"a.yaml"_s, false));
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->changes.size(), 3);
        const auto workflows = await(m_station->workflows());
        QCOMPARE(workflows->first().owner, u"file:a.yaml"_s);
        QCOMPARE(workflows->first().config.graph.edges.size(), 1);
    }

    void readinessFollowsTheListener()
    {
        const auto url = m_local->listen({QHostAddress(QHostAddress::LocalHost), 0});
        QVERIFY(url);
        m_ingest = *url;
        const auto ready = rawExchange(m_port, {"GET /readyz HTTP/1.1", "Host: localhost"});
        QCOMPARE(ready.status, 200);
        QCOMPARE(await(m_station->status())->ingestUrl, m_ingest);
    }

    void aSentEventDiesAtABrokenDestination()
    {
        m_sink.answerWith({.status = 500, .body = "no\x1b[31m"});
        const auto sent = ctl({u"send"_s, u"--provider"_s, u"github"_s, u"--secret-file"_s, u"-"_s,
                               u"--file"_s, bodyFile(), u"--event"_s, u"push"_s, u"--key"_s,
                               u"k1"_s, m_ingest + u"/in/github"_s},
                              "station secret\n");
        QCOMPARE(sent.err, QByteArray());
        QCOMPARE(sent.code, 0);
        QVERIFY(sent.out.contains("\"status\":\"accepted\""));
        QTRY_COMPARE(onlyEvent().state, EventState::Failed);
        QCOMPARE(onlyEvent().type, u"push"_s);
        QCOMPARE(onlyEvent().key, "k1"_ba);
    }

    void itsBytesAndItsWayAreToBeSeen()
    {
        const auto id = onlyEvent().id;
        QCOMPARE(*await(m_station->eventBody(id)), body);
        QCOMPARE(ctl({u"events"_s, u"show"_s, id.toString(), u"--raw"_s}).out, body);
        const auto detail = await(m_station->event(id));
        QCOMPARE(detail->event.request.target, "/in/github"_ba);
        QVERIFY(detail->event.request.headers.single("X-Hub-Signature-256"));
        QCOMPARE(await(m_station->traces(id))->first().steps.size(), 2);
        QCOMPARE(await(m_station->eventTree(id))->nodes.at(1).text, u"1.10"_s);
        const auto dead = onlyDelivery();
        QCOMPARE(dead.status, DeliveryStatus::Dead);
        const auto attempts = await(m_station->delivery(dead.id))->attempts;
        QCOMPARE(attempts.size(), 1);
        QCOMPARE(attempts.first().httpStatus, 500);
        QVERIFY(attempts.first().timings.total > 0);
        const auto shown = ctl({u"events"_s, u"list"_s, u"state:failed"_s, u"destination:sink"_s});
        QVERIFY(shown.out.contains(id.toString().toLatin1()));
        QCOMPARE(ctl({u"events"_s, u"list"_s, u"state:delivered"_s}).out, "no events\n"_ba);
    }

    void redriveSucceedsOnceItIsBack()
    {
        m_sink.answerWith({.status = 200});
        QCOMPARE(ctl({u"redrive"_s, u"--destination"_s, u"sink"_s, u"--dead"_s}).code, 0);
        QTRY_COMPARE(onlyDelivery().status, DeliveryStatus::Succeeded);
        QCOMPARE(onlyDelivery().attempts, 2);
        const auto again = ctl({u"redrive"_s, onlyDelivery().id.toString()});
        QCOMPARE(again.code, 1);
        QVERIFY(!again.err.isEmpty());
        QCOMPARE(ctl({u"redrive"_s, u"--destination"_s, u"sink"_s, u"--dead"_s}).code, 1);
    }

    void aReplayReachesTheDestinationAsOne()
    {
        const int before = m_sink.count();
        QCOMPARE(ctl({u"replay"_s, onlyEvent().id.toString(), u"--to"_s, u"sink"_s}).code, 0);
        QTRY_COMPARE(m_sink.count(), before + 1);
        const auto replayed = m_sink.requests().last();
        QCOMPARE(replayed.headers.single("webhook-replay").value_or(""), QByteArrayView("1"));
        QCOMPARE(replayed.body, body);
        const auto nowhere = ctl({u"replay"_s, onlyEvent().id.toString(), u"--to"_s, u"none"_s});
        QCOMPARE(nowhere.code, 1);
    }

    void aForgedRequestIsKeptWithItsCause()
    {
        const auto sent =
            ctl({u"--json"_s, u"send"_s, u"--provider"_s, u"github"_s, u"--secret-file"_s, u"-"_s,
                 u"--file"_s, bodyFile(), m_ingest + u"/in/github"_s},
                "another secret");
        QCOMPARE(sent.code, 1);
        QTRY_COMPARE(await(m_station->rejections({}))->rejections.size(), 1);
        const auto rejection = await(m_station->rejections({}))->rejections.first();
        QCOMPARE(rejection.cause, RejectionCause::SignatureMismatch);
        QCOMPARE(await(m_station->rejection(rejection.id))->request.body, body);
        const auto shown = ctl({u"rejections"_s, u"show"_s, rejection.id.toString()});
        QVERIFY(shown.out.contains("signature_mismatch"));
    }

    void whatIsExportedChangesNothingWhenItIsApplied()
    {
        const auto exported = ctl({u"export"_s});
        QCOMPARE(exported.code, 0);
        QVERIFY(exported.out.contains("${WHOLE_SECRET}"));
        const auto dry =
            ctl({u"apply"_s, u"--dry-run"_s, u"--name"_s, u"a.yaml"_s, u"-"_s}, exported.out);
        QCOMPARE(dry.err, QByteArray());
        QCOMPARE(dry.out, "nothing to change\n"_ba);
        QCOMPARE(dry.code, 0);
        const auto foreign =
            ctl({u"apply"_s, u"--dry-run"_s, u"--name"_s, u"b.yaml"_s, u"-"_s}, exported.out);
        QCOMPARE(foreign.code, 1);
        QVERIFY(foreign.err.contains("belongs to the station file a.yaml"));
    }

    void metricsCountWhatPassed()
    {
        const auto metrics = rawExchange(m_port, {"GET /metrics HTTP/1.1", "Host: localhost"});
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.body.contains("signalbox_stored_events 1\n"));
    }

    void aDraftShadowsWhatComesOverTheNetwork()
    {
        const auto draft = "workflows:\n"
                           "  - name: all\n"
                           "    nodes: [{id: in, source: github}, {id: f, filter: \"`false`\"},\n"
                           "            {id: out, destination: sink}]\n"
                           "    edges: [in > f, f > out]\n"_ba;
        const auto wrong = ctl({u"shadow"_s, u"start"_s, u"--workflow"_s, u"-"_s},
                               QByteArray(draft).replace("sink", "nowhere"));
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.err.contains("nowhere"), wrong.err.constData());
        QCOMPARE(ctl({u"shadow"_s, u"show"_s, u"all"_s}).code, 1);
        const auto started = ctl({u"shadow"_s, u"start"_s, u"--workflow"_s, u"-"_s}, draft);
        QCOMPARE(started.err, QByteArray());
        QCOMPARE(started.code, 0);

        const int before = m_sink.count();
        QCOMPARE(ctl({u"send"_s, u"--provider"_s, u"github"_s, u"--secret-file"_s, u"-"_s,
                      u"--file"_s, bodyFile(), u"--event"_s, u"push"_s, u"--key"_s, u"shadowed"_s,
                      m_ingest + u"/in/github"_s},
                     "station secret\n")
                     .code,
                 0);
        QTRY_COMPARE(await(m_station->shadow(u"all"_s))->summary.noLongerRouted, 1);
        QTRY_COMPARE(m_sink.count(), before + 1); // as published, and once
        const auto shown = ctl({u"shadow"_s, u"show"_s, u"all"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.contains("1 events compared, 0 not compared, 0 waiting\n"));
        const auto newest = await(m_station->events({}))->events.first();
        QVERIFY(shown.out.contains(newest.id.toString().toLatin1()));
        const auto stopped = ctl({u"--json"_s, u"shadow"_s, u"stop"_s, u"all"_s});
        QCOMPARE(stopped.code, 0);
        const auto status = QJsonDocument::fromJson(stopped.out).object();
        QCOMPARE(status.value("reason"_L1), u"stopped"_s);
        QCOMPARE(ctl({u"shadow"_s, u"stop"_s, u"all"_s}).code, 1);
        QCOMPARE(m_sink.count(), before + 1);
    }

private:
    QString bodyFile() const
    {
        const auto path = m_folder.filePath(u"body"_s);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(body) == body.size() ? path
                                                                                  : QString();
    }

    EventSummary onlyEvent() const
    {
        const auto page = await(m_station->events({}));
        return page && page->events.size() == 1 ? page->events.first() : EventSummary();
    }

    /// The first one: replays come after it.
    Delivery onlyDelivery() const
    {
        const auto page = await(m_station->deliveries({}));
        return page && !page->deliveries.isEmpty() ? page->deliveries.last() : Delivery();
    }

    Run ctl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SIGNALBOXCTL),
                      QStringList{u"--url"_s, u"http://127.0.0.1:%1"_s.arg(m_port)} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    HttpSink m_sink;
    std::unique_ptr<LocalStation> m_local;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<HttpStation> m_station;
    quint16 m_port = 0;
    QString m_ingest;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    WholeStationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_wholestation.moc"
