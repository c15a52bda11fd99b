// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/rehearsal.h"
#include "graphs.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Nodes that hold or remember events, on a time that is told them.
class HoldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachNodeDecidesByTimeAndMemory_data();
    void eachNodeDecidesByTimeAndMemory();
    void aBatchBecomesOneEvent();
    void aBatchHasPassedAsManyStationsAsItsMembers();
    void aBatchEndsWithItsBytes();
    void whatAMapMadeOutlivesTheHold();
    void aBodyIsOfTheSameKindBeforeAndAfterAHold_data();
    void aBodyIsOfTheSameKindBeforeAndAfterAHold();
    void anEventMeetsNoNodeTwiceHoweverItIsHeld();
    void theTraceTellsOfTheHold();
    void anOrderNodeTakesTheOrderOfTheSource();
    void longKeysAreKeptApartByTheirDigests();
    void aNodeThatIsGoneEndsTheWay();
    void aThrottleLetsThroughAllThatALongStopHeldUp();
    void memoriesThatExpiredAreForgotten();
};

namespace {

Timestamp at(int ms)
{
    return fromIso8601(u"2026-11-24T09:00:00Z").value() + std::chrono::milliseconds(ms);
}

Event eventOf(qint64 seq, const QByteArray &body)
{
    Event event;
    event.id = EventId::make(at(0));
    event.seq = seq;
    event.source = u"s"_s;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\n");
    event.request.body = body;
    return event;
}

/// in > it, whose first port leads to the destination out, the second to other.
Graph around(const NodeBody &body)
{
    Graph graph{{Graphs::source(u"in"_s, {u"s"_s}),
                 {u"it"_s, body},
                 Graphs::destination(u"out"_s, u"out"_s)},
                {{u"in"_s, u"out"_s, u"it"_s}, {u"it"_s, outputPorts(body).first(), u"out"_s}}};
    if (outputPorts(body).size() > 1) {
        graph.nodes.append(Graphs::destination(u"other"_s, u"other"_s));
        graph.edges.append({u"it"_s, outputPorts(body).last(), u"other"_s});
    }
    return graph;
}

std::shared_ptr<const CompiledWorkflow> compiled(const Graph &graph, int revision = 1)
{
    const auto workflow = CompiledWorkflow::compile(u"w"_s, revision, graph);
    if (!workflow)
        qFatal("%s", qUtf8Printable(workflow.error().detail));
    return *workflow;
}

/// What went out, as "destination number@milliseconds", of events whose body has a number n.
class Log
{
public:
    explicit Log(std::shared_ptr<const CompiledWorkflow> workflow)
        : m_rehearsal(std::move(workflow))
    {
    }

    void advance(int ms)
    {
        for (int step = m_now; step <= ms; step += 10)
            note(m_rehearsal.advance(at(step)), step);
        m_now = ms;
    }

    Outcome route(int ms, const QByteArray &body)
    {
        advance(ms);
        const Event event = eventOf(++m_seq, body);
        m_bodies.insert(m_seq, body);
        const Outcome outcome = m_rehearsal.route(event, envelopeOf(event), at(ms));
        note(outcome, m_seq, ms);
        note(m_rehearsal.advance(at(ms)), ms);
        return outcome;
    }

    QStringList entries() const { return m_entries; }
    Rehearsal &rehearsal() { return m_rehearsal; }

private:
    void note(const QList<TakenUp> &all, int ms)
    {
        for (const TakenUp &one : all) {
            if (!one.members.isEmpty())
                m_bodies.insert(one.event.seq, one.event.request.body);
            note(one.outcome, one.event.seq, ms);
        }
    }

    void note(const Outcome &outcome, qint64 seq, int ms)
    {
        for (const auto &delivery : outcome.deliveries)
            m_entries.append(
                u"%1 %2@%3"_s.arg(delivery.destination, nameOf(m_bodies.value(seq))).arg(ms));
    }

    /// n of the body, or of those of a batch.
    static QString nameOf(const QByteArray &body)
    {
        const auto document = Document::parse(body);
        if (document && document->kind() == Document::Kind::Array)
            return QString::fromUtf8(Expression::compile(u"[].n"_s)->evaluate(*document)->toJson());
        return document ? QString::fromUtf8(document->member("n").toJson()) : u"?"_s;
    }

