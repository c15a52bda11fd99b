// SPDX-License-Identifier: GPL-3.0-or-later
// What a script sees of an event, what it may return, and what becomes of values on the way.
#include "tests/core/script/scriptevents.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TestTransforms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returns_data();
    void returns();
    void numbersKeepTheirValue_data();
    void numbersKeepTheirValue();
    void writesJson_data();
    void writesJson();
    void timeAndChanceAreTheEvents();
    void whatStandsOutsideOfFunctionsMayAskForTheTime();
    void outgoingHasParts();
    void consoleIsKept();
    void consoleIsBounded();
    void syntaxErrorsHaveAPlace_data();
    void syntaxErrorsHaveAPlace();
    void aScriptWithoutTransformIsRefused();
    void nothingReachesOutside_data();
    void nothingReachesOutside();
};

void TestTransforms::returns_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &script, const QByteArray &body,
                        const QString &expected) {
        QTest::newRow(name) << script << body << expected;
    };
    const QString f = u"function transform(event) { %1 }"_s;
    row("an object", f.arg(u"return {id: event.body.id, n: 1}"_s), R"({"id":"a"})",
        uR"({"id":"a","n":1})"_s);
    row("a constant function", u"const transform = event => event.body.list.map(x => x * 2)"_s,
        R"({"list":[1,2,3]})", u"[2,4,6]"_s);
    row("a text", f.arg(u"return event.source + event.headers['x-kind'] + event.query.a"_s), "{}",
        u"\"shoptest1\""_s);
    row("a number", f.arg(u"return 0.5"_s), "{}", u"0.5"_s);
    row("false", f.arg(u"return false"_s), "{}", u"false"_s);
    row("null ends the event", f.arg(u"return null"_s), "{}", u"ends"_s);
    row("nothing is an error", f.arg(u"event.body.x = 1"_s), "{}",
        u"fails: transform() returned nothing: it returns the new body, or null to end the event "
        "here"_s);
    row("the event with its body changed", f.arg(u"event.body.x = 1; return event"_s), R"({"a":2})",
        uR"({"a":2,"x":1})"_s);
    row("the event as it was", f.arg(u"return event"_s), R"({"a":12345678901234567890,"b":[1.10]})",
        u"unchanged"_s);
    row("a copy of the event is a body", f.arg(u"return {...event}.id"_s), "{}", u"\"evt_1\""_s);
    row("a promise", u"async function transform(event) { await null; return {a: event.body} }"_s,
        "1", uR"({"a":1})"_s);
    row("a promise that fails",
        u"async function transform(event) {\n  await null;\n  event.body.a.b;\n}"_s, "{}",
        u"fails: TypeError: cannot read property 'b' of undefined, in line 3, column 15"_s);
    row("a promise that is never kept", f.arg(u"return new Promise(() => {})"_s), "{}",
        u"fails: the promise that transform() returned is never settled"_s);
    row("a function is no value", f.arg(u"return () => 1"_s), "{}",
        u"fails: the result is a function or a symbol, which JSON does not have"_s);
    row("NaN is no value", f.arg(u"return {a: 0 / 0}"_s), "{}",
        u"fails: the result has a NaN or an infinity, which JSON does not have"_s);
    row("a circle", f.arg(u"const a = {}; a.a = a; return a"_s), "{}",
        u"fails: the result is nested more than 256 deep, or holds itself"_s);
    row("an error with its line",
        u"function transform(event) {\n\n  throw new RangeError('no')\n}"_s, "{}",
        u"fails: RangeError: no, in line 3, column 23"_s);
    row("an error of its own kind",
        u"class Odd extends Error { get name() { return 'Odd' } }\n"
        "function transform() { throw new Odd('x') }"_s,
        "{}", u"fails: Odd: x, in line 2, column 37"_s);
    row("a text thrown", f.arg(u"throw 'a\\\"b'"_s), "{}",
        u"fails: it threw \"a\\\"b\", which is no Error and so does not know its line"_s);
    row("nothing thrown", f.arg(u"throw undefined"_s), "{}",
        u"fails: it threw nothing, which is no Error and so does not know its line"_s);
}

