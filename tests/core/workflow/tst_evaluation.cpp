// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"
#include "graphs.h"
#include "tests/core/expression/bestof.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class EvaluationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsGoWhereTheirValuesLead_data();
    void eventsGoWhereTheirValuesLead();
    void theTraceSaysWhy();
    void aFailedExpressionEndsItsBranch();
    void aNodeIsVisitedOnceHoweverManyEdgesLeadToIt();
    void valuesInTheTraceAreBounded();
    void measured();
};

namespace {

Document envelope(const QByteArray &body, const QString &source = u"shop"_s)
{
    Event event;
    event.source = source;
    event.type = u"charge"_s;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\nX-Kind: test\r\n");
    event.request.body = body;
    return envelopeOf(event);
}

std::shared_ptr<const CompiledWorkflow> compiled(const Graph &graph)
{
    const auto workflow = CompiledWorkflow::compile(u"payments"_s, 7, graph);
    return workflow ? *workflow : nullptr;
}

Graph payments()
{
    return {{Graphs::source(u"in"_s, {u"shop"_s}),
             Graphs::filter(u"big"_s, u"body.amount > `100` && headers.\"x-kind\" == 'test'"_s),
             Graphs::filter(u"vip"_s, u"starts_with(body.name, 'V')"_s),
             Graphs::destination(u"bill"_s, u"billing"_s), Graphs::destination(u"crm"_s, u"crm"_s),
             Graphs::stop(u"small"_s, u"below the limit"_s)},
            Graphs::edges({u"in.out > big"_s, u"big.pass > bill"_s, u"big.pass > vip"_s,
                           u"vip.pass > crm"_s, u"big.else > small"_s})};
}

QStringList destinations(const Outcome &outcome)
{
    QStringList names;
    for (const auto &delivery : outcome.deliveries)
        names.append(delivery.node + u'=' + delivery.destination);
    return names;
}

} // namespace

void EvaluationTest::eventsGoWhereTheirValuesLead_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("reached");
    QTest::addColumn<EventState>("state");

    QTest::newRow("both") << u"shop"_s << R"({"amount":150,"name":"Vera"})"_ba
                          << QStringList{u"bill=billing"_s, u"crm=crm"_s} << EventState::InFlight;
    QTest::newRow("one") << u"shop"_s << R"({"amount":150,"name":"Ada"})"_ba
                         << QStringList{u"bill=billing"_s} << EventState::InFlight;
    QTest::newRow("stop") << u"shop"_s << R"({"amount":15})"_ba << QStringList{}
                          << EventState::Stopped;
    QTest::newRow("not an object") << u"shop"_s << "[]"_ba << QStringList{} << EventState::Stopped;
    QTest::newRow("other source") << u"blog"_s << R"({"amount":150})"_ba << QStringList{}
                                  << EventState::Unmatched;
}

void EvaluationTest::eventsGoWhereTheirValuesLead()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, body);
    const Outcome outcome = evaluate(*compiled(payments()), source, envelope(body, source));
    QTEST(destinations(outcome), "reached");
    QTEST(outcome.state(), "state");
    QCOMPARE(outcome.trace.workflow, u"payments"_s);
    QCOMPARE(outcome.trace.revision, 7);
}

void EvaluationTest::theTraceSaysWhy()
{
    const Outcome outcome =
        evaluate(*compiled(payments()), u"shop"_s, envelope(R"({"amount":15})"));
    QList<TraceStep> steps = outcome.trace.steps;
    QCOMPARE(steps.size(), 3);
    for (TraceStep &step : steps) {
        QVERIFY(step.microseconds >= 0);
        step.microseconds = 0;
    }
    const QJsonObject values{{u"body.amount"_s, 15}, {u"headers.\"x-kind\""_s, u"test"_s}};
    QCOMPARE(steps.at(0), (TraceStep{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 0}));
    QCOMPARE(steps.at(1), (TraceStep{u"big"_s, u"filter"_s, u"else"_s, {}, values, false, 0}));
    QCOMPARE(steps.at(2),
             (TraceStep{u"small"_s, u"stop"_s, {}, u"below the limit"_s, {}, false, 0}));
}

void EvaluationTest::aFailedExpressionEndsItsBranch()
{
    Graph graph = payments();
    graph.edges += Graphs::edges({u"vip.else > small"_s});
    const Outcome outcome =
        evaluate(*compiled(graph), u"shop"_s, envelope(R"({"amount":150,"name":5})"));
    QCOMPARE(destinations(outcome), QStringList{u"bill=billing"_s});
    const TraceStep vip = outcome.trace.steps.last();
    QCOMPARE(vip.node, u"vip"_s);
    QVERIFY(vip.failed);
    QCOMPARE(vip.port, QString());
    QCOMPARE(vip.detail, u"a function was given a value of a type that it does not take"_s);
    QCOMPARE(vip.values.value(u"body.name"_s), QJsonValue(5));
}

void EvaluationTest::aNodeIsVisitedOnceHoweverManyEdgesLeadToIt()
{
    const Graph diamond{
        {Graphs::source(u"in"_s, {u"shop"_s}), Graphs::source(u"in2"_s, {u"shop"_s, u"shop"_s}),
         Graphs::filter(u"left"_s, u"body"_s), Graphs::filter(u"right"_s, u"body"_s),
         Graphs::destination(u"out"_s, u"billing"_s)},
        Graphs::edges({u"in.out > left"_s, u"in.out > right"_s, u"in2.out > right"_s,
                       u"left.pass > out"_s, u"right.pass > out"_s, u"left.pass > out"_s})};
    const Outcome outcome = evaluate(*compiled(diamond), u"shop"_s, envelope(R"({"amount":15})"));
    QCOMPARE(destinations(outcome), QStringList{u"out=billing"_s});
    QCOMPARE(outcome.trace.steps.size(), 5);
}

void EvaluationTest::valuesInTheTraceAreBounded()
{
    const Graph graph{{Graphs::source(u"in"_s, {u"shop"_s}),
                       Graphs::filter(u"f"_s, u"body.a && body"_s), Graphs::stop(u"end"_s, {})},
                      Graphs::edges({u"in.out > f"_s, u"f.pass > end"_s})};
    const Outcome outcome = evaluate(*compiled(graph), u"shop"_s,
                                     envelope("{\"a\":\"" + QByteArray(1'000'000, 'x') + "\"}"));
    const QJsonObject values = outcome.trace.steps.at(1).values;
    QCOMPARE(values.size(), 2);
    for (const QJsonValue &value : values)
        QVERIFY(value.toString().toUtf8().size() <= maxTraceValue);
}

void EvaluationTest::measured()
{
    const auto workflow = compiled(Graphs::tenNodes());
    Event event;
    event.source = u"shop"_s;
    event.request.headers = HeaderBlock("Host: a\r\nContent-Type: application/json\r\n");
    event.request.body = Graphs::kilobyte();
    const Document document = envelopeOf(event);
    const auto run = [&](const Document &envelope) {
        QCOMPARE(evaluate(*workflow, u"shop"_s, envelope).deliveries.size(), 1);
    };
    qInfo(
        "ten nodes of filter, switch and map: %.2f us; with building the envelope of 1 kB: %.2f us",
        bestMicroseconds(300, [&] { run(document); }),
        bestMicroseconds(300, [&] { run(envelopeOf(event)); }));
}

QTEST_GUILESS_MAIN(EvaluationTest)
#include "tst_evaluation.moc"