    Rehearsal m_rehearsal;
    QHash<qint64, QByteArray> m_bodies;
    QStringList m_entries;
    qint64 m_seq = 0;
    int m_now = 0;
};

struct Arrival
{
    int ms;
    QByteArray body;
};
using Arrivals = QList<Arrival>;

/// {"n":…,"k":"…"}, or without a key.
Arrival arrival(int ms, int n, const QByteArray &key = "a")
{
    return {ms,
            "{\"n\":" + QByteArray::number(n) + (key.isEmpty() ? "" : ",\"k\":\"" + key + '"')
                + '}'};
}

OrderNode ordered(OrderNode::Policy policy, std::optional<qint64> first = 1)
{
    OrderNode node;
    node.key = u"body.k"_s;
    node.position = u"body.n"_s;
    node.policy = policy;
    node.wait = 100ms;
    node.first = first;
    return node;
}

RateLimit rate(qint64 count, qint64 burst)
{
    return {count, 1s, burst};
}

} // namespace

void HoldsTest::eachNodeDecidesByTimeAndMemory_data()
{
    QTest::addColumn<NodeBody>("body");
    QTest::addColumn<Arrivals>("arrivals");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const NodeBody &body, const Arrivals &arrivals,
                        const QStringList &expected) {
        QTest::newRow(name) << body << arrivals << expected;
    };
    using Policy = OrderNode::Policy;
    row("order: in order all pass at once", ordered(Policy::Wait),
        {arrival(0, 1), arrival(10, 2), arrival(20, 3)},
        {u"out 1@0"_s, u"out 2@10"_s, u"out 3@20"_s});
    row("order: waits for its predecessor", ordered(Policy::Wait),
        {arrival(0, 1), arrival(10, 3), arrival(20, 4), arrival(30, 2)},
        {u"out 1@0"_s, u"out 2@30"_s, u"out 3@30"_s, u"out 4@30"_s});
    row("order: gives a gap up after the wait", ordered(Policy::Wait),
        {arrival(0, 1), arrival(10, 4), arrival(20, 3), arrival(200, 2)},
        {u"out 1@0"_s, u"out 3@110"_s, u"out 4@110"_s, u"other 2@200"_s});
    row("order: the second gap waits for itself", ordered(Policy::Wait),
        {arrival(0, 3), arrival(50, 5)}, {u"out 3@100"_s, u"out 5@150"_s});
    row("order: a row whose beginning nobody knows is gathered first",
        ordered(Policy::Wait, std::nullopt), {arrival(0, 7), arrival(10, 6), arrival(150, 8)},
        {u"out 6@100"_s, u"out 7@100"_s, u"out 8@150"_s});
    row("order: keys do not wait for each other", ordered(Policy::Wait),
        {arrival(0, 2), arrival(10, 1, "b"), arrival(20, 1)},
        {u"out 1@10"_s, u"out 1@20"_s, u"out 2@20"_s});
    row("order: the same place twice", ordered(Policy::Wait), {arrival(0, 1), arrival(10, 1)},
        {u"out 1@0"_s, u"out 1@10"_s});
    row("order: without a key or a position nothing waits", ordered(Policy::Wait),
        {arrival(0, 5, ""), {10, "{\"n\":\"x\",\"k\":\"a\"}"}, {20, "{\"k\":\"a\"}"}},
        {u"out 5@0"_s, u"out \"x\"@10"_s, u"out null@20"_s});
    row("order: stale ones are skipped", ordered(Policy::SkipStale),
        {arrival(0, 5), arrival(10, 4), arrival(20, 5), arrival(30, 9), arrival(40, 1, "b")},
        {u"out 5@0"_s, u"other 4@10"_s, u"out 5@20"_s, u"out 9@30"_s, u"out 1@40"_s});
    row("order: pass only notes it", ordered(Policy::Pass), {arrival(0, 5), arrival(10, 4)},
        {u"out 5@0"_s, u"out 4@10"_s});
    OrderNode byTime = ordered(Policy::Wait, std::nullopt);
    byTime.positions = OrderNode::Positions::Time;
    byTime.position = u"body.t"_s;
    row("order: times are held back", byTime,
        {{0, R"({"n":2,"k":"a","t":"2026-01-01T00:00:02Z"})"},
         {30, R"({"n":1,"k":"a","t":"2026-01-01T00:00:01Z"})"},
         {60, R"({"n":3,"k":"a","t":"2026-01-01T00:00:03Z"})"},
         {200, R"({"n":0,"k":"a","t":"2025-12-31T00:00:00Z"})"}},
        {u"out 1@100"_s, u"out 2@100"_s, u"out 3@160"_s, u"other 0@200"_s});

    row("deduplicate: once in the window", DeduplicateNode{u"body.k"_s, 100ms},
        {arrival(0, 1), arrival(50, 2), arrival(60, 3, "b"), arrival(100, 4), arrival(199, 5)},
        {u"out 1@0"_s, u"other 2@50"_s, u"out 3@60"_s, u"out 4@100"_s, u"other 5@199"_s});
    row("deduplicate: without a key there are none", DeduplicateNode{u"body.k"_s, 100ms},
        {arrival(0, 1, ""), arrival(10, 2, "")}, {u"out 1@0"_s, u"out 2@10"_s});
    row("deduplicate: any value is a key", DeduplicateNode{u"body"_s, 100ms},
        {arrival(0, 1), arrival(10, 1), arrival(20, 2)},
        {u"out 1@0"_s, u"other 1@10"_s, u"out 2@20"_s});

    row("delay: each for itself", DelayNode{50ms, {}}, {arrival(0, 1), arrival(20, 2)},
        {u"out 1@50"_s, u"out 2@70"_s});
    row("delay: until a time that the event names", DelayNode{{}, u"body.t"_s},
        {{0, R"({"n":1,"t":"2026-11-24T09:00:00.100Z"})"},
         {10, R"({"n":2,"t":"2026-11-24T09:00:00.050Z"})"},
         {20, R"({"n":3,"t":"2020-01-01"})"}},
        {u"out 3@20"_s, u"out 2@50"_s, u"out 1@100"_s});
    row("delay: what names no time ends", DelayNode{{}, u"body.t"_s},
        {arrival(0, 1), {10, R"({"n":2,"t":"soon"})"}, {20, R"({"n":2,"t":"2036-01-01"})"}}, {});

    row("throttle: the others wait in their order", ThrottleNode{rate(10, 1), {}},
        {arrival(0, 1), arrival(10, 2), arrival(20, 3, "b"), arrival(30, 4)},
        {u"out 1@0"_s, u"out 2@100"_s, u"out 3@200"_s, u"out 4@300"_s});
    row("throttle: a burst passes", ThrottleNode{rate(10, 2), {}},
        {arrival(0, 1), arrival(10, 2), arrival(20, 3), arrival(500, 4)},
        {u"out 1@0"_s, u"out 2@10"_s, u"out 3@100"_s, u"out 4@500"_s});
    row("throttle: each key for itself", ThrottleNode{rate(10, 1), u"body.k"_s},
        {arrival(0, 1), arrival(10, 2, "b"), arrival(20, 3), arrival(30, 4, "b")},
        {u"out 1@0"_s, u"out 2@10"_s, u"out 3@100"_s, u"out 4@110"_s});

    row("batch: so many", BatchNode{2, 100ms, 1000, {}},
        {arrival(0, 1), arrival(10, 2), arrival(20, 3)}, {u"out [1,2]@10"_s, u"out [3]@120"_s});
    row("batch: of one", BatchNode{1, 100ms, 1000, {}}, {arrival(0, 1), arrival(10, 2)},
        {u"out [1]@0"_s, u"out [2]@10"_s});
    row("batch: after a time", BatchNode{9, 100ms, 1000, {}},
        {arrival(0, 1), arrival(50, 2), arrival(120, 3)}, {u"out [1,2]@100"_s, u"out [3]@220"_s});
    row("batch: each key for itself", BatchNode{2, 100ms, 1000, u"body.k"_s},
        {arrival(0, 1), arrival(10, 2, "b"), arrival(20, 3)},
        {u"out [1,3]@20"_s, u"out [2]@110"_s});
}