void TestTransforms::returns()
{
    QFETCH(const QString, script);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, expected);
    const auto outcome = ScriptEvents::run(script, body);
    QCOMPARE(ScriptEvents::result(outcome), expected);
    if (outcome.body)
        QCOMPARE(outcome.body->toJson(), outcome.bodyJson);
}

void TestTransforms::numbersKeepTheirValue_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *number, const QString &type, const char *expected = nullptr) {
        QTest::newRow(number) << QByteArray(number) << type
                              << QString::fromLatin1(expected ? expected : number);
    };
    row("0", u"number"_s);
    row("-7", u"number"_s);
    row("9007199254740992", u"number"_s);
    row("9007199254740993", u"bigint"_s);
    row("-9007199254740993", u"bigint"_s);
    row("9223372036854775807", u"bigint"_s);
    row("18446744073709551615", u"bigint"_s);
    row("123456789012345678901234567890", u"bigint"_s);
    row("1.5", u"number"_s);
    row("0.30000000000000004", u"number"_s); // 17 digits that a double gives back
    row("1.10", u"number"_s, "1.1");
    row("0.1234567890123456789", u"object"_s);
    row("1e400", u"object"_s);
    row("-0.00000000000000000000123456789012345678", u"object"_s);
}

void TestTransforms::numbersKeepTheirValue()
{
    QFETCH(const QByteArray, number);
    QFETCH(const QString, type);
    QFETCH(const QString, expected);
    const auto outcome = ScriptEvents::run(
        u"const transform = ({body}) => [typeof body, body, [`${body}`].length]"_s, number);
    QCOMPARE(ScriptEvents::result(outcome), u"[\"%1\",%2,1]"_s.arg(type, expected));
}

void TestTransforms::writesJson_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &expression, const QString &expected) {
        QTest::newRow(name) << expression << expected;
    };
    row("escapes", uR"(['"', '\\', '\n\t\r\b\f', '\u0001', 'é', '😀'])"_s,
        uR"(["\"","\\","\n\t\r\b\f","\u0001","é","😀"])"_s);
    row("Hangul beside surrogates", uR"(['\uD7FF', 'a\uD800b', '\uDC00'])"_s,
        u"[\"\uD7FF\",\"a\uFFFDb\",\"\uFFFD\"]"_s);
    row("left out", u"({a: undefined, b() {}, c: Symbol(), d: null})"_s, uR"({"d":null})"_s);
    row("null in arrays", u"[undefined, () => 1, , 2]"_s, u"[null,null,null,2]"_s);
    row("toJSON", u"({a: {toJSON(key) { return key + '!' }}})"_s, uR"({"a":"a!"})"_s);
    row("a date", u"new Date(0)"_s, u"\"1970-01-01T00:00:00.000Z\""_s);
    row("BigInt", u"2n ** 70n"_s, u"1180591620717411303424"_s);
    row("Decimal", u"[Decimal('1.10'), new Decimal('1e5')]"_s, u"[1.10,1e5]"_s);
    row("Decimal counts", u"Decimal('1.5') * 2"_s, u"3"_s);
    row("Decimal as text", u"`${Decimal('1.10')}`"_s, u"\"1.10\""_s);
    row("numbers", u"[1e21, 1e-7, -0, 123456789012, 0.1 + 0.2]"_s,
        u"[1e+21,1e-07,0,123456789012,0.30000000000000004]"_s);
    row("an empty name", u"({'': 1, 'a b': 2, __proto__: {x: 1}})"_s, uR"({"":1,"a b":2})"_s);
    row("empty", u"[{}, []]"_s, u"[{},[]]"_s);
    row("a rope", u"'a'.repeat(20) + 'b'.repeat(20)"_s,
        u"\"aaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbb\""_s);
    row("a proxy", u"new Proxy([1, 2], {})"_s, u"[1,2]"_s);
}

void TestTransforms::writesJson()
{
    QFETCH(const QString, expression);
    QFETCH(const QString, expected);
    QCOMPARE(ScriptEvents::result(
                 ScriptEvents::run(u"function transform() { return %1 }"_s.arg(expression))),
             expected);
}

