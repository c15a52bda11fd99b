// SPDX-License-Identifier: GPL-3.0-or-later
// The real program against an admin API over real sockets.
#include "core/api/apiserver.h"
#include "core/domain/subscription.h"
#include "core/station/wire.h"
#include "tests/core/api/answeringstation.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

class TestSignalboxctl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ApiServer>(m_station, MetricsSource(), m_clock);
        ApiOptions options;
        options.tokenFolder = m_folder.filePath(u"signalbox"_s);
        const auto port = m_server->start(options);
        QVERIFY(port);
        m_url = u"http://127.0.0.1:%1"_s.arg(*port);
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        m_environment.remove(u"SIGNALBOX_TOKEN"_s);
        m_environment.remove(u"SIGNALBOX_SECRET"_s);
    }

    void findsTheTokenByThePortAndListsEvents()
    {
        const auto run = ctl({u"events"_s, u"list"_s});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith("RECEIVED"));
        QVERIFY(run.out.contains(m_station.detail.summary.id.toString().toLatin1()));
    }

    void goesOnWhereAPageEndedEarly_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("found");
        const auto delivery = m_station.dead.delivery.id.toString();
        QTest::newRow("events") << QStringList{u"events"_s, u"list"_s}
                                << m_station.detail.summary.id.toString();
        QTest::newRow("deliveries of an event")
            << QStringList{u"events"_s, u"show"_s, eventId()} << delivery;
        QTest::newRow("schema") << QStringList{u"infer-schema"_s, u"--source"_s, u"github"_s}
                                << u"\"type\""_s;
        QTest::newRow("deliveries") << QStringList{u"deliveries"_s, u"list"_s} << delivery;
        QTest::newRow("rejections")
            << QStringList{u"rejections"_s, u"list"_s} << m_station.refused.id.toString();
        QTest::newRow("redrive") << QStringList{u"redrive"_s, u"--destination"_s, u"billing"_s,
                                                u"--dead"_s}
                                 << delivery;
    }

    void goesOnWhereAPageEndedEarly()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, found);
        m_station.pauses = true;
        const auto run = ctl(arguments);
        m_station.pauses = false;
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains(found.toLatin1()));
    }

    void knowsTheProviders()
    {
        const auto list = ctl({u"providers"_s, u"list"_s});
        QCOMPARE(list.code, 0);
        QVERIFY(list.out.startsWith("NAME"));
        QVERIFY(list.out.contains("\ngithub ") && list.out.contains("\nstripe "));
        const auto payments = ctl({u"providers"_s, u"list"_s, u"--category"_s, u"payments"_s});
        QVERIFY(payments.out.contains("\nstripe ") && !payments.out.contains("\ngithub "));

        const auto github = ctl({u"providers"_s, u"show"_s, u"github"_s});
        QCOMPARE(github.code, 0);
        QVERIFY(github.out.contains("headers.\"x-github-delivery\""));
        const auto json = ctl({u"--json"_s, u"providers"_s, u"show"_s, u"github"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object().value(u"name"_s), u"github"_s);
        QCOMPARE(ctl({u"providers"_s, u"show"_s, u"no-such"_s}).code, 1);
    }

    void proposesASchemaFromStoredEvents()
    {
        const auto run = ctl({u"infer-schema"_s, u"--source"_s, u"github"_s, u"--limit"_s, u"5"_s});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("https://json-schema.org/draft/2020-12/schema"));
        QVERIFY(run.out.contains("\"type\": \"null\""));
        QCOMPARE(ctl({u"infer-schema"_s}).code, 2);
    }

    void jsonIsOneObjectALine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("status") << QStringList{u"status"_s};
        QTest::newRow("events") << QStringList{u"events"_s, u"list"_s};
        QTest::newRow("event") << QStringList{u"events"_s, u"show"_s, eventId()};
        QTest::newRow("rejections") << QStringList{u"rejections"_s, u"list"_s};
        QTest::newRow("rejection")
            << QStringList{u"rejections"_s, u"show"_s, m_station.refused.id.toString()};
        QTest::newRow("deliveries") << QStringList{u"deliveries"_s, u"list"_s};
        QTest::newRow("delivery") << QStringList{u"deliveries"_s, u"show"_s, deliveryId()};
        QTest::newRow("sources") << QStringList{u"sources"_s};
        QTest::newRow("registration")
            << QStringList{u"sources"_s, u"open-registration"_s, u"asana"_s};
        QTest::newRow("destinations") << QStringList{u"destinations"_s};
        QTest::newRow("workflows") << QStringList{u"workflows"_s};
        QTest::newRow("list") << QStringList{u"workflows"_s, u"list"_s};
        QTest::newRow("revision") << QStringList{u"workflows"_s, u"show"_s, u"payments"_s};
        QTest::newRow("diff") << QStringList{u"workflows"_s, u"diff"_s, u"payments"_s, u"1"_s,
                                             u"2"_s};
        QTest::newRow("rollback") << QStringList{u"workflows"_s, u"rollback"_s, u"payments"_s,
                                                 u"1"_s};
        QTest::newRow("enable") << QStringList{u"workflows"_s, u"enable"_s, u"payments"_s};
        QTest::newRow("replay") << QStringList{u"replay"_s, eventId()};
        QTest::newRow("admit") << QStringList{u"rejections"_s, u"admit"_s,
                                              m_station.refused.id.toString()};
        QTest::newRow("redrive") << QStringList{u"redrive"_s, deliveryId()};
        QTest::newRow("export") << QStringList{u"export"_s};
        QTest::newRow("infer-schema") << QStringList{u"infer-schema"_s, u"--source"_s, u"github"_s};
    }

    void jsonIsOneObjectALine()
    {
        QFETCH(QStringList, arguments);
        for (const auto &flags :
             {QStringList{u"--json"_s} + arguments, arguments + QStringList{u"--json"_s}}) {
            const auto run = ctl(flags);
            QCOMPARE(run.err, QByteArray());
            QCOMPARE(run.code, 0);
            const auto lines = run.out.trimmed().split('\n');
            QCOMPARE(lines.size(), 1);
            QVERIFY(QJsonDocument::fromJson(lines.first()).isObject());
        }
        QCOMPARE(ctl(arguments).code, 0);
    }

    void showsRevisionsAndWhatMakesThemDiffer()
    {
        const auto list = ctl({u"workflows"_s, u"revisions"_s, u"payments"_s});
        QCOMPARE(list.err, QByteArray());
        QCOMPARE(list.out.count('\n'), 3);
        QVERIFY(list.out.contains("as it was"));
        const auto shown = ctl({u"workflows"_s, u"show"_s, u"payments"_s});
        QVERIFY(shown.out.contains("  - name: payments\n"));
        QVERIFY(shown.out.contains("filter: \"body.amount > `1`\""));
        QVERIFY(shown.out.contains("    retain: {traces: 7d}\n"));
        const auto revision =
            ctl({u"workflows"_s, u"show"_s, u"payments"_s, u"--revision"_s, u"1"_s});
        QCOMPARE(revision.code, 0);
        QVERIFY(!revision.out.contains("retain"));
        QVERIFY(ctl({u"workflows"_s, u"list"_s}).out.contains(" 7d "));
        QCOMPARE(ctl({u"workflows"_s, u"show"_s, u"payments"_s, u"--revision"_s, u"9"_s}).code, 1);
        const auto diff = ctl({u"workflows"_s, u"diff"_s, u"payments"_s, u"1"_s, u"2"_s});
        QCOMPARE(diff.out, "~ node big: filter: body.amount > `1` -> body.amount > `2`\n"_ba);
        QCOMPARE(ctl({u"workflows"_s, u"diff"_s, u"payments"_s, u"1"_s}).out,
                 "revisions 1 and 1 are the same\n"_ba);
    }

    void publishesAFileAndRollsBack()
    {
        const auto path = m_folder.filePath(u"w.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(ctl({u"workflows"_s, u"show"_s, u"payments"_s}).out);
        file.close();
        const QStringList publish{u"workflows"_s, u"publish"_s, path, u"--note"_s, u"why"_s};
        const auto done = ctl(publish);
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.out, "published payments, revision 3\n"_ba);
        QCOMPARE(m_station.published.graph, AnsweringStation::graphOf(1));
        QCOMPARE(m_station.published.base, 1); // what was published then
        QCOMPARE(m_station.published.traceAge,
                 std::optional<Microseconds>(std::chrono::days(7))); // the file says it
        QCOMPARE(m_station.published.note, u"why"_s);
        QCOMPARE(ctl(publish + QStringList{u"--base"_s, u"7"_s}).code, 1);

        m_station.problems = {{WorkflowProblem::Reason::Expression, u"big"_s, u"filter"_s, -1, 14,
                               u"expected a value"_s}};
        const auto refused = ctl(publish);
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err, "signalboxctl: node 'big', filter: expected a value\n"_ba);
        QCOMPARE(ctl(publish + QStringList{u"--dry-run"_s}).code, 1);
        m_station.problems.clear();
        QCOMPARE(ctl(publish + QStringList{u"--dry-run"_s}).code, 0);

        const auto back =
            ctl({u"workflows"_s, u"rollback"_s, u"payments"_s, u"1"_s, u"--author"_s, u"ada"_s});
        QCOMPARE(back.code, 0);
        QCOMPARE(m_station.published.from, 1);
        QCOMPARE(m_station.published.author, u"ada"_s);
        QVERIFY(!m_station.published.traceAge);
        const auto otherwise =
            QByteArray(ctl({u"workflows"_s, u"show"_s, u"payments"_s}).out).replace("7d", "12h");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(otherwise);
        file.close();
        const auto dry = ctl(publish + QStringList{u"--dry-run"_s});
        QCOMPARE(dry.code, 1);
        QCOMPARE(dry.out, "~ retain.traces: 12h\n"_ba);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: w\nnodes: [{id: in, filter: \"a >\"}]\n");
        file.close();
        const auto wrong = ctl(publish);
        QCOMPARE(wrong.code, 1);
        QVERIFY(wrong.err.contains("w.yaml:2: nodes[0].filter: "));
    }

    void changesWhatPeopleConfigure()
    {
        m_station.objectChanges.clear();
        QCOMPARE(ctl({u"workflows"_s, u"disable"_s, u"payments"_s}).out,
                 "workflow payments disabled\n"_ba);
        QCOMPARE(ctl({u"sources"_s, u"detach"_s, u"github"_s}).code, 0);
        QCOMPARE(ctl({u"destinations"_s, u"delete"_s, u"none"_s}).code, 1);
        QCOMPARE(m_station.objectChanges,
                 QStringList({u"disable workflow payments"_s, u"detach source github"_s,
                              u"remove destination none"_s}));

        m_station.objectChanges.clear();
        const auto held = ctl({u"workflows"_s, u"delete"_s, u"busy"_s});
        QCOMPARE(held.code, 1);
        QVERIFY(held.err.contains("holds 3 events") && held.err.contains("--held release")
                && held.err.contains("--held discard"));
        QVERIFY(m_station.objectChanges.isEmpty());
        QCOMPARE(ctl({u"workflows"_s, u"delete"_s, u"busy"_s, u"--held"_s, u"keep"_s}).code, 2);
        QCOMPARE(ctl({u"workflows"_s, u"delete"_s, u"busy"_s, u"--held"_s, u"release"_s}).out,
                 "workflow busy deleted\n3 held events go on\n"_ba);
        QCOMPARE(ctl({u"workflows"_s, u"delete"_s, u"idle"_s}).out, "workflow idle deleted\n"_ba);
        QCOMPARE(m_station.objectChanges,
                 QStringList({u"remove release workflow busy"_s, u"remove workflow idle"_s}));

        const auto saved = ctl({u"sources"_s, u"save"_s, u"shop"_s, u"--provider"_s, u"stripe"_s,
                                u"--secret-file"_s, u"-"_s},
                               "whsec_x\n");
        QCOMPARE(saved.err, QByteArray());
        QCOMPARE(saved.out, "source shop saved, revision 1\n"_ba);
        QCOMPARE(m_station.savedSource.secrets.first().value, "whsec_x"_ba);
        m_station.fieldProblems = {{u"http.url"_s, u"expected a URL"_s, true}};
        const auto refused = ctl({u"destinations"_s, u"save"_s, u"billing"_s, u"--http"_s, u"x"_s});
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err, "signalboxctl: http.url: expected a URL\n"_ba);
        QCOMPARE(m_station.savedDestination.config.url, u"x"_s);
        m_station.fieldProblems.clear();
    }

    void backtestsADraftAndComparesWithWhatWasExpected()
    {
        const auto run = ctl({u"backtest"_s, u"--workflow"_s, u"payments@2"_s, u"--since"_s,
                              u"2h"_s, u"--filter"_s, u"type:push*"_s});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.contains("no longer routed                2\n"));
        QVERIFY(run.out.contains("no_longer_routed, new_error"));
        QVERIFY(run.out.contains("in failed: odd"));
        QCOMPARE(m_station.backtested.revision, 2);
        QCOMPARE(m_station.backtested.filter.type, u"push*"_s);
        QVERIFY(m_station.backtested.filter.since);
        QCOMPARE(m_station.endedBacktests.last(), m_station.backtestStatus.id);

        QFile expected(m_folder.filePath(u"expected.json"_s));
        const QStringList arguments{u"backtest"_s, u"--workflow"_s, u"payments"_s, u"--expect"_s,
                                    expected.fileName()};
        const auto expecting = [&](const QByteArray &json) {
            if (!expected.open(QIODevice::WriteOnly))
                return Run();
            expected.write(json);
            expected.close();
            return ctl(arguments);
        };
        QCOMPARE(expecting("{\"events\": 10, \"new_errors\": 1}").code, 0);
        const auto wrong = expecting("{\"events\": 10, \"new_errors\": 0}");
        QCOMPARE(wrong.code, 1);
        QCOMPARE(wrong.err, "signalboxctl: new_errors: expected 0, found 1\n"_ba);
        QCOMPARE(expecting("{\"colour\": 1}").code, 2);
        const auto json = ctl({u"backtest"_s, u"--workflow"_s, u"payments"_s, u"--differences"_s,
                               u"0"_s, u"--json"_s});
        QCOMPARE(expecting(json.out).code, 0); // what was printed is what is expected
        QCOMPARE(ctl({u"backtest"_s, u"--workflow"_s, u"No Name"_s}).code, 2);
    }

    void anInterruptCancelsABacktest()
    {
        m_station.endedBacktests.clear();
        m_station.backtestStatus.state = BacktestState::Running;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(SIGNALBOXCTL),
                      {u"--url"_s, m_url, u"backtest"_s, u"--workflow"_s, u"payments"_s});
        QVERIFY(process.waitForStarted());
        const auto asked = m_station.backtestQuestions;
        QTRY_VERIFY(m_station.backtestQuestions > asked);
        ::kill(pid_t(process.processId()), SIGINT);
        QTRY_COMPARE(m_station.endedBacktests.size(), 1);
        m_station.backtestStatus.state = BacktestState::Cancelled;
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().endsWith("cancelled\n"));
        m_station.backtestStatus.state = BacktestState::Finished;
    }

    void shadowsAWorkflow()
    {
        const auto started = ctl({u"shadow"_s, u"start"_s, u"--workflow"_s, u"payments@2"_s});
        QCOMPARE(started.err, QByteArray());
        QCOMPARE(started.out, "payments is shadowed from now on\n"_ba);
        QCOMPARE(started.code, 0);
        QCOMPARE(m_station.shadowed, (ShadowRequest{u"payments"_s, {}, 2}));
        m_station.problems = {
            {WorkflowProblem::Reason::NoEnd, u"big"_s, {}, -1, -1, u"leads nowhere"_s}};
        const auto refused = ctl({u"shadow"_s, u"start"_s, u"--workflow"_s, u"payments"_s});
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.err, "signalboxctl: node 'big': leads nowhere\n"_ba);
        m_station.problems.clear();
        QCOMPARE(ctl({u"shadow"_s, u"start"_s, u"--workflow"_s, u"No Name"_s}).code, 2);

        const auto shown = ctl({u"shadow"_s, u"show"_s, u"payments"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.startsWith("running, started "));
        QVERIFY(shown.out.contains(", against revision 2\n"));
        QVERIFY(shown.out.contains("10 events compared, 4 not compared, 5 waiting\n"));
        QVERIFY(shown.out.contains("no longer routed                2\n"));
        QVERIFY(shown.out.contains("no_longer_routed, new_error"));
        QCOMPARE(ctl({u"shadow"_s, u"show"_s, u"none"_s}).code, 1);
        QCOMPARE(ctl({u"shadow"_s}).code, 2);

        const auto json =
            ctl({u"shadow"_s, u"show"_s, u"payments"_s, u"--differences"_s, u"0"_s, u"--json"_s});
        const auto status = shadowStatusFromJson(QJsonDocument::fromJson(json.out).object());
        QCOMPARE(status.value(), m_station.shadowStatus);
        QFile expected(m_folder.filePath(u"shadow.json"_s));
        const auto stop = [&](const QByteArray &expectation) {
            if (!expected.open(QIODevice::WriteOnly))
                return Run();
            expected.write(expectation);
            expected.close();
            return ctl({u"shadow"_s, u"stop"_s, u"payments"_s, u"--expect"_s, expected.fileName()});
        };
        const auto ended = stop(json.out);
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.out.contains(": it was stopped\n"));
        QCOMPARE(m_station.stoppedShadows, QStringList{u"payments"_s});
        const auto wrong = stop("{\"new_errors\": 0}");
        QCOMPARE(wrong.code, 1);
        QCOMPARE(wrong.err, "signalboxctl: new_errors: expected 0, found 1\n"_ba);
        QCOMPARE(stop("{\"colour\": 1}").code, 2);
        QCOMPARE(m_station.stoppedShadows.size(), 2); // what is not understood stops nothing
    }

    void testsAWorkflowAgainstItsCases()
    {
        QFile workflow(m_folder.filePath(u"cased.yaml"_s));
        QVERIFY(workflow.open(QIODevice::WriteOnly));
        workflow.write(ctl({u"workflows"_s, u"show"_s, u"payments"_s}).out);
        workflow.close();
        QFile cases(m_folder.filePath(u"cases.json"_s));
        QVERIFY(cases.open(QIODevice::WriteOnly));
        cases.write("{\"cases\": ["
                    "{\"name\": \"big\", \"event\": {\"source\": \"github\", \"body\": "
                    "{\"amount\": 5}}, \"expect\": {\"destinations\": [\"billing\"]}},"
                    "{\"name\": \"small\", \"event\": {\"source\": \"github\", \"body\": "
                    "{\"amount\": 0}}, \"expect\": {\"ports\": {\"big\": \"else\"}}}]}");
        cases.close();
        const QStringList arguments{u"test-workflow"_s,     u"--workflow"_s,  workflow.fileName(),
                                    u"--cases"_s,           cases.fileName(), u"--url"_s,
                                    u"http://127.0.0.1:9"_s}; // no station is needed
        const auto fine = ctl(arguments);
        QCOMPARE(fine.err, QByteArray());
        QCOMPARE(fine.out, "fine  big\nfine  small\n2 of 2 cases are as they shall be\n"_ba);
        QCOMPARE(fine.code, 0);

        // Revision 2 at the station wants more than 2.
        QVERIFY(cases.open(QIODevice::WriteOnly));
        cases.write("{\"cases\": [{\"name\": \"two\", \"event\": {\"source\": \"github\", "
                    "\"body\": {\"amount\": 2}}, \"expect\": {\"destinations\": "
                    "[\"billing\"]}}]}");
        cases.close();
        QCOMPARE(ctl(arguments).code, 0);
        const QStringList stationed{u"test-workflow"_s, u"--workflow"_s, u"payments@2"_s,
                                    u"--cases"_s, cases.fileName()};
        const auto wrong = ctl(stationed);
        QCOMPARE(wrong.code, 1);
        QVERIFY(wrong.out.contains("WRONG  two\n  expected deliveries to billing, found none\n"));
        QCOMPARE(ctl(stationed + QStringList{u"--save"_s}).code, 0);
        QCOMPARE(m_station.keptCases.size(), 1);
        QCOMPARE(ctl({u"test-workflow"_s, u"--workflow"_s, u"payments@1"_s}).code, 0);
        const auto json = ctl({u"test-workflow"_s, u"--workflow"_s, u"payments@2"_s, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object().value("passed"_L1), false);
        m_station.keptCases.clear();
    }

    void givesABodyByteForByte()
    {
        const auto run = ctl({u"events"_s, u"show"_s, eventId(), u"--raw"_s});
        QCOMPARE(run.out, m_station.detail.event.request.body);
    }

    void escapesWhatATerminalWouldObey()
    {
        const auto type =
            std::exchange(m_station.detail.summary.type, u"\x1b]0;owned\a\u009b31m\u202e"_s);
        const auto table = ctl({u"events"_s, u"list"_s});
        QVERIFY(table.out.contains("\\x1b]0;owned\\x07\\x9b31m\\u{202e}"));
        const auto json = ctl({u"--json"_s, u"events"_s, u"list"_s});
        QVERIFY(!json.out.contains('\x1b') && !json.out.contains("\xc2\x9b"));
        QCOMPARE(eventSummaryFromJson(QJsonDocument::fromJson(json.out).object())->type,
                 m_station.detail.summary.type);
        m_station.detail.summary.type = type;
        QVERIFY(ctl({u"events"_s, u"show"_s, eventId()}).out.contains("X-Odd: caf\\xe9"));
    }

    void replaysAndRedrives()
    {
        auto run =
            ctl({u"replay"_s, eventId(), u"--to"_s, u"a"_s, u"--to"_s, u"b"_s, u"--as-new"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(m_station.replayed.destinations, (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(m_station.replayed.asNew);
        run = ctl({u"redrive"_s, u"--destination"_s, u"billing"_s, u"--dead"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(m_station.deliveryQuery.destination, u"billing"_s);
        QCOMPARE(m_station.deliveryQuery.status, DeliveryStatus::Dead);
        run = ctl({u"redrive"_s, DeliveryId::make(fromMicroseconds(1)).toString()});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.err, "signalboxctl: it is not dead\n"_ba);
    }

    void opensASourceForRegistration()
    {
        auto run = ctl({u"sources"_s, u"open-registration"_s, u"asana"_s, u"--for"_s, u"90s"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(m_station.openedFor, Microseconds(std::chrono::seconds(90)));
        QVERIFY(run.out.contains(toIso8601(m_station.opened).toUtf8()));
        QCOMPARE(ctl({u"sources"_s, u"open-registration"_s, u"github"_s}).code, 1);
        QCOMPARE(ctl({u"sources"_s, u"open-registration"_s}).code, 2);
        run = ctl({u"sources"_s, u"open-registration"_s, u"asana"_s, u"--for"_s, u"soon"_s});
        QCOMPARE(run.code, 2);
    }

    void listsAndConfirmsSubscriptions()
    {
        QVERIFY(ctl({u"sources"_s, u"subscriptions"_s}).out.startsWith("no subscription waits"));
        const auto before = std::exchange(m_station.refused, questionAboutATopic());
        const auto list = ctl({u"sources"_s, u"subscriptions"_s, u"sns"_s});
        QCOMPARE(list.code, 0);
        QVERIFY2(list.out.contains("arn:aws:sns:eu-west-1:1:t"), list.out);
        QVERIFY(list.out.contains("is to begin"));
        const auto json = ctl({u"--json"_s, u"sources"_s, u"subscriptions"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out)["account"_L1].toString(), u"1"_s);
        const int changes = m_station.changes;
        const auto none = ctl({u"sources"_s, u"confirm"_s, u"sns"_s, u"arn:other"_s});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("no subscription to arn:other waits at sns"));
        QCOMPARE(m_station.changes, changes);
        const auto done =
            ctl({u"sources"_s, u"confirm"_s, u"sns"_s, u"arn:aws:sns:eu-west-1:1:t"_s});
        QCOMPARE(done.err, QByteArray());
        QCOMPARE(done.code, 0);
        QVERIFY(done.out.contains("is confirmed, and one of the topics of sns"));
        QCOMPARE(m_station.changes, changes + 1);
        QCOMPARE(ctl({u"sources"_s, u"confirm"_s, u"sns"_s}).code, 2);
        m_station.refused = before;
    }

    void tellsWhatIsWrongWithARejection()
    {
        const auto id = m_station.refused.id.toString();
        const auto shown = ctl({u"rejections"_s, u"show"_s, id});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.contains("\nAnother URL.\nSet public_url.\n"));
        QVERIFY(shown.out.contains("bytes are shown"));
        const auto verified = ctl({u"verify"_s, u"--rejection"_s, id});
        QCOMPARE(verified.code, 1);
        QVERIFY(verified.out.startsWith("Another URL.\n"));
        QVERIFY(verified.out.contains("received  abcdef0123\n"));
        const auto json = ctl({u"--json"_s, u"rejections"_s, u"show"_s, id});
        const auto diagnosis = QJsonDocument::fromJson(json.out)["diagnosis"_L1].toObject();
        QCOMPARE(diagnosisFromJson(diagnosis).value(), m_station.found);
        const auto none = RejectionId::make(fromMicroseconds(1)).toString();
        QCOMPARE(ctl({u"verify"_s, u"--rejection"_s, none}).code, 1);
        QCOMPARE(ctl({u"verify"_s}).code, 2);
    }

    void appliesAndSaysWhatADryRunFound()
    {
        QFile file(m_folder.filePath(u"station.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("listen: 127.0.0.1:1\n");
        file.close();
        const auto dry = ctl({u"apply"_s, u"--dry-run"_s, file.fileName()});
        QCOMPARE(dry.code, 1);
        QCOMPARE(dry.out, "would create  source github\n"_ba);
        QVERIFY(dry.err.contains("${NONE}"));
        QVERIFY(m_station.appliedDry);
        QCOMPARE(m_station.appliedName, u"station.yaml"_s);
        const auto warning = "signalboxctl: warning: station.yaml:12: workflow 'payments', node "
                             "'big', edges: nothing follows the port 'pass'\n"_ba;
        QVERIFY2(dry.err.contains(warning), dry.err);
        const auto applied = ctl({u"apply"_s, file.fileName()});
        QCOMPARE(applied.code, 0);
        QVERIFY2(applied.err.contains(warning), applied.err);
        QVERIFY(!m_station.appliedDry);
        const auto json = ctl({u"--json"_s, u"apply"_s, file.fileName()});
        QCOMPARE(json.err, QByteArray());
        QCOMPARE(QJsonDocument::fromJson(json.out)["warnings"_L1][0]["line"_L1].toInt(), 12);
        const auto bad = ctl({u"apply"_s, u"-"_s, u"--name"_s, u"x.yaml"_s}, "bad");
        QCOMPARE(bad.code, 1);
        QCOMPARE(bad.err, "signalboxctl: x.yaml:1: expected a mapping\n"_ba);
        QCOMPARE(ctl({u"apply"_s, u"-"_s}, "bad").code, 2);
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown") << QStringList{u"evnts"_s};
        QTest::newRow("id") << QStringList{u"events"_s, u"show"_s, u"dlv_1"_s};
        QTest::newRow("status") << QStringList{u"deliveries"_s, u"list"_s, u"--status"_s,
                                               u"lost"_s};
        QTest::newRow("filter") << QStringList{u"events"_s, u"list"_s, u"state:lost"_s};
        QTest::newRow("redrive nothing") << QStringList{u"redrive"_s};
        QTest::newRow("redrive both")
            << QStringList{u"redrive"_s, deliveryId(), u"--dead"_s, u"--destination"_s, u"a"_s};
        QTest::newRow("url") << QStringList{u"--url"_s, u"ftp://x"_s, u"status"_s};
        QTest::newRow("password") << QStringList{u"--url"_s, u"http://u:p@127.0.0.1"_s,
                                                 u"status"_s};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const auto run = ctl(arguments);
        QCOMPARE(run.code, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!run.err.isEmpty());
    }

    void anUnreachableStationIsThreeWithAdvice()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        const auto url = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
        server.close();
        const auto run = ctl({u"--url"_s, url, u"status"_s});
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains("no station answers at " + url.toLatin1()));
        QVERIFY(run.err.contains("Is signalboxd running?"));
    }

    void aWrongTokenIsThreeAndNamesWhereItLooked()
    {
        auto environment = m_environment;
        environment.insert(u"SIGNALBOX_TOKEN"_s, u"wrong"_s);
        const auto run = ctl({u"status"_s}, {}, environment);
        QCOMPARE(run.code, 3);
        QVERIFY(run.err.contains(m_server->tokenPath().toLocal8Bit()));
        QVERIFY(!run.err.contains("wrong"));
    }

    void whatIsNotThereIsOne()
    {
        const auto run =
            ctl({u"events"_s, u"show"_s, EventId::make(fromMicroseconds(1)).toString()});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.err, "signalboxctl: there is none\n"_ba);
    }

    void sendsAsTheProviderWould()
    {
        QTcpServer server;
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
                received += socket->readAll();
                if (received.endsWith("Hello, World!"))
                    socket->write("HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        QFile body(m_folder.filePath(u"body"_s));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write("Hello, World!");
        body.close();
        const QStringList arguments{
            u"send"_s,       u"--provider"_s,
            u"github"_s,     u"--file"_s,
            body.fileName(), u"--event"_s,
            u"push"_s,       u"--key"_s,
            u"k1"_s,         u"http://127.0.0.1:%1/in/github"_s.arg(server.serverPort())};
        // The example of GitHub's documentation.
        const auto run = ctl(QStringList(arguments) << u"--secret-file"_s << u"-"_s,
                             "It's a Secret to Everybody\n");
        QCOMPARE(run.out, "401 {}\n"_ba);
        QCOMPARE(run.code, 1);
        const auto lower = received.toLower();
        QVERIFY(
            lower.contains("x-hub-signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d"
                           "7586c22c46f4379c8b043e17"));
        QVERIFY(lower.contains("x-github-event: push"));
        QVERIFY(lower.contains("x-github-delivery: k1"));
        QCOMPARE(ctl(arguments).code, 2); // no secret
    }

    void saysWhatIsWrongWithASignature()
    {
        QFile body(m_folder.filePath(u"signed"_s));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write("Hello, World!\n");
        body.close();
        const QStringList arguments{
            u"verify"_s,
            u"--provider"_s,
            u"github"_s,
            u"--secret-file"_s,
            u"-"_s,
            u"--file"_s,
            body.fileName(),
            u"--header"_s,
            u"X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c"
            "8b043e17"_s};
        const auto secret = "It's a Secret to Everybody\n"_ba;
        const auto run = ctl(arguments, secret);
        QCOMPARE(run.code, 1);
        QVERIFY(run.out.startsWith("The signature fits the body with other line ends"));
        QVERIFY(run.out.contains("received  757107ea"));
        QVERIFY(!run.out.contains("Secret to"));
        const auto json = ctl(QStringList(arguments) << u"--json"_s, secret).out;
        QVERIFY(json.contains("\"mistake\":\"body_newline\""));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write("Hello, World!");
        body.close();
        const auto right = ctl(arguments, secret);
        QCOMPARE(right.code, 0);
        QVERIFY(right.out.startsWith("The signature is right."));
    }

private:
    Rejection questionAboutATopic() const
    {
        WaitingSubscription asked;
        asked.topic = u"arn:aws:sns:eu-west-1:1:t"_s;
        asked.region = u"eu-west-1"_s;
        asked.account = u"1"_s;
        auto rejection = m_station.refused;
        rejection.source = u"sns"_s;
        rejection.cause = RejectionCause::HandshakeRefused;
        rejection.evidence = evidenceOf(asked);
        return rejection;
    }

    QString eventId() const { return m_station.detail.summary.id.toString(); }
    QString deliveryId() const { return m_station.dead.delivery.id.toString(); }

    Run ctl(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return ctl(arguments, input, m_environment);
    }

    Run ctl(const QStringList &arguments, const QByteArray &input,
            const QProcessEnvironment &environment) const
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        const bool hasUrl = arguments.contains(u"--url"_s);
        process.start(QStringLiteral(SIGNALBOXCTL),
                      hasUrl ? arguments : QStringList{u"--url"_s, m_url} + arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    SystemClock m_clock;
    QTemporaryDir m_folder;
    AnsweringStation m_station;
    std::unique_ptr<ApiServer> m_server;
    QString m_url;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(TestSignalboxctl)
#include "tst_signalboxctl.moc"