void HoldsTest::eachNodeDecidesByTimeAndMemory()
{
    QFETCH(NodeBody, body);
    QFETCH(Arrivals, arrivals);
    Log log(compiled(around(body)));
    for (const Arrival &one : arrivals)
        log.route(one.ms, one.body);
    log.advance(1000);
    QTEST(log.entries(), "expected");
    QCOMPARE(log.rehearsal().held(), 0);
}

void HoldsTest::aBatchBecomesOneEvent()
{
    Rehearsal rehearsal(compiled(around(BatchNode{3, 1s, 1000, {}})));
    const QByteArrayList bodies{"{\"n\":123456789012345678901234567890.5}", "no json", "[]"};
    QList<EventId> members;
    QList<TakenUp> taken;
    for (int i = 0; i < bodies.size(); ++i) {
        Event event = eventOf(i + 1, bodies.at(i));
        if (i == 1)
            event.request.headers = HeaderBlock("Content-Type: text/plain\r\n");
        members.append(event.id);
        rehearsal.route(event, envelopeOf(event), at(i));
        taken += rehearsal.advance(at(i));
    }
    QCOMPARE(taken.size(), 1);
    const Event made = taken.first().event;
    QCOMPARE(made.request.body, R"([{"n":123456789012345678901234567890.5},"no json",[]])"_ba);
    QCOMPARE(made.source, u"s"_s);
    QVERIFY(!members.contains(made.id) && !made.id.isNull());
    QCOMPARE(taken.first().continuations.size(), 3);
    for (int i = 0; i < 3; ++i) {
        const auto &member = taken.first().members.at(i);
        QCOMPARE(member.event.id, members.at(i));
        QCOMPARE(member.outcome.trace.steps.last().detail,
                 u"became part of %1"_s.arg(made.id.toString()));
        QVERIFY(member.outcome.deliveries.isEmpty());
    }
    QCOMPARE(taken.first().outcome.trace.steps.first().detail, u"made of 3 events"_s);
}

