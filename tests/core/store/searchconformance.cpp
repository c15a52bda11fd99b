// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/searchconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QList<qint64> SearchConformance::seqs(const EventFilter &filter)
{
    // Pages may be short: follow them to the end.
    QList<qint64> result;
    EventQuery query{filter, {}, 3};
    do {
        const auto page = reader().events(query);
        if (!page)
            return {-1};
        for (const auto &event : page->events)
            result.append(event.seq);
        query.before = page->next;
    } while (query.before);
    return result;
}

void SearchConformance::newestFirstInPages()
{
    for (int i = 1; i <= 7; ++i)
        store(newEvent(u"s"_s, QByteArray::number(i)));
    const auto first = reader().events({{}, {}, 3});
    QCOMPARE(first->events.size(), 3);
    QCOMPARE(first->events.first().seq, 7);
    QCOMPARE(first->next, std::optional<qint64>(5));
    const auto second = reader().events({{}, first->next, 3});
    QCOMPARE(second->events.first().seq, 4);
    const auto third = reader().events({{}, second->next, 3});
    QCOMPARE(third->events.size(), 1);
    QCOMPARE(third->next, std::nullopt);
}

/// 1 github push, delivered to a and b · 2 github push.tag, failed at a · 3 stripe charge,
/// unmatched · 4 stripe push, stopped · 5 stripe charge, in flight to b · 6 to 8 github ping, new.
/// Received a minute apart, from 09:01 on.
void SearchConformance::fill()
{
    const auto add = [&](int minute, const QString &source, const QString &type) {
        auto event = newEvent(source, "key-" + QByteArray::number(minute), "{}"_ba, type);
        event.event.request.receivedAt = at(60 * minute);
        return store(event);
    };
    const auto one = add(1, u"github"_s, u"push"_s);
    const auto two = add(2, u"github"_s, u"push.tag"_s);
    const auto three = add(3, u"stripe"_s, u"charge"_s);
    const auto four = add(4, u"stripe"_s, u"push"_s);
    const auto five = add(5, u"stripe"_s, u"charge"_s);
    for (int minute = 6; minute <= 8; ++minute)
        add(minute, u"github"_s, u"ping"_s);
    commit([&](WriteSession &s) {
        const QList deliveries{newDelivery(one, u"a"_s), newDelivery(one, u"b"_s),
                               newDelivery(one, u"a"_s)};
        const auto failing = newDelivery(two, u"a"_s);
        QVERIFY(s.commitRouting(routing(one, deliveries)));
        QVERIFY(s.commitRouting(routing(two, {failing})));
        QVERIFY(s.commitRouting(routing(three, {}, EventState::Unmatched)));
        QVERIFY(s.commitRouting(routing(four, {}, EventState::Stopped)));
        QVERIFY(s.commitRouting(routing(five, {newDelivery(five, u"b"_s)})));
        for (const auto &delivery : deliveries)
            QVERIFY(s.recordAttempt(attempt(delivery, 1, DeliveryStatus::Succeeded)));
        QVERIFY(s.recordAttempt(attempt(failing, 1, DeliveryStatus::Dead)));
    });
}

void SearchConformance::everyMemberRestricts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("expected");
    const auto row = [](const char *text, const QList<qint64> &expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << expected;
    };
    row("", {8, 7, 6, 5, 4, 3, 2, 1});
    row("source:github", {8, 7, 6, 2, 1});
    row("source:git", {});
    row("type:push", {4, 1});
    row("type:push*", {4, 2, 1});
    row("type:p*", {8, 7, 6, 4, 2, 1});
    row("type:*", {8, 7, 6, 5, 4, 3, 2, 1});
    row("type:zz*", {});
    row("state:new", {8, 7, 6});
    row("state:delivered", {1});
    row("state:failed", {2});
    row("state:unmatched", {3});
    row("state:stopped", {4});
    row("state:in_flight", {5});
    row("state:cancelled", {});
    row("destination:a", {2, 1});
    row("destination:b", {5, 1});
    row("destination:c", {});
    row("key:key-3", {3});
    row("key:key", {});
    row("PING", {8, 7, 6});
    row("KEY-4", {4});
    row("nothing", {});
    row("since:2026-11-24T09:06:00Z", {8, 7, 6});
    row("until:2026-11-24T09:03:00Z", {2, 1});
    row("since:2026-11-24T09:02:00Z until:2026-11-24T09:04:00Z", {3, 2});
    row("since:2027-01-01T00:00:00Z", {});
}