void TestTransforms::timeAndChanceAreTheEvents()
{
    const auto script = ScriptEvents::compiled(
        u"function transform() {\n"
        "  const d = new Date(2026, 0, 15, 12)\n"
        "  return [Date.now(), new Date().toISOString(), d.getTimezoneOffset(), d.toISOString(),\n"
        "          Math.random(), Math.random()]\n"
        "}"_s);
    ScriptRunner runner;
    const auto first = runner.run(script, ScriptEvents::envelope("{}", "evt_1"));
    const auto other = runner.run(script, ScriptEvents::envelope("{}", "evt_2"));
    const auto again = ScriptRunner().run(script, ScriptEvents::envelope("{}", "evt_1"));
    QVERIFY2(first.bodyJson.startsWith("[1795797000250,\"2026-11-27T16:30:00.250Z\",0,"
                                       "\"2026-01-15T12:00:00.000Z\","),
             first.bodyJson.constData());
    QCOMPARE(again.bodyJson, first.bodyJson);
    QVERIFY(other.bodyJson != first.bodyJson);
    const auto values = first.bodyJson.chopped(1).split(',');
    QVERIFY(values.at(4) != values.at(5));
    QVERIFY(values.at(4).toDouble() > 0 && values.at(4).toDouble() < 1);
}

void TestTransforms::whatStandsOutsideOfFunctionsMayAskForTheTime()
{
    const auto script = ScriptEvents::compiled(
        u"const now = new Date(); const chance = Math.random(); let count = 0;\n"
        "const transform = () => [now.getUTCFullYear(), chance, ++count]"_s);
    ScriptRunner runner;
    const auto first = runner.run(script, ScriptEvents::envelope("{}", "evt_1"));
    const auto other = runner.run(script, ScriptEvents::envelope("{}", "evt_2"));
    QVERIFY(first.bodyJson.startsWith("[2026,0."));
    QVERIFY(first.bodyJson.endsWith(",1]"));
    QVERIFY(other.bodyJson.startsWith("[2026,0.") && other.bodyJson.endsWith(",1]"));
    QVERIFY(other.bodyJson != first.bodyJson);
}

void TestTransforms::outgoingHasParts()
{
    const auto outcome = ScriptEvents::run(
        u"const transform = e => outgoing({body: {a: 1}, headers: {'X-A': 'b'}, path: '/x',\n"
        "  method: 'PUT', key: 'k'})"_s);
    QCOMPARE(ScriptEvents::result(outcome), uR"({"a":1})"_s);
    QCOMPARE(outcome.parts->toJson(),
             R"({"headers":{"X-A":"b"},"path":"/x","method":"PUT","key":"k"})"_ba);
    const auto bodyless =
        ScriptEvents::run(u"const transform = e => outgoing({path: '/' + e.body})"_s, "7");
    QCOMPARE(ScriptEvents::result(bodyless), u"unchanged"_s);
    QCOMPARE(bodyless.parts->toJson(), R"({"path":"/7"})"_ba);
    QCOMPARE(
        ScriptEvents::result(ScriptEvents::run(u"const transform = e => outgoing({header: 1})"_s)),
        u"fails: TypeError: outgoing() has no member 'header', in line 1, column 32"_s);
    QCOMPARE(ScriptEvents::result(ScriptEvents::run(u"const transform = e => outgoing(1)"_s)),
             u"fails: TypeError: outgoing() takes an object of body, headers, path, method and "
             "key, in line 1, column 32"_s);
}

void TestTransforms::consoleIsKept()
{
    const auto outcome = ScriptEvents::run(
        u"function transform(event) {\n"
        "  console.log('amount', event.body.amount, {a: [1n]}, null, undefined, true)\n"
        "  console.warn(new TypeError('odd'), () => 1)\n"
        "  const circle = {}; circle.circle = circle\n"
        "  console.error()\n"
        "  null.x\n"
        "}"_s,
        R"({"amount":12})");
    QCOMPARE(outcome.kind, ScriptOutcome::Kind::Fails);
    QCOMPARE(outcome.console,
             QStringList({u"amount 12 {\"a\":[1]} null undefined true"_s,
                          u"TypeError: odd () => 1"_s, QString()}));
    QCOMPARE(outcome.failure.line, 6);
}