/// So that what goes in circles through a batch is refused in the end.
void HoldsTest::aBatchHasPassedAsManyStationsAsItsMembers()
{
    Rehearsal rehearsal(compiled(around(BatchNode{3, 1s, 1000, {}})));
    QList<TakenUp> taken;
    for (int i = 0; i < 3; ++i) {
        Event event = eventOf(i + 1, "{}");
        const QByteArray hops = i == 1 ? "signalbox-hops: 5\r\n" : "Signalbox-Hops: 2\r\n";
        event.request.headers = HeaderBlock("Content-Type: application/json\r\n" + hops);
        rehearsal.route(event, envelopeOf(event), at(i));
        taken += rehearsal.advance(at(i));
    }
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().event.request.headers.raw(),
             "Content-Type: application/json\r\nsignalbox-hops: 5\r\n"_ba);
}

void HoldsTest::aBatchEndsWithItsBytes()
{
    Log log(compiled(around(BatchNode{100, 100ms, 60, {}})));
    const auto body = [](int n, int size) {
        return "{\"n\":" + QByteArray::number(n) + ",\"x\":\"" + QByteArray(size, 'x') + "\"}";
    };
    log.route(0, body(1, 10));
    log.route(10, body(2, 10)); // 48 bytes so far
    log.route(20, body(3, 10)); // too much: it begins the next one
    log.route(30, body(4, 500)); // too large for any: alone
    log.advance(1000);
    QCOMPARE(log.entries(), (QStringList{u"out [1,2]@20"_s, u"out [3]@30"_s, u"out [4]@30"_s}));
    QCOMPARE(log.rehearsal().held(), 0);
}

void HoldsTest::whatAMapMadeOutlivesTheHold()
{
    MapNode shape;
    shape.fields = {{u"total"_s, u"body.n"_s}};
    shape.headers = {{u"X-A"_s, u"{{body.n}}"_s}};
    shape.key = u"k-{{source}}"_s;
    Graph graph = around(DelayNode{50ms, {}});
    graph.nodes.append({u"shape"_s, shape});
    graph.nodes.append(Graphs::filter(u"big"_s, u"body.total > `5`"_s));
    graph.edges = Graphs::edges(
        {u"in.out > shape"_s, u"shape.out > it"_s, u"it.out > big"_s, u"big.pass > out"_s});
    Rehearsal rehearsal(compiled(graph));
    const Event event = eventOf(1, "{\"n\":12345678901234567890.25}");
    QVERIFY(rehearsal.route(event, envelopeOf(event), at(0)).deliveries.isEmpty());
    const auto taken = rehearsal.advance(at(50));
    QCOMPARE(taken.size(), 1);
    const auto deliveries = taken.first().outcome.deliveries;
    QCOMPARE(deliveries.size(), 1);
    QCOMPARE(deliveries.first().content.body, "{\"total\":12345678901234567890.25}"_ba);
    QCOMPARE(deliveries.first().content.headers.first().second, "12345678901234567890.25"_ba);
    QCOMPARE(deliveries.first().webhookId, "k-s"_ba);
}

