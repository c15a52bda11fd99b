// SPDX-License-Identifier: GPL-3.0-or-later
// What people change at a station: revisions of workflows, sources and destinations of their own.
#include "core/station/localstation.h"

#include "tests/support/githubrequest.h"
#include "tests/support/httpsink.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr auto file = "sources:\n"
                      "  - {name: shop, provider: github, secrets: [\"${EDIT_SECRET}\"]}\n"
                      "destinations:\n"
                      "  - {name: billing, http: {url: \"http://127.0.0.1:9/\"}}\n"
                      "workflows:\n"
                      "  - name: filed\n"
                      "    nodes: [{id: in, source: shop}, {id: out, destination: billing}]\n"
                      "    edges: [in > out]\n";

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

Graph graph(const QString &expression = u"body.amount > `1`"_s)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"big"_s, FilterNode{expression}},
             {u"out"_s, DestinationNode{u"billing"_s}}},
            {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}}};
}

PublishRequest request(const Graph &graph, int base, const QString &workflow = u"ours"_s)
{
    PublishRequest request;
    request.workflow = workflow;
    request.graph = graph;
    request.author = u"ada"_s;
    request.note = u"because"_s;
    request.base = base;
    return request;
}

int post(const QString &ingest, const QByteArray &source, const QByteArray &delivery,
         const QByteArray &body, const QByteArray &secret)
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

SourceDraft sourceDraft(const QString &name)
{
    SourceDraft draft;
    draft.config.name = name;
    draft.config.provider = u"github"_s;
    return draft;
}

} // namespace

class EditsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;
    std::unique_ptr<LocalStation> m_station;

    std::optional<Configured<WorkflowConfig>> workflow(const QString &name)
    {
        const auto all = await(m_station->workflows());
        for (const auto &one : *all) {
            if (one.config.name == name)
                return one;
        }
        return {};
    }

    std::optional<SourceView> source(const QString &name)
    {
        const auto all = await(m_station->sources());
        for (const auto &one : *all) {
            if (one.source.config.name == name)
                return one;
        }
        return {};
    }

    void open()
    {
        m_station.reset();
        auto pipeline = Pipeline::start(
            {.storeUrl = u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(m_stores)),
             .providerFolder = {},
             .limits = {},
             .receiverThreads = 1});
        if (!pipeline)
            qFatal("%s", qUtf8Printable(pipeline.error().detail));
        m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    }

