// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/applyplan.h"
#include "core/station/stationfile.h"

#include <QTest>

#include <functional>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Action = ConfigurationChange::Action;

namespace {

const Owner file = u"file:station.yaml"_s;
const Timestamp then = fromMicroseconds(1'000);
const Timestamp now = fromMicroseconds(2'000);

SourceConfig source(const QString &name, qint64 maxBody = 0)
{
    SourceConfig config;
    config.name = name;
    config.provider = u"github"_s;
    config.maxBody = maxBody;
    return config;
}

Configuration storing(const SourceConfig &config, const Owner &owner, bool enabled, int revision)
{
    Configuration stored;
    stored.sources.append({config, owner, enabled, revision, then});
    return stored;
}

StationConfig wanting(const QList<SourceConfig> &sources)
{
    StationConfig wanted;
    wanted.sources = sources;
    return wanted;
}

/// One member that differs, and the field that says so.
template <typename Config>
struct Difference
{
    QString field;
    std::function<void(Config &)> make;
};

QList<Configured<SourceConfig>> &listOf(Configuration &stored, const SourceConfig &)
{
    return stored.sources;
}
QList<Configured<DestinationConfig>> &listOf(Configuration &stored, const DestinationConfig &)
{
    return stored.destinations;
}
QList<Configured<WorkflowConfig>> &listOf(Configuration &stored, const WorkflowConfig &)
{
    return stored.workflows;
}
QList<SourceConfig> &listOf(StationConfig &wanted, const SourceConfig &)
{
    return wanted.sources;
}
QList<DestinationConfig> &listOf(StationConfig &wanted, const DestinationConfig &)
{
    return wanted.destinations;
}
QList<WorkflowConfig> &listOf(StationConfig &wanted, const WorkflowConfig &)
{
    return wanted.workflows;
}

/// Which fields apply names for \a difference alone.
template <typename Config>
QStringList fieldsNamed(const Difference<Config> &difference)
{
    Config before;
    before.name = u"it"_s;
    auto after = before;
    difference.make(after);
    Configuration stored;
    listOf(stored, before).append({before, file, true, 1, then});
    StationConfig wanted;
    listOf(wanted, after).append(after);
    const auto plan = planApply(stored, wanted, file, now);
    return plan && plan->report.changes.size() == 1 ? plan->report.changes.first().fields
                                                    : QStringList{u"no one change"_s};
}

} // namespace

class TestApplyPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesOneSource_data()
    {
        QTest::addColumn<bool>("stored");
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<int>("wanted"); // 0: not named, 1: equal, 2: differs
        QTest::addColumn<QList<int>>("actions");
        QTest::addColumn<int>("revision"); // 0: nothing to put
        const auto number = [](Action action) { return int(action); };
        const auto row = [&](const char *name, bool stored, bool enabled, int wanted,
                             const QList<int> &actions, int revision) {
            QTest::newRow(name) << stored << enabled << wanted << actions << revision;
        };
        row("new", false, false, 1, {number(Action::Create)}, 1);
        row("equal", true, true, 1, {}, 0);
        row("differs", true, true, 2, {number(Action::Update)}, 8);
        row("no longer named", true, true, 0, {number(Action::Disable)}, 7);
        row("still not named", true, false, 0, {}, 0);
        row("named again", true, false, 1, {number(Action::Enable)}, 7);
        row("named again, differs", true, false, 2,
            {number(Action::Enable), number(Action::Update)}, 8);
    }

    void comparesOneSource()
    {
        QFETCH(bool, stored);
        QFETCH(bool, enabled);
        QFETCH(int, wanted);
        QFETCH(QList<int>, actions);
        QFETCH(int, revision);
        const auto before = stored ? storing(source(u"a"_s, 5), file, enabled, 7) : Configuration();
        const auto plan =
            planApply(before,
                      wanting(wanted == 0 ? QList<SourceConfig>()
                                          : QList{source(u"a"_s, wanted == 1 ? 5 : 6)}),
                      file, now);
        QVERIFY(plan);
        QList<int> found;
        for (const auto &change : plan->report.changes) {
            QCOMPARE(change.kind, u"source"_s);
            QCOMPARE(change.name, u"a"_s);
            QCOMPARE(change.fields,
                     change.action == Action::Update ? QStringList{u"max_body"_s} : QStringList());
            found.append(int(change.action));
        }
        QCOMPARE(found, actions);
        QCOMPARE(plan->sources.size(), revision == 0 ? 0 : 1);
        if (revision == 0)
            return;
        const auto &put = plan->sources.first();
        QCOMPARE(put.revision, revision);
        QCOMPARE(put.enabled, wanted != 0);
        QCOMPARE(put.owner, file);
        QCOMPARE(put.changedAt, now);
    }

    void applyingThePlanTwiceChangesNothingMore()
    {
        StationConfig wanted = wanting({source(u"a"_s), source(u"b"_s)});
        wanted.destinations.append(DestinationConfig());
        wanted.destinations.first().name = u"d"_s;
        wanted.workflows.append({u"w"_s, {{{u"in"_s, SourceNode{{u"a"_s}}}}, {}}});
        const auto first = planApply({}, wanted, file, then);
        QVERIFY(first);
        QCOMPARE(first->report.changes.size(), 4);
        const Configuration applied{.retain = {},
                                    .sources = first->sources,
                                    .destinations = first->destinations,
                                    .workflows = first->workflows,
                                    .leaving = {}};
        const auto second = planApply(applied, wanted, file, now);
        QVERIFY(second);
        QCOMPARE(second->report, ApplyReport());
        QVERIFY(second->sources.isEmpty() && second->workflows.isEmpty());
    }

    void whatBelongsToSomebodyElseStaysUntouched()
    {
        for (const Owner &owner : {u"gui"_s, u"file:other.yaml"_s}) {
            const auto plan =
                planApply(storing(source(u"a"_s), owner, true, 1), wanting({}), file, now);
            QVERIFY(plan);
            QVERIFY(plan->report.changes.isEmpty());
        }
    }

    void aNameOfSomebodyElseIsAConflictThatSaysWhose()
    {
        auto stored = storing(source(u"a"_s), u"gui"_s, true, 1);
        stored.sources.append({source(u"b"_s), u"file:other.yaml"_s, true, 1, then});
        const auto plan = planApply(stored, wanting({source(u"a"_s), source(u"b"_s)}), file, now);
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::Conflict);
        QVERIFY(plan.error().detail.contains(u"source 'a' belongs to the application (gui)"_s));
        QVERIFY(
            plan.error().detail.contains(u"source 'b' belongs to the station file other.yaml"_s));
    }