void HoldsTest::aBodyIsOfTheSameKindBeforeAndAfterAHold_data()
{
    QTest::addColumn<MapNode>("map");
    QTest::addColumn<QString>("seen");

    MapNode fields;
    fields.fields = {{u"total"_s, u"body.n"_s}};
    MapNode whole;
    whole.expression = u"{total: body.n}"_s;
    MapNode text;
    text.text = u"{\"total\": {{body.n}}}"_s;
    const auto typed = [](MapNode map, const QString &type) {
        map.contentType = type;
        return map;
    };
    const auto asValue = u"body.total == `7`"_s;
    const auto asText = u"type(body) == 'string'"_s;
    QTest::newRow("fields") << fields << asValue;
    QTest::newRow("fields as JSON of a kind") << typed(fields, u"application/x+json"_s) << asValue;
    QTest::newRow("fields as text") << typed(fields, u"text/plain"_s) << asText;
    QTest::newRow("expression as text") << typed(whole, u"application/x-thing"_s) << asText;
    QTest::newRow("template as JSON") << typed(text, u"application/json"_s) << asValue;
    QTest::newRow("template") << text << asText;
}

void HoldsTest::aBodyIsOfTheSameKindBeforeAndAfterAHold()
{
    QFETCH(MapNode, map);
    QFETCH(QString, seen);
    Graph graph = around(DelayNode{50ms, {}});
    graph.nodes.append({u"shape"_s, map});
    graph.nodes.append(Graphs::filter(u"before"_s, seen));
    graph.nodes.append(Graphs::filter(u"after"_s, seen));
    graph.edges =
        Graphs::edges({u"in.out > shape"_s, u"shape.out > before"_s, u"before.pass > it"_s,
                       u"it.out > after"_s, u"after.pass > out"_s});
    Rehearsal rehearsal(compiled(graph));
    const Event event = eventOf(1, "{\"n\":7}");
    QCOMPARE(rehearsal.route(event, envelopeOf(event), at(0)).held.size(), 1);
    const auto taken = rehearsal.advance(at(50));
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().outcome.deliveries.size(), 1);
}

void HoldsTest::anEventMeetsNoNodeTwiceHoweverItIsHeld()
{
    // Three ways to the same filter: at once, and through two delays.
    const Graph graph{
        {Graphs::source(u"in"_s, {u"s"_s}),
         {u"soon"_s, DelayNode{50ms, {}}},
         {u"late"_s, DelayNode{50ms, {}}},
         Graphs::filter(u"f"_s, u"body"_s),
         Graphs::destination(u"out"_s, u"out"_s),
         Graphs::destination(u"later"_s, u"later"_s)},
        Graphs::edges({u"in.out > soon"_s, u"in.out > late"_s, u"soon.out > f"_s, u"late.out > f"_s,
                       u"f.pass > out"_s, u"soon.out > later"_s, u"late.out > later"_s})};
    Log log(compiled(graph));
    log.route(0, "{\"n\":1}");
    QCOMPARE(log.rehearsal().held(), 2);
    log.advance(200);
    QCOMPARE(log.entries(), (QStringList{u"later 1@50"_s, u"out 1@50"_s}));
}

void HoldsTest::theTraceTellsOfTheHold()
{
    Rehearsal rehearsal(compiled(around(ordered(OrderNode::Policy::Wait))));
    const Event event = eventOf(1, R"({"n":3,"k":"a"})");
    const Outcome outcome = rehearsal.route(event, envelopeOf(event), at(0));
    QCOMPARE(outcome.state(), EventState::Held);
    TraceStep step = outcome.trace.steps.last();
    QCOMPARE(step.kind, u"order"_s);
    QCOMPARE(step.port, QString());
    QCOMPARE(step.detail, u"waits for 1 until 2026-11-24T09:00:00.100000Z"_s);
    QCOMPARE(step.values.value(u"body.n"_s), QJsonValue(3));
    const auto taken = rehearsal.advance(at(100));
    const auto steps = taken.first().outcome.trace.steps;
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.first().node, u"it"_s);
    QCOMPARE(steps.first().port, u"out"_s);
    QCOMPARE(steps.first().detail, u"held 0.100 s"_s);
    QCOMPARE(steps.last().node, u"out"_s);
}