void TestTransforms::consoleIsBounded()
{
    const auto outcome =
        ScriptEvents::run(u"function transform() {\n"
                          "  for (let i = 0; i < 100000; ++i) console.log('line ' + i)\n"
                          "  console.log('x'.repeat(1e6)); return 1\n"
                          "}"_s);
    QCOMPARE(ScriptEvents::result(outcome), u"1"_s);
    QVERIFY(outcome.console.join(u'\n').size() < 4200);
    QCOMPARE(outcome.console.first(), u"line 0"_s);
    QCOMPARE(outcome.console.last(), u"…"_s);
}

void TestTransforms::syntaxErrorsHaveAPlace_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("a brace") << u"function transform(event) {\n  return {a: 1\n}"_s << 3 << 2;
    QTest::newRow("a word") << u"const transform = event =>\n  event body"_s << 2 << 9;
    QTest::newRow("a pattern") << u"const transform = e => /(/"_s << 1 << 24;
    QTest::newRow("behind an emoji") << u"const a = '😀'; const const = 1"_s << 1 << 22;
    QTest::newRow("strict") << u"\nwith (a) {}\nfunction transform() {}"_s << 2 << 1;
    QTest::newRow("a module") << u"export function transform() {}"_s << 1 << 1;
}

void TestTransforms::syntaxErrorsHaveAPlace()
{
    QFETCH(const QString, script);
    QFETCH(const int, line);
    QFETCH(const int, column);
    ScriptProblem problem;
    const auto compiled = CompiledScript::compile(script, {}, &problem);
    QVERIFY(!compiled);
    QCOMPARE(compiled.error().code, ErrorCode::Invalid);
    QCOMPARE(compiled.error().detail, problem.text);
    QVERIFY2(problem.text.startsWith("SyntaxError: "_L1)
                 && problem.text.endsWith(u", in line %1, column %2"_s.arg(line).arg(column)),
             qPrintable(problem.text));
    QCOMPARE(problem.line, line);
    QCOMPARE(problem.column, column);
    QCOMPARE(QStringView(script).first(problem.position).count(u'\n'), line - 1);
}

void TestTransforms::aScriptWithoutTransformIsRefused()
{
    ScriptProblem problem;
    QVERIFY(!checkScript(u"function transfrom(event) { return 1 }"_s, {}, &problem));
    QCOMPARE(problem.text, u"there is no function transform(event)"_s);
    QVERIFY(!checkScript(u"const transform = {}"_s, {}, &problem));
    QVERIFY(!checkScript(u"\nnull.x; function transform() {}"_s, {}, &problem));
    QCOMPARE(problem.line, 2);
    QVERIFY(!checkScript(u"for (;;); function transform() {}"_s, {}, &problem));
    QCOMPARE(problem.text.section(u',', 0, 0), u"it ran longer than 250 ms"_s);
    QVERIFY(!checkScript(QString(CompiledScript::maxLength + 1, u' '), {}, &problem));
    QVERIFY(checkScript(u"const transform = () => 1"_s, {}, &problem));
}

void TestTransforms::nothingReachesOutside_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("eval") << u"eval('1')"_s;
    QTest::newRow("Function") << u"Function('return 1')()"_s;
    QTest::newRow("constructor of functions") << u"(() => 1).constructor('return 1')()"_s;
    QTest::newRow("generators") << u"(function*(){}).constructor('yield 1')"_s;
    for (const char *name : {"std", "os", "require", "fetch", "XMLHttpRequest", "setTimeout",
                             "process", "Worker", "Atomics", "SharedArrayBuffer", "WeakRef",
                             "FinalizationRegistry", "performance", "print", "scriptArgs"})
        QTest::newRow(name) << u"%1.x"_s.arg(QLatin1StringView(name));
    QTest::newRow("import") << u"import('std')"_s;
}

void TestTransforms::nothingReachesOutside()
{
    QFETCH(const QString, expression);
    const auto outcome = ScriptEvents::run(
        u"async function transform() { const got = await %1; return 'reached' }"_s.arg(expression));
    QVERIFY2(outcome.kind == ScriptOutcome::Kind::Fails, qPrintable(ScriptEvents::result(outcome)));
}

QTEST_GUILESS_MAIN(TestTransforms)
#include "tst_transforms.moc"