    void everyProblemSaysWhereItStands()
    {
        StationFileLines lines;
        const auto wanted = readStationFile("retain: {for: 1d}\n"
                                            "tls:\n"
                                            "  certificate: /c.pem\n"
                                            "  key: /k.pem\n"
                                            "sources:\n"
                                            "  - {name: a, provider: none}\n"
                                            "  - {name: b, provider: none}\n"
                                            "destinations:\n"
                                            "  - {name: d, http: {url: \"http://127.0.0.1/\"}}\n",
                                            u"station.yaml"_s, {{u"none"_s}, {}, {}}, &lines);
        QVERIFY2(wanted, wanted ? "" : qPrintable(wanted.error().detail));
        QCOMPARE(lines.place(u"tls.key"_s), u"station.yaml:4: "_s);
        QCOMPARE(lines.place(u"destination d"_s), u"station.yaml:9: "_s);
        QCOMPARE(lines.place(u"source none"_s), QString());

        auto stored = storing(source(u"b"_s), u"gui"_s, true, 1);
        const auto names = planApply(stored, *wanted, file, now, lines);
        QVERIFY(!names);
        QVERIFY(names.error().detail.startsWith(u"station.yaml:7: source 'b' belongs to"_s));
        stored = Configuration();
        stored.retain = {{std::chrono::hours(1), 0}, u"gui"_s, true, 1, then};
        const auto retain = planApply(stored, *wanted, file, now, lines);
        QVERIFY(!retain);
        QVERIFY(retain.error().detail.startsWith(u"station.yaml:1: retain belongs to"_s));
    }

