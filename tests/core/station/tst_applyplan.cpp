// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/applyplan.h"

#include <QTest>

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