void SearchConformance::everyMemberRestricts()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, expected);
    fill();
    QCOMPARE(seqs(parseEventFilter(text, at(0)).value()), expected);
}

void SearchConformance::membersRestrictTogether()
{
    fill();
    const auto find = [&](const QString &text) {
        return seqs(parseEventFilter(text, at(0)).value());
    };
    QCOMPARE(find(u"source:stripe type:charge state:in_flight"_s), (QList<qint64>{5}));
    QCOMPARE(find(u"source:github destination:b"_s), (QList<qint64>{1}));
    QCOMPARE(find(u"state:delivered destination:a"_s), (QList<qint64>{1}));
    QCOMPARE(find(u"state:failed destination:a type:push*"_s), (QList<qint64>{2}));
    QCOMPARE(find(u"key:key-3 source:github"_s), (QList<qint64>{}));
    QCOMPARE(find(u"state:new since:2026-11-24T09:07:00Z"_s), (QList<qint64>{8, 7}));
    QCOMPARE(find(u"source:github until:2026-11-24T09:07:00Z ping"_s), (QList<qint64>{6}));
}

void SearchConformance::aSpanOfTimeIsFoundAlsoAfterTheClockWasSet()
{
    commit([](WriteSession &session) {
        for (int i = 0; i < 3000; ++i) {
            auto event = newEvent(u"s"_s, QByteArray::number(i));
            event.event.request.receivedAt = at(i < 1500 ? i : i - 1400); // back by 1400 s
            QVERIFY(session.ingest(event));
        }
    });
    EventFilter filter;
    filter.since = at(1000);
    filter.until = at(1002);
    QCOMPARE(seqs(filter), (QList<qint64>{2402, 2401, 1002, 1001}));
    filter.since = at(1599);
    filter.until.reset();
    QCOMPARE(seqs(filter), (QList<qint64>{3000}));
}

void SearchConformance::manyTypesUnderOnePrefix()
{
    commit([](WriteSession &session) {
        for (int i = 0; i < 300; ++i) {
            const auto type = u"t%1.%2"_s.arg(i % 3).arg(i);
            QVERIFY(session.ingest(newEvent(u"s"_s, QByteArray::number(i), "{}"_ba, type)));
        }
    });
    EventFilter filter;
    filter.type = u"t1.*"_s;
    QCOMPARE(seqs(filter).size(), 100);
    filter.type = u"t1.2*"_s;
    const auto found = seqs(filter);
    QCOMPARE(found.size(), 36); // 22, 25, 28 and 202 to 298
    QVERIFY(std::ranges::is_sorted(found, std::greater()));
}

void SearchConformance::configurationComesBack()
{
    Configuration expected;
    expected.sources = {{{u"github"_s, u"github"_s, {{u"${A}"_s}}, {}, 100},
                         u"file:station.yaml"_s,
                         false,
                         4,
                         at(3)}};
    auto put = destination(u"billing"_s);
    put.config.secret = SecretReference{u"{stored: billing}"_s};
    put.config.timeout = std::chrono::milliseconds(1234);
    expected.destinations = {put};
    const Graph graph{{{u"in"_s, SourceNode{{u"github"_s}}},
                       {u"big"_s, FilterNode{u"a"_s}},
                       {u"out"_s, DestinationNode{u"billing"_s}}},
                      {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"else"_s, u"out"_s}}};
    expected.workflows = {{{u"w"_s, graph}, u"gui"_s, true, 1, at(1)}};

    const auto write = [&](WriteSession &s) {
        QVERIFY(s.putSource(expected.sources.first()));
        QVERIFY(s.putDestination(expected.destinations.first()));
        QVERIFY(s.putWorkflow(expected.workflows.first()));
    };
    QVERIFY(commit(write).configuration);
    QCOMPARE(*reader().configuration(), expected);

    expected.sources.first().enabled = true;
    expected.workflows.first().config.graph.nodes[1].body = FilterNode{u"b"_s};
    expected.workflows.first().revision = 2;
    commit(write);
    reopen();
    QCOMPARE(*reader().configuration(), expected);
}