    void namesEachMemberThatDiffers()
    {
        // Whoever adds a member is stopped here, and adds its difference below.
        [[maybe_unused]] const auto &[n1, provider, secrets, url, body, admission, intake,
                                      parameters, tolerance, scheme, retain] = SourceConfig();
        [[maybe_unused]] const auto &[schema, schemas, rate, addressRate] = AdmissionConfig();
        [[maybe_unused]] const auto &[key, keyWindow, conflict, orderKey, orderPosition, allow,
                                      answer, replayWindow, content] = IntakeConfig();
        [[maybe_unused]] const auto &[n2, u2, secret, timeout, retry, concurrency, serial] =
            DestinationConfig();
        [[maybe_unused]] const auto &[initial, factor, maxInterval, maxAttempts, jitter, retryOn] =
            RetryPolicy();
        [[maybe_unused]] const auto &[nodes, edges, groups] = Graph();
        [[maybe_unused]] const auto &[n3, graph, traceAge] = WorkflowConfig();

        const QList<Difference<SourceConfig>> sources{
            {u"provider"_s, [](SourceConfig &c) { c.provider = u"other"_s; }},
            {u"secrets"_s, [](SourceConfig &c) { c.secrets.append(SourceSecret()); }},
            {u"public_url"_s, [](SourceConfig &c) { c.publicUrl = u"https://a"_s; }},
            {u"max_body"_s, [](SourceConfig &c) { c.maxBody = 1; }},
            {u"schema"_s, [](SourceConfig &c) { c.admission.schema.emplace(); }},
            {u"schemas"_s, [](SourceConfig &c) { c.admission.schemas.insert(u"t"_s, {}); }},
            {u"rate_limit"_s, [](SourceConfig &c) { c.admission.rateLimit.emplace(); }},
            {u"address_rate_limit"_s,
             [](SourceConfig &c) { c.admission.addressRateLimit.emplace(); }},
            {u"parameters"_s, [](SourceConfig &c) { c.parameters.insert(u"p"_s, u"1"_s); }},
            {u"tolerance"_s, [](SourceConfig &c) { c.tolerance.emplace(); }},
            {u"scheme"_s, [](SourceConfig &c) { c.scheme.insert("a"_L1, 1); }},
            {u"retain.for"_s, [](SourceConfig &c) { c.retain.age = Microseconds(1); }},
            {u"retain.bytes"_s, [](SourceConfig &c) { c.retain.bytes = 1; }},
            {u"key"_s, [](SourceConfig &c) { c.intake.key = u"body.id"_s; }},
            {u"key_window"_s, [](SourceConfig &c) { c.intake.keyWindow = Microseconds(1); }},
            {u"replay_window"_s, [](SourceConfig &c) { c.intake.replayWindow = Microseconds(1); }},
            {u"conflict"_s, [](SourceConfig &c) { c.intake.conflict = ConflictPolicy::Admit; }},
            {u"order.key"_s, [](SourceConfig &c) { c.intake.orderKey = u"body.k"_s; }},
            {u"order.position"_s, [](SourceConfig &c) { c.intake.orderPosition = u"body.p"_s; }},
            {u"allow"_s, [](SourceConfig &c) { c.intake.allow.append(u"10.0.0.0/8"_s); }},
            {u"content"_s, [](SourceConfig &c) { c.intake.content.append(u"json"_s); }},
            {u"answer"_s, [](SourceConfig &c) { c.intake.answer.emplace(); }},
        };
        for (const auto &difference : sources)
            QCOMPARE(fieldsNamed(difference), QStringList{difference.field});

        const QList<Difference<DestinationConfig>> destinations{
            {u"http.url"_s, [](DestinationConfig &c) { c.url = u"http://a"_s; }},
            {u"http.secret"_s, [](DestinationConfig &c) { c.secret.emplace(); }},
            {u"http.timeout"_s, [](DestinationConfig &c) { c.timeout = Microseconds(1); }},
            {u"retry.initial"_s, [](DestinationConfig &c) { c.retry.initial = Microseconds(1); }},
            {u"retry.factor"_s, [](DestinationConfig &c) { c.retry.factor = 3; }},
            {u"retry.max_interval"_s,
             [](DestinationConfig &c) { c.retry.maxInterval = Microseconds(1); }},
            {u"retry.max_attempts"_s, [](DestinationConfig &c) { c.retry.maxAttempts = 1; }},
            {u"retry.jitter"_s, [](DestinationConfig &c) { c.retry.jitter = 0; }},
            {u"retry.retry_on"_s, [](DestinationConfig &c) { c.retry.retryOn.clear(); }},
            {u"limit.concurrency"_s, [](DestinationConfig &c) { c.concurrency = 1; }},
            {u"serial"_s, [](DestinationConfig &c) { c.serial = true; }},
        };
        for (const auto &difference : destinations)
            QCOMPARE(fieldsNamed(difference), QStringList{difference.field});

        const QList<Difference<WorkflowConfig>> workflows{
            {u"nodes"_s,
             [](WorkflowConfig &c) { c.graph.nodes.append({u"in"_s, SourceNode{{u"a"_s}}}); }},
            {u"edges"_s, [](WorkflowConfig &c) { c.graph.edges.append(Edge()); }},
            {u"groups"_s, [](WorkflowConfig &c) { c.graph.groups.append(NodeGroup()); }},
            {u"retain.traces"_s, [](WorkflowConfig &c) { c.traceAge = Microseconds(1); }},
        };
        for (const auto &difference : workflows)
            QCOMPARE(fieldsNamed(difference), QStringList{difference.field});
    }