private Q_SLOTS:
    void initTestCase() { qputenv("EDIT_SECRET", "edit secret"); }

    void init()
    {
        ++m_stores;
        open();
        const auto applied = await(m_station->apply(file, u"station.yaml"_s, false));
        QVERIFY2(applied, applied ? "" : qPrintable(applied.error().detail));
    }

    void cleanup() { m_station.reset(); }

    void publishingMakesNumberedRevisions()
    {
        QSignalSpy configured(m_station.get(), &Station::configurationChanged);
        const auto first = await(m_station->publish(request(graph(), 0)));
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(*first, (PublishReport{1, true, {}}));
        QCOMPARE(configured.size(), 1);
        QCOMPARE(await(m_station->publish(request(graph(u"type"_s), 1)))->revision, 2);
        QCOMPARE(workflow(u"ours"_s)->revision, 2);
        QCOMPARE(workflow(u"ours"_s)->owner, u"gui"_s);
        const auto same = await(m_station->publish(request(graph(u"type"_s), 2)));
        QCOMPARE(*same, (PublishReport{2, false, {}}));

        open();
        const auto page = await(m_station->revisions({.workflow = u"ours"_s, .before = {}}));
        QCOMPARE(page->revisions.size(), 2);
        QCOMPARE(page->revisions.first().author, u"ada"_s);
        QCOMPARE(page->revisions.first().note, u"because"_s);
        QCOMPARE(await(m_station->revision(u"ours"_s, 1))->graph, graph());
    }

    void groupsAreARevisionThatRoutesLikeTheOneBefore()
    {
        auto grouped = graph();
        grouped.groups = {{u"Amounts"_s, GroupColor::Brown, u"What is large"_s, {u"big"_s}}};
        QCOMPARE(await(m_station->publish(request(graph(), 0)))->revision, 1);
        QCOMPARE(*await(m_station->publish(request(grouped, 1))), (PublishReport{2, true, {}}));
        QCOMPARE(*await(m_station->publish(request(grouped, 2))), (PublishReport{2, false, {}}));
        open(); // from the store
        QCOMPARE(workflow(u"ours"_s)->config.graph, grouped);
        QCOMPARE(await(m_station->revision(u"ours"_s, 1))->graph, graph());
        QCOMPARE(await(m_station->revision(u"ours"_s, 2))->graph, grouped);

        grouped.groups[0].nodes.append(u"gone"_s);
        const auto refused = await(m_station->publish(request(grouped, 2)));
        QCOMPARE(refused->revision, 0);
        QCOMPARE(refused->problems.first().reason, WorkflowProblem::Reason::UnknownNode);
        QCOMPARE(refused->problems.first().group, 0);
    }

    void whoStartedFromAnOlderRevisionIsToldSo()
    {
        QVERIFY(await(m_station->publish(request(graph(), 0))));
        QVERIFY(await(m_station->publish(request(graph(u"type"_s), 1))));
        const auto late = await(m_station->publish(request(graph(u"key"_s), 1)));
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QVERIFY(late.error().detail.contains(u"revision 2"_s));
        QCOMPARE(await(m_station->publish(request(graph(u"key"_s), 0))).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(await(m_station->publish(request(graph(), 3, u"other"_s))).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(workflow(u"ours"_s)->revision, 2);
    }

    void aGraphWithProblemsIsNotPublished()
    {
        auto wrong = graph(u"body.amount > > `1`"_s);
        wrong.nodes[2].body = DestinationNode{u"nowhere"_s};
        const auto report = await(m_station->publish(request(wrong, 0)));
        QCOMPARE(report->revision, 0);
        QCOMPARE(report->problems.size(), 2);
        QCOMPARE(report->problems.first().node, u"big"_s);
        QCOMPARE(report->problems.first().position, 14);
        QCOMPARE(report->problems.last().reason, WorkflowProblem::Reason::UnknownDestination);
        QVERIFY(!workflow(u"ours"_s));
        QCOMPARE(*await(m_station->validate(wrong)), report->problems);
    }

    void aTextIsReadAsAPartOfAWorkflow()
    {
        const auto read = await(m_station->readGraph("- id: a\n  stop: enough\n"));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, (Graph{{{u"a"_s, StopNode{u"enough"_s}}}, {}}));
        QCOMPARE(await(m_station->readGraph("- id: a\n")).error().code, ErrorCode::Invalid);
    }

    void aWarningDoesNotPreventPublishing()
    {
        auto lose = graph();
        lose.nodes.append({u"alone"_s, StopNode{u"never"_s}});
        const auto report = await(m_station->publish(request(lose, 0)));
        QCOMPARE(report->revision, 1);
        QCOMPARE(report->problems.first().reason, WorkflowProblem::Reason::UnconnectedInput);
    }

    void namesAndNotesThatCannotBeAreRefused()
    {
        QCOMPARE(await(m_station->publish(request(graph(), 0, u"No Name"_s))).error().code,
                 ErrorCode::Invalid);
        auto nobody = request(graph(), 0);
        nobody.author = u"a\nb"_s;
        QCOMPARE(await(m_station->publish(nobody)).error().code, ErrorCode::Invalid);
        auto wordy = request(graph(), 0);
        wordy.note = QString(PublishRequest::longestNote + 1, u'x');
        QCOMPARE(await(m_station->publish(wordy)).error().code, ErrorCode::Invalid);
    }

    void anEarlierRevisionBecomesTheNextOne()
    {
        QVERIFY(await(m_station->publish(request(graph(), 0))));
        QVERIFY(await(m_station->publish(request(graph(u"type"_s), 1))));
        PublishRequest back;
        back.workflow = u"ours"_s;
        back.author = u"bo"_s;
        back.from = 1;
        back.base = 2;
        QCOMPARE(await(m_station->publish(back))->revision, 3);
        const auto third = await(m_station->revision(u"ours"_s, 3));
        QCOMPARE(third->graph, graph());
        QCOMPARE(third->info.note, u"Back to revision 1"_s);
        back.from = 9;
        back.base = 3;
        QCOMPARE(await(m_station->publish(back)).error().code, ErrorCode::NotFound);
    }

    void whatAFileOwnsIsReadOnlyUntilItIsDetached()
    {
        const ObjectName filed{ObjectKind::Workflow, u"filed"_s};
        const auto publish = [&] {
            return await(m_station->publish(request(graph(), 1, u"filed"_s)));
        };
        QCOMPARE(publish().error().code, ErrorCode::Conflict);
        QVERIFY(publish().error().detail.contains(u"station.yaml"_s));
        QCOMPARE(await(m_station->remove(filed)).error().code, ErrorCode::Conflict);
        QCOMPARE(await(m_station->setEnabled(filed, false)).error().code, ErrorCode::Conflict);
        auto draft = sourceDraft(u"shop"_s);
        draft.base = 1;
        QCOMPARE(await(m_station->saveSource(draft)).error().code, ErrorCode::Conflict);

        QVERIFY(await(m_station->detach(filed)));
        QCOMPARE(workflow(u"filed"_s)->owner, u"gui"_s);
        QCOMPARE(publish()->revision, 2);
        QCOMPARE(await(m_station->detach(filed)).error().code, ErrorCode::Conflict);
        QCOMPARE(await(m_station->apply(file, u"station.yaml"_s, false)).error().code,
                 ErrorCode::Conflict);
    }

    void howLongTracesAreKeptOutlivesWhatPeopleChange()
    {
        const ObjectName filed{ObjectKind::Workflow, u"filed"_s};
        const auto kept = [this] { return workflow(u"filed"_s)->config.traceAge; };
        const auto said = QByteArray(file) + "    retain: {traces: 7d}\n";
        const auto dry = await(m_station->apply(said, u"station.yaml"_s, true));
        QVERIFY2(dry, dry ? "" : qPrintable(dry.error().detail));
        QCOMPARE(dry->changes,
                 (QList<ConfigurationChange>{{ConfigurationChange::Action::Update,
                                              u"workflow"_s,
                                              u"filed"_s,
                                              {u"retain.traces"_s}}}));
        QCOMPARE(kept().count(), 0);
        QVERIFY(await(m_station->apply(said, u"station.yaml"_s, false)));
        QCOMPARE(kept(), Microseconds(std::chrono::days(7)));
        QCOMPARE(workflow(u"filed"_s)->revision, 1); // its graph is the same
        QVERIFY(await(m_station->apply(said, u"station.yaml"_s, false))->changes.isEmpty());

        QVERIFY(await(m_station->detach(filed)));
        QCOMPARE(await(m_station->publish(request(graph(), 1, u"filed"_s)))->revision, 2);
        QCOMPARE(kept(), Microseconds(std::chrono::days(7)));
        QVERIFY(await(m_station->setEnabled(filed, false)));
        open();
        QCOMPARE(kept(), Microseconds(std::chrono::days(7)));
        // One of the same name that comes later says it anew.
        QVERIFY(await(m_station->remove(filed)));
        QCOMPARE(await(m_station->publish(request(graph(), 0, u"filed"_s)))->revision, 3);
        QCOMPARE(kept().count(), 0);
    }

    void whoPublishesMaySayHowLongTracesAreKept()
    {
        auto first = request(graph(), 0);
        first.traceAge = std::chrono::hours(12);
        QCOMPARE(await(m_station->publish(first))->revision, 1);
        QCOMPARE(workflow(u"ours"_s)->config.traceAge, Microseconds(std::chrono::hours(12)));
        auto again = request(graph(), 1);
        again.traceAge = std::chrono::hours(24);
        const auto report = await(m_station->publish(again));
        QVERIFY(report && report->changed);
        QCOMPARE(report->revision, 1); // the same graph
        QCOMPARE(workflow(u"ours"_s)->config.traceAge, Microseconds(std::chrono::hours(24)));
        QCOMPARE(workflow(u"ours"_s)->revision, 1);
        QVERIFY(!await(m_station->publish(again))->changed);
        QVERIFY(await(m_station->publish(request(graph(u"type"_s), 1)))->changed);
        QCOMPARE(workflow(u"ours"_s)->config.traceAge, Microseconds(std::chrono::hours(24)));
        auto without = request(graph(), 2);
        without.traceAge = Microseconds();
        QCOMPARE(await(m_station->publish(without))->revision, 3);
        QCOMPARE(workflow(u"ours"_s)->config.traceAge.count(), 0);
        auto wrong = request(graph(), 3);
        wrong.traceAge = Microseconds(1);
        QCOMPARE(await(m_station->publish(wrong)).error().code, ErrorCode::Invalid);
    }

    void aDisabledWorkflowRoutesNothingAndComesBack()
    {
        QVERIFY(await(m_station->publish(request(graph(u"`true`"_s), 0))));
        QVERIFY(await(m_station->detach({ObjectKind::Workflow, u"filed"_s})));
        QVERIFY(await(m_station->setEnabled({ObjectKind::Workflow, u"filed"_s}, false)));
        const ObjectName ours{ObjectKind::Workflow, u"ours"_s};
        QVERIFY(await(m_station->setEnabled(ours, false)));
        const auto url = m_station->listen({QHostAddress::LocalHost, 0});
        const auto newest = [&] { return await(m_station->events({}))->events.value(0); };
        QCOMPARE(post(*url, "shop", "1", "{}", "edit secret"), 200);
        QTRY_COMPARE(newest().state, EventState::Unmatched);
        QVERIFY(await(m_station->setEnabled(ours, true)));
        QCOMPARE(post(*url, "shop", "2", "{}", "edit secret"), 200);
        QTRY_COMPARE(newest().route.size(), 1);
        const auto traces = await(m_station->traces(newest().id));
        QCOMPARE(traces->first().workflow, u"ours"_s);
        QCOMPARE(traces->first().revision, 1);
    }

    void aWorkflowIsEnabledOnlyWhenItCouldBePublished()
    {
        QVERIFY(await(m_station->publish(request(graph(), 0))));
        QVERIFY(await(m_station->setEnabled({ObjectKind::Workflow, u"ours"_s}, false)));
        QVERIFY(await(m_station->detach({ObjectKind::Workflow, u"filed"_s})));
        QVERIFY(await(m_station->setEnabled({ObjectKind::Workflow, u"filed"_s}, false)));
        QVERIFY(await(m_station->detach({ObjectKind::Destination, u"billing"_s})));
        QVERIFY(await(m_station->remove({ObjectKind::Destination, u"billing"_s})));
        const auto enabled = await(m_station->setEnabled({ObjectKind::Workflow, u"ours"_s}, true));
        QCOMPARE(enabled.error().code, ErrorCode::Invalid);
        QVERIFY(enabled.error().detail.contains(u"billing"_s));
    }

    void aRemovedWorkflowLeavesItsRevisions()
    {
        QVERIFY(await(m_station->publish(request(graph(), 0))));
        QVERIFY(await(m_station->remove({ObjectKind::Workflow, u"ours"_s})));
        QVERIFY(!workflow(u"ours"_s));
        QCOMPARE(await(m_station->remove({ObjectKind::Workflow, u"ours"_s})).error().code,
                 ErrorCode::NotFound);
        QVERIFY(await(m_station->revision(u"ours"_s, 1)));
        QCOMPARE(await(m_station->publish(request(graph(), 0)))->revision, 2);
    }

    void whatARemovedWorkflowHoldsIsDecided_data()
    {
        QTest::addColumn<HeldChoice>("choice");
        QTest::addColumn<EventState>("state");
        QTest::newRow("release") << HeldChoice::Release << EventState::InFlight;
        QTest::newRow("discard") << HeldChoice::Discard << EventState::Stopped;
    }

    void whatARemovedWorkflowHoldsIsDecided()
    {
        QFETCH(HeldChoice, choice);
        QFETCH(EventState, state);
        QVERIFY(await(m_station->detach({ObjectKind::Workflow, u"filed"_s})));
        QVERIFY(await(m_station->remove({ObjectKind::Workflow, u"filed"_s})));
        // To a destination that is switched off, so that what goes on stays on its way.
        QVERIFY(await(m_station->detach({ObjectKind::Destination, u"billing"_s})));
        auto held = graph();
        held.nodes[1].body = DelayNode{std::chrono::hours(1), {}};
        held.edges[1].port = u"out"_s;
        QVERIFY(await(m_station->publish(request(held, 0))));
        QVERIFY(await(m_station->setEnabled({ObjectKind::Destination, u"billing"_s}, false)));
        WorkflowCase kept;
        kept.name = u"kept"_s;
        kept.event.source = u"shop"_s;
        QVERIFY(await(m_station->saveCases(u"ours"_s, {kept})));
        const auto url = m_station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "shop", "1", "{}", "edit secret"), 200);
        const auto newest = [&] { return await(m_station->events({}))->events.value(0); };
        QTRY_COMPARE(newest().state, EventState::Held);

        const auto refused = await(m_station->remove({ObjectKind::Workflow, u"ours"_s}));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().detail.contains(u"holds 1 event"_s));
        QCOMPARE(*await(m_station->removeWorkflow({u"ours"_s, {}})), (RemovalReport{false, 1}));
        QVERIFY(workflow(u"ours"_s));
        QCOMPARE(await(m_station->cases(u"ours"_s))->size(), 1);

        QSignalSpy changed(m_station.get(), &Station::configurationChanged);
        QCOMPARE(*await(m_station->removeWorkflow({u"ours"_s, choice})), (RemovalReport{true, 1}));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(!workflow(u"ours"_s));
        QTRY_COMPARE(newest().state, state);
        QCOMPARE(await(m_station->cases(u"ours"_s))->size(), 0);
        // What has ended can be replayed.
        const auto replayed = await(m_station->replay({newest().id, {u"billing"_s}, false}));
        QVERIFY2(replayed, replayed ? "" : qPrintable(replayed.error().detail));
        QCOMPARE(await(m_station->removeWorkflow({u"ours"_s, choice})).error().code,
                 ErrorCode::NotFound);
    }

    void whatAWorkflowNeedsIsNotRemoved()
    {
        QVERIFY(await(m_station->detach({ObjectKind::Destination, u"billing"_s})));
        const auto removed = await(m_station->remove({ObjectKind::Destination, u"billing"_s}));
        QCOMPARE(removed.error().code, ErrorCode::Conflict);
        QVERIFY(removed.error().detail.contains(u"filed"_s));
    }

    void aTypedSecretLetsRequestsInAtOnce()
    {
        auto draft = sourceDraft(u"typed"_s);
        draft.secrets = {{{}, "typed secret"_ba, {}}};
        const auto saved = await(m_station->saveSource(draft));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
        QCOMPARE(*saved, (SaveReport{1, {}}));
        const auto url = m_station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "typed", "1", "{}", "typed secret"), 200);
        QCOMPARE(post(*url, "typed", "2", "{}", "another"), 401);

        // Edited without typing it again, the secret stays; with another one the first is
        // forgotten.
        auto view = source(u"typed"_s);
        QCOMPARE(view->source.config.secrets.size(), 1);
        QVERIFY(view->source.config.secrets.first().text.startsWith(u"{stored: typed-"_s));
        SourceDraft again{view->source.config, {}, 1};
        again.config.publicUrl = u"https://hooks.example.org/in/typed"_s;
        QCOMPARE(await(m_station->saveSource(again))->revision, 2);
        QCOMPARE(post(*url, "typed", "3", "{}", "typed secret"), 200);
        again.base = 2;
        again.config.secrets = {};
        again.secrets = {{{}, "second secret"_ba, {}}};
        QCOMPARE(await(m_station->saveSource(again))->revision, 3);
        QCOMPARE(post(*url, "typed", "4", "{}", "typed secret"), 401);
        QCOMPARE(post(*url, "typed", "5", "{}", "second secret"), 200);

        // The old reference leads nowhere now.
        again = {view->source.config, {}, 3};
        const auto lost = await(m_station->saveSource(again));
        QCOMPARE(lost->problems.size(), 1);
        QCOMPARE(lost->problems.first().field, u"secrets[0]"_s);
        QVERIFY(!lost->problems.first().prevents);
    }

    void problemsOfASourceAreToldByField()
    {
        auto draft = sourceDraft(u"Bad Name"_s);
        draft.config.publicUrl = u"ftp://example.org"_s;
        draft.config.intake.key = u"a >"_s;
        draft.secrets = {{u"other"_s, "x"_ba, {}}};
        const auto report = await(m_station->saveSource(draft));
        QCOMPARE(report->revision, 0);
        QStringList fields;
        for (const auto &problem : report->problems)
            fields.append(problem.field);
        QCOMPARE(fields,
                 QStringList({u"name"_s, u"public_url"_s, u"key"_s, u"typed_secrets[0]"_s}));
        draft = sourceDraft(u"unknown"_s);
        draft.config.provider = u"nobody"_s;
        QCOMPARE(await(m_station->saveSource(draft))->problems.first().field, u"provider"_s);
        QVERIFY(!source(u"unknown"_s));
    }

    void aParameterThatTheProviderLacksIsRefused()
    {
        auto draft = sourceDraft(u"ours"_s);
        draft.config.parameters.insert(u"topic"_s, u"a"_s);
        auto report = await(m_station->saveSource(draft));
        QCOMPARE(report->revision, 0);
        QCOMPARE(report->problems.first().field, u"parameters.topic"_s);
        QCOMPARE(report->problems.first().detail, u"unknown; github has no parameters"_s);
        draft.config.provider = u"websub"_s;
        report = await(m_station->saveSource(draft));
        QStringList words;
        for (const auto &problem : report->problems)
            words.append(problem.field + u": "_s + problem.detail);
        QVERIFY(words.contains(u"parameters.topic: unknown; websub has the parameters topics"_s));
        QVERIFY(!source(u"ours"_s));
    }

    void aDryRunOnlySaysWhatIsWrong()
    {
        auto draft = sourceDraft(u"later"_s);
        draft.dryRun = true;
        const auto report = await(m_station->saveSource(draft));
        QCOMPARE(report->revision, 0);
        QCOMPARE(report->problems.size(), 1); // it has no secret
        QVERIFY(!report->problems.first().prevents);
        QVERIFY(!source(u"later"_s));
    }

    void destinationsAreMadeChangedAndRemoved()
    {
        HttpSink sink;
        DestinationDraft draft;
        draft.config.name = u"mine"_s;
        draft.config.url = u"https:///"_s;
        draft.secret = "whsec_!"_ba;
        auto report = await(m_station->saveDestination(draft));
        QCOMPARE(report->problems.size(), 2);
        QCOMPARE(report->problems.first().field, u"http.url"_s);
        QCOMPARE(report->problems.last().field, u"typed_secret"_s);
        draft.config.url = sink.url();
        draft.secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba;
        QCOMPARE(await(m_station->saveDestination(draft))->revision, 1);
        QCOMPARE(await(m_station->saveDestination(draft)).error().code, ErrorCode::Conflict);

        auto ours = graph(u"`true`"_s);
        ours.nodes[2].body = DestinationNode{u"mine"_s};
        QCOMPARE(await(m_station->publish(request(ours, 0)))->revision, 1);
        const auto url = m_station->listen({QHostAddress::LocalHost, 0});
        QCOMPARE(post(*url, "shop", "1", "{}", "edit secret"), 200);
        QTRY_COMPARE(sink.count(), 1);
        QVERIFY(sink.requests().first().headers.first("webhook-signature"));

        QVERIFY(await(m_station->setEnabled({ObjectKind::Workflow, u"ours"_s}, false)));
        const auto pending = [&] {
            qint64 sum = 0;
            const auto all = await(m_station->destinations());
            for (const auto &view : *all)
                sum += view.destination.config.name == "mine"_L1 ? view.pending : 0;
            return sum;
        };
        QTRY_COMPARE(pending(), 0);
        QVERIFY(await(m_station->remove({ObjectKind::Destination, u"mine"_s})));
        QVERIFY(std::ranges::none_of(*await(m_station->destinations()), [](const auto &view) {
            return view.destination.config.name == "mine"_L1;
        }));
    }

    void whatPeopleMakeCanBeExportedAndApplied()
    {
        auto draft = sourceDraft(u"typed"_s);
        draft.secrets = {{{}, "typed secret"_ba, {}}};
        QVERIFY(await(m_station->saveSource(draft)));
        QVERIFY(await(m_station->publish(request(graph(), 0))));
        // A file that names nothing of theirs leaves it as it is.
        QVERIFY(await(m_station->apply(file, u"station.yaml"_s, false))->changes.isEmpty());
        QVERIFY(source(u"typed"_s)->source.enabled);
        QVERIFY(workflow(u"ours"_s)->enabled);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    EditsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_edits.moc"