void SearchConformance::workflowRevisionsAreImmutable()
{
    Configured<WorkflowConfig> workflow{{u"w"_s, {}}, u"gui"_s, true, 1, at(1)};
    commit([&](WriteSession &s) { QVERIFY(s.putWorkflow(workflow)); });
    workflow.enabled = false;
    commit([&](WriteSession &s) { QVERIFY(s.putWorkflow(workflow)); });
    workflow.config.graph.nodes = {{u"in"_s, SourceNode{}}};
    const auto report = commit([&](WriteSession &s) {
        QCOMPARE(s.putWorkflow(workflow).error().code, ErrorCode::Conflict);
    });
    QVERIFY(!report.configuration);
    QVERIFY(reader().configuration()->workflows.first().config.graph.nodes.isEmpty());
    QVERIFY(!reader().configuration()->workflows.first().enabled);
}

void SearchConformance::publishingCountsRevisionsOn()
{
    const auto publish = [&](const QString &expression, const QString &note) {
        int number = 0;
        const Graph graph{{{u"in"_s, SourceNode{{u"github"_s}}}, {u"f"_s, FilterNode{expression}}},
                          {{u"in"_s, u"out"_s, u"f"_s}}};
        const auto report = commit([&](WriteSession &s) {
            const auto given = s.publish({u"w"_s, graph, u"gui"_s, u"ada"_s, note, at(7)});
            QVERIFY(given.ok());
            number = *given;
        });
        return report.configuration ? number : 0;
    };
    QCOMPARE(reader().revisions({.workflow = u"w"_s, .before = {}}).error().code,
             ErrorCode::NotFound);
    QCOMPARE(publish(u"a"_s, u"first"_s), 1);
    QCOMPARE(publish(u"b"_s, u"second"_s), 2);
    QCOMPARE(publish(u"c"_s, {}), 3);
    const auto now = reader().configuration()->workflows.first();
    QCOMPARE(now.revision, 3);
    QCOMPARE(now.owner, u"gui"_s);
    QVERIFY(now.enabled);
    QCOMPARE(now.changedAt, at(7));

    const auto newest = reader().revisions({.workflow = u"w"_s, .before = {}, .limit = 2});
    QCOMPARE(newest->revisions.size(), 2);
    QCOMPARE(newest->revisions.last(),
             (RevisionInfo{u"w"_s, 2, u"ada"_s, at(7), u"second"_s, 2, 1}));
    QCOMPARE(newest->next, 2);
    const auto oldest = reader().revisions({.workflow = u"w"_s, .before = newest->next, .limit = 2});
    QCOMPARE(oldest->revisions.size(), 1);
    QCOMPARE(oldest->next, std::nullopt);
    const auto first = reader().revision(u"w"_s, 1);
    QCOMPARE(first->info.note, u"first"_s);
    QCOMPARE(first->graph.nodes.last().body, NodeBody(FilterNode{u"a"_s}));
    QCOMPARE(reader().revision(u"w"_s, 4).error().code, ErrorCode::NotFound);

    // A disabled workflow stays so.
    auto disabled = now;
    disabled.enabled = false;
    commit([&](WriteSession &s) { QVERIFY(s.putWorkflow(disabled)); });
    QCOMPARE(publish(u"d"_s, {}), 4);
    QVERIFY(!reader().configuration()->workflows.first().enabled);
}

void SearchConformance::revisionsOutliveTheirWorkflow()
{
    const Configured<WorkflowConfig> workflow{{u"w"_s, {}}, u"gui"_s, true, 1, at(1)};
    commit([&](WriteSession &s) { QVERIFY(s.putWorkflow(workflow)); });
    commit([](WriteSession &s) { QVERIFY(s.removeWorkflow({u"w"_s, {}})); });
    QVERIFY(reader().configuration()->workflows.isEmpty());
    QVERIFY(reader().revision(u"w"_s, 1).ok());
    auto other = workflow;
    other.config.graph.nodes = {{u"in"_s, SourceNode{}}};
    commit([&](WriteSession &s) { QVERIFY(s.putWorkflow(other)); });
    QCOMPARE(reader().configuration()->workflows.first().revision, 2);
    QVERIFY(reader().revision(u"w"_s, 1)->graph.nodes.isEmpty());
    commit([](WriteSession &s) {
        QVERIFY(s.removeWorkflow({u"w"_s, {}}));
        QCOMPARE(*s.publish({u"w"_s, {}, u"gui"_s, u"ada"_s, {}, at(2)}), 3);
    });
}