    void howLongTracesAreKeptMakesNoRevision()
    {
        WorkflowConfig workflow;
        workflow.name = u"w"_s;
        Configuration stored;
        stored.workflows.append({workflow, file, true, 4, then});
        StationConfig wanted;
        workflow.traceAge = std::chrono::days(7);
        wanted.workflows.append(workflow);
        const auto kept = planApply(stored, wanted, file, now);
        QVERIFY(kept);
        QCOMPARE(kept->workflows.size(), 1);
        QCOMPARE(kept->workflows.first().config, workflow);
        QCOMPARE(kept->workflows.first().revision, 4);
        QCOMPARE(kept->workflows.first().changedAt, now);

        stored.workflows = kept->workflows;
        wanted.workflows.first().graph.nodes.append({u"in"_s, SourceNode{{u"a"_s}}});
        const auto drawn = planApply(stored, wanted, file, now);
        QCOMPARE(drawn->workflows.first().revision, 5);
        QCOMPARE(drawn->workflows.first().config.traceAge, workflow.traceAge);

        // What the file says no longer is taken back.
        wanted.workflows.first() = {u"w"_s, {}};
        QCOMPARE(planApply(stored, wanted, file, now)->workflows.first().config.traceAge.count(),
                 0);
    }

    void namesEveryFieldOfADestinationThatDiffers()
    {
        DestinationConfig before;
        before.name = u"d"_s;
        auto after = before;
        after.url = u"http://a"_s;
        after.secret = SecretReference{u"${A}"_s};
        after.retry.jitter = 0;
        after.concurrency = 1;
        after.serial = true;
        Configuration stored;
        stored.destinations.append({before, file, true, 1, then});
        StationConfig wanted;
        wanted.destinations.append(after);
        const auto plan = planApply(stored, wanted, file, now);
        QCOMPARE(plan->report.changes.first().fields,
                 (QStringList{u"http.url"_s, u"http.secret"_s, u"retry.jitter"_s,
                              u"limit.concurrency"_s, u"serial"_s}));
    }
};

QTEST_GUILESS_MAIN(TestApplyPlan)
#include "tst_applyplan.moc"