void HoldsTest::anOrderNodeTakesTheOrderOfTheSource()
{
    OrderNode node;
    node.policy = OrderNode::Policy::SkipStale;
    Rehearsal rehearsal(compiled(around(node)));
    QStringList ports;
    for (const auto &position : {"5"_ba, "4"_ba, ""_ba}) {
        Event event = eventOf(ports.size() + 1, "{}");
        event.order = OrderPlace{"customer"_ba, position};
        const auto outcome = rehearsal.route(event, envelopeOf(event), at(0));
        ports.append(outcome.trace.steps.at(1).port);
    }
    QCOMPARE(ports, (QStringList{u"out"_s, u"stale"_s, u"out"_s}));
}

void HoldsTest::longKeysAreKeptApartByTheirDigests()
{
    Log log(compiled(around(DeduplicateNode{u"body.k"_s, 1s})));
    const QByteArray longKey(100'000, 'k');
    log.route(0, arrival(0, 1, longKey).body);
    log.route(10, arrival(0, 2, longKey + 'k').body);
    log.route(20, arrival(0, 3, longKey).body);
    QCOMPARE(log.entries(), (QStringList{u"out 1@0"_s, u"out 2@10"_s, u"other 3@20"_s}));
    QCOMPARE(queueKey(longKey).size(), 17);
}

void HoldsTest::aNodeThatIsGoneEndsTheWay()
{
    PlainNodeMemories memories;
    const Event event = eventOf(1, "{}");
    const Outcome before = evaluate(*compiled(around(DelayNode{50ms, {}})), event,
                                    envelopeOf(event), {at(0), memories});
    QCOMPARE(before.held.size(), 1);
    const Outcome after = goOn(*compiled(around(ThrottleNode{rate(1, 1), {}})), event,
                               envelopeOf(event), before.held.first(), {at(50), memories});
    QCOMPARE(after.state(), EventState::Stopped);
    QVERIFY(after.trace.steps.first().failed);
    QCOMPARE(after.trace.steps.first().detail, u"revision 1 has no such node"_s);
}

void HoldsTest::aThrottleLetsThroughAllThatALongStopHeldUp()
{
    Log log(compiled(around(ThrottleNode{rate(100, 1), {}})));
    constexpr int events = 700; // more than two pieces of the queue
    for (int n = 0; n < events; ++n)
        log.route(0, arrival(0, n).body);
    QCOMPARE(log.entries().size(), 1);
    log.advance(events * 10);
    QCOMPARE(log.entries().size(), events);
    for (int n = 0; n < events; ++n)
        QCOMPARE(log.entries().at(n), u"out %1@%2"_s.arg(n).arg(n * 10));
}

void HoldsTest::memoriesThatExpiredAreForgotten()
{
    const auto queue = [](int n) {
        return NodeQueue{u"w"_s, u"it"_s, u"deduplicate"_s, QByteArray::number(n)};
    };
    PlainNodeMemories memories;
    constexpr int span = 500;
    for (int n = 0; n < 20'000; ++n) {
        const bool forever = n % 1000 == 0;
        memories.keep({{queue(n), "x"_ba, forever ? std::nullopt : std::optional(at(n + span))}});
        memories.tidy(at(n));
        if (n >= span)
            QCOMPARE(memories.value(queue(n - span)), "x"_ba); // until then it holds
    }
    QVERIFY2(memories.size() < 4000, qPrintable(QString::number(memories.size())));
    QCOMPARE(memories.value(queue(3000)), "x"_ba);
    QVERIFY(memories.value(queue(3001)).isEmpty());
    Rehearsal rehearsal(compiled(around(DeduplicateNode{u"to_string(body.n)"_s, 1s})));
    for (int n = 0; n < 10'000; ++n) {
        const Event event = eventOf(n + 1, "{\"n\": " + QByteArray::number(n) + "}");
        rehearsal.advance(at(n));
        QCOMPARE(rehearsal.route(event, envelopeOf(event), at(n)).deliveries.size(), 1);
    }
    QVERIFY2(rehearsal.remembered() < 4000, qPrintable(QString::number(rehearsal.remembered())));
}

QTEST_GUILESS_MAIN(HoldsTest)
#include "tst_holds.moc"