void SearchConformance::whatIsRemovedIsGone()
{
    commit([](WriteSession &s) {
        SourceConfig source;
        source.name = u"a"_s;
        QVERIFY(s.putSource({source, u"gui"_s, true, 1, at(1)}));
        QVERIFY(s.putDestination(destination(u"b"_s)));
        QVERIFY(s.putSecret(u"c"_s, "x"_ba));
    });
    QVERIFY(commit([](WriteSession &s) {
                QVERIFY(s.removeSource(u"a"_s));
                QVERIFY(s.removeDestination(u"b"_s));
                QVERIFY(s.removeSecret(u"c"_s));
            }).configuration);
    QCOMPARE(*reader().configuration(), Configuration());
    QCOMPARE(*reader().secret(u"c"_s), std::nullopt);
    const auto report = commit([](WriteSession &s) {
        QCOMPARE(s.removeSource(u"a"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(s.removeDestination(u"b"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(s.removeWorkflow({u"w"_s, {}}).error().code, ErrorCode::NotFound);
    });
    QVERIFY(!report.configuration);
}

void SearchConformance::storedEventsComeWholeOldestFirst()
{
    QCOMPARE(*reader().seqsOf({}), std::pair(qint64(1), qint64(1)));
    const auto first = store(newEvent(u"github"_s, "1", "{\"a\": 1}"));
    const auto second = store(newEvent(u"github"_s, "2", "{\"a\": 2}"));
    const auto seqs = reader().seqsOf({});
    QCOMPARE(*seqs, std::pair(first.seq, second.seq + 1));
    const auto all = reader().storedEvents({.filter = {}, .from = seqs->first, .end = seqs->second});
    QCOMPARE(all->events, QList({first, second}));
    QCOMPARE(all->next, seqs->second);
}

void SearchConformance::storedEventsKeepToTheFilterAndTheirLimits()
{
    fill();
    const auto seqs = *reader().seqsOf({});
    const auto read = [&](const EventFilter &filter) {
        QList<qint64> found;
        StoredEventQuery query{.filter = filter, .from = seqs.first, .end = seqs.second, .limit = 2};
        while (query.from < query.end) {
            const auto page = reader().storedEvents(query);
            if (!page || page->events.size() > 2 || page->next <= query.from)
                return QList<qint64>{-1};
            for (const auto &event : page->events)
                found.prepend(event.seq);
            query.from = page->next;
        }
        return found;
    };
    const auto same = [&](const EventFilter &filter) { return read(filter) == this->seqs(filter); };
    const auto filter = [](auto set) {
        EventFilter filter;
        set(filter);
        return filter;
    };
    QCOMPARE(read({}).size(), 8);
    QVERIFY(same({}));
    QVERIFY(same(filter([](auto &f) { f.source = u"github"_s; })));
    QVERIFY(same(filter([](auto &f) { f.type = u"p*"_s; })));
    QVERIFY(same(filter([](auto &f) { f.state = EventState::New; })));
    QVERIFY(same(filter([](auto &f) { f.destination = u"a"_s; })));
    QCOMPARE(read(filter([](auto &f) { f.destination = u"a"_s; })).size(), 2);
    QCOMPARE(read(filter([](auto &f) { f.key = u"key-3"_s; })), QList<qint64>{3});
    QVERIFY(same(filter([](auto &f) { f.text = u"push"_s; })));
    QCOMPARE(read(filter([](auto &f) {
                 f.since = at(120);
                 f.until = at(240);
             })),
             QList<qint64>({3, 2}));

    StoredEventQuery small{.filter = {}, .from = seqs.first, .end = seqs.second};
    small.maxBytes = 1;
    QCOMPARE(reader().storedEvents(small)->events.size(), 1);
}

void SearchConformance::secretsAreReplaced()
{
    QCOMPARE(*reader().secret(u"billing"_s), std::nullopt);
    commit([](WriteSession &s) { QVERIFY(s.putSecret(u"billing"_s, "one"_ba)); });
    commit([](WriteSession &s) { QVERIFY(s.putSecret(u"billing"_s, "t\0wo"_ba)); });
    QCOMPARE(*reader().secret(u"billing"_s), std::optional("t\0wo"_ba));
}

} // namespace Signalbox
