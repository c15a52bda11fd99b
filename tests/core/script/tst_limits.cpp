// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a script does, it ends within its limits with a sentence, and the next event runs as if
// nothing had been.
#include "tests/core/expression/bestof.h"
#include "tests/core/script/scriptevents.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWithASentence_data();
    void endsWithASentence();
    void whatIsCaughtIsCountedOn_data();
    void whatIsCaughtIsCountedOn();
    void timeIsTheProcessors();
    void memoryIsTheScripts();
    void aRunnerMayChangeItsThread();
    void anEventThatDoesNotFit();
    void manyScriptsTakeTurns();
    void whatIsInterruptedRunsNothingMore();
};

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto briefly = std::chrono::milliseconds(1000); // for instrumented code it is brief
#else
constexpr auto briefly = std::chrono::milliseconds(100);
#endif
constexpr qint64 memory = 8'000'000;

} // namespace

void TestLimits::endsWithASentence_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected"); // a regular expression
    const auto row = [](const char *name, const QString &script, const QString &expected) {
        QTest::newRow(name) << script << expected;
    };
    const QString f = u"function transform(event) {\n%1\n}"_s;
    const auto tooLong = u"it ran longer than %1 ms"_s.arg(briefly.count());
    const auto late = tooLong + u", in line 2, column \\d+"_s;
    // The place of a loop is that of what stands before it.
    const auto lateBefore = tooLong + u", in line [12], column \\d+"_s;
    const auto stuck = tooLong + u" inside of a function that JavaScript has built in"_s;
    const auto full = u"it needs more than 8 MB of memory, in line 2, column \\d+"_s;
    const auto deep = u"it calls itself too deeply, in line 2, column \\d+"_s;

    row("endless loop", f.arg(u"for (;;);"_s), lateBefore);
    row("endless loop that catches",
        f.arg(u"for (;;) { try { for (;;); } catch { } finally { } }"_s), lateBefore);
    row("endless calls", f.arg(u"const g = () => 1; while (g());"_s), lateBefore);
    row("regular expression", f.arg(u"return /^(a+)+$/.test('a'.repeat(40) + 'b')"_s), late);
    row("regular expression in replace",
        f.arg(u"return 'x'.repeat(5000).replace(/(x+x+)+y/g, '')"_s), late);
    row("getter", f.arg(u"return {get a() { while (true); }}"_s), late);
    row("getter outside of the result", f.arg(u"return ({get a() { while (true); }}).a"_s), late);
    row("toJSON", f.arg(u"return {toJSON() { while (true); }}"_s), late);
    row("toString", f.arg(u"return `${{toString() { while (true); }}}`"_s), late);
    row("toString in console.log",
        f.arg(u"const e = new Error(); e.toString = () => { for (;;); }; console.log(e)"_s), late);
    row("proxy", f.arg(u"return new Proxy({a: 1}, {get() { while (true); }})"_s), late);
    row("proxy's names", f.arg(u"return new Proxy({}, {ownKeys() { while (true); }})"_s), late);
    row("the error's message",
        f.arg(u"throw Object.defineProperty(new Error(), 'message', {get() { for (;;); }})"_s),
        tooLong + u".*"_s);
    row("what is thrown", f.arg(u"throw {toJSON() { for (;;); }}"_s),
        tooLong + u".*"_s);
    row("sort", f.arg(u"return [3, 2, 1].sort(() => { for (;;); })"_s), late);
    row("promises", f.arg(u"const g = () => Promise.resolve().then(g); return g()"_s),
        tooLong + u".*|it needs more than 8 MB of memory.*"_s);
    row("a loop behind await", u"async function transform() { await 1;\nfor (;;); }"_s, lateBefore);
    row("generator", f.arg(u"function* g() { for (;;) yield 1 } for (const x of g());"_s), late);
#ifndef __SANITIZE_THREAD__ // keeps signals back from code that it does not know
    row("many holes", f.arg(u"return new Array(4294967295).indexOf(1)"_s), stuck);
    row("long array-like", f.arg(u"return Array.prototype.every.call({length: 2 ** 53}, x => x)"_s),
        stuck);
    row("holes in a getter", f.arg(u"return {get a() { return new Array(4e9).includes(1) }}"_s),
        stuck);
    row("big numbers", f.arg(u"let n = 3n; for (;;) n = n * n % (2n ** 60000n)"_s),
        late + u'|' + stuck);
#endif

    row("memory", f.arg(u"const a = []; for (;;) a.push({a: 1})"_s), full);
    row("memory that catches",
        f.arg(u"const a = []; for (;;) { try { for (;;) a.push([1]) } catch { } }"_s),
        u"it needs more than 8 MB of memory.*"_s);
    row("memory in closures", f.arg(u"let g = () => 1; for (;;) { const h = g; g = () => h }"_s),
        full);
    row("gigantic text", f.arg(u"return 'x'.repeat(2 ** 29)"_s), full);
    row("growing text", f.arg(u"let s = 'x'; for (;;) s += s"_s),
        full + u"|InternalError: string too long.*"_s);
    row("gigantic array", f.arg(u"return new Array(1e8).fill(0)"_s), full);
    row("typed array", f.arg(u"return new Uint8Array(1e9).length"_s), full);
    row("JSON.parse", f.arg(u"return JSON.parse('[' + '[],'.repeat(1e6) + '1]')"_s), full);
    row("nested JSON.parse", f.arg(u"return JSON.parse('['.repeat(1e6))"_s), deep);
    row("pattern", f.arg(u"return new RegExp('(a?){1000}'.repeat(3000)).test('a')"_s),
        u"it needs more than 8 MB of memory.*|SyntaxError.*|it ran longer.*"_s);
    row("many names", f.arg(u"const o = {}; for (let i = 0;; ++i) o['name' + i] = i"_s), full);
    row("symbols", f.arg(u"const o = {}; for (let i = 0;; ++i) o[Symbol(i)] = i"_s), full);

    row("recursion", f.arg(u"const g = x => g(x) + 1; return g(1)"_s), deep);
    row("recursion by toString",
        f.arg(u"const o = {toString() { return `${o}` }}; return `${o}`"_s), deep);
    row("recursion by getter", f.arg(u"const o = {get a() { return o.a }}; return o"_s), deep);
    row("recursion by sort", f.arg(u"const g = () => [2, 1].sort(g).length; return g()"_s), deep);
    row("recursion by replace", f.arg(u"const g = () => 'a'.replace(/a/, g); return g()"_s), deep);
    row("recursion by proxy",
        f.arg(u"let p = {}; for (let i = 0; i < 1e5; ++i) p = new Proxy(p, {}); return p.a"_s),
        deep + u'|' + full);

    row("large result", f.arg(u"return 'x'.repeat(5e6)"_s), u"the result is larger than 4 MB"_s);
    row("many holes in the result", f.arg(u"return new Array(4294967295)"_s),
        u"the result is larger than 4 MB"_s);
    row("JSON bomb", f.arg(u"let a = [1]; for (let i = 0; i < 40; ++i) a = [a, a]; return a"_s),
        u"the result is larger than 4 MB|"_s + tooLong + u".*"_s);
    row("deep result", f.arg(u"let a = []; for (let i = 0; i < 1e4; ++i) a = [a]; return a"_s),
        u"the result is nested more than 256 deep, or holds itself"_s);
    row("endless toJSON", f.arg(u"const o = {toJSON() { return [o] }}; return o"_s),
        u"the result is nested more than 256 deep, or holds itself"_s);
    row("thrown null", f.arg(u"throw null"_s),
        u"it threw null, which is no Error and so does not know its line"_s);
    row("thrown bomb", f.arg(u"let a = [1]; for (let i = 0; i < 40; ++i) a = [a, a]; throw a"_s),
        u"it threw \\[.*…, which is no Error and so does not know its line|it threw \\[.*"_s);
    row("long message", f.arg(u"throw new Error('x'.repeat(1e6))"_s),
        u"Error: x{1000,1024}, in line 2, column \\d+"_s);
}

void TestLimits::endsWithASentence()
{
    QFETCH(const QString, script);
    QFETCH(const QString, expected);
    ScriptRunner runner;
    const ScriptLimits limits{briefly, memory};
    const auto wild = ScriptEvents::compiled(script, limits);
    const auto tame = ScriptEvents::compiled(
        u"const transform = e => [e.body, Object.keys(globalThis)]"_s, limits);
    const Document envelope = ScriptEvents::envelope(R"({"a":1})");
    const auto before = runner.run(tame, envelope);
    QVERIFY(before.body);

    const double start = threadNanoseconds();
    for (int round = 0; round < 2; ++round) {
        const auto outcome = runner.run(wild, envelope);
        QCOMPARE(outcome.kind, ScriptOutcome::Kind::Fails);
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(expected));
        QVERIFY2(pattern.match(outcome.failure.text).hasMatch(),
                 qPrintable(outcome.failure.text.first(
                     std::min(qsizetype(300), outcome.failure.text.size()))));
        QCOMPARE(runner.run(tame, envelope).bodyJson, before.bodyJson);
    }
    QVERIFY((threadNanoseconds() - start) / 1e6 < double(2 * 4 * briefly.count()));
}

void TestLimits::whatIsCaughtIsCountedOn_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
    QTest::newRow("recursion") << u"const g = () => g(); try { g() } catch (e) { return e.name }"_s
                               << u"\"InternalError\""_s;
    QTest::newRow("memory") << u"try { 'x'.repeat(2 ** 29) } catch (e) { return e.message }"_s
                            << u"\"out of memory\""_s;
    QTest::newRow("memory, often")
        << u"let n = 0; for (let i = 0; i < 100; ++i) try { 'x'.repeat(2 ** 29) } catch { ++n }\n"
           "return n"_s
        << u"100"_s;
    QTest::newRow("garbage") << u"let n = 0; for (let i = 0; i < 20000; ++i) n += ('x' + i).repeat("
                                "200).length + [i, {i}].length;\nreturn n > 0"_s
                             << u"true"_s;
    QTest::newRow("circles")
        << u"for (let i = 0; i < 200000; ++i) { const a = {}; a.a = a }\nreturn 1"_s << u"1"_s;
    QTest::newRow("a long text") << u"let s = ''; for (let i = 0; i < 100000; ++i) s += 'ab'\n"
                                    "return s.length"_s
                                 << u"200000"_s;
}

void TestLimits::whatIsCaughtIsCountedOn()
{
    QFETCH(const QString, script);
    QFETCH(const QString, expected);
    const auto compiled = ScriptEvents::compiled(u"function transform() { %1 }"_s.arg(script),
                                                 {std::chrono::seconds(5), 32 * 1024 * 1024});
    QCOMPARE(ScriptEvents::result(ScriptRunner().run(compiled, ScriptEvents::envelope("{}"))),
             expected);
}

void TestLimits::timeIsTheProcessors()
{
    const auto script = ScriptEvents::compiled(u"function transform() { for (;;); }"_s,
                                               {std::chrono::milliseconds(300), memory});
    ScriptRunner runner;
    const double start = threadNanoseconds();
    const auto outcome = runner.run(script, ScriptEvents::envelope("{}"));
    const double milliseconds = (threadNanoseconds() - start) / 1e6;
    QCOMPARE(outcome.failure.text.section(u',', 0, 0), u"it ran longer than 300 ms"_s);
    QVERIFY2(milliseconds > 290 && milliseconds < 400, qPrintable(QString::number(milliseconds)));
}

void TestLimits::memoryIsTheScripts()
{
    const auto script = u"function transform() { return new Uint8Array(12e6).length }"_s;
    ScriptRunner runner;
    const auto envelope = ScriptEvents::envelope("{}");
    QCOMPARE(ScriptEvents::result(runner.run(ScriptEvents::compiled(script), envelope)),
             u"12000000"_s);
    QCOMPARE(ScriptEvents::result(
                 runner.run(ScriptEvents::compiled(script, {briefly, memory}), envelope)),
             u"fails: it needs more than 8 MB of memory, in line 1, column 45"_s);
}

void TestLimits::aRunnerMayChangeItsThread()
{
    const auto endless = ScriptEvents::compiled(
        u"const transform = e => { if (e.body) for (;;); return new Array(e.body).length }"_s,
        {briefly, memory});
    ScriptRunner runner;
    for (int round = 0; round < 3; ++round) {
        QString there;
        std::thread([&] {
            there = ScriptEvents::result(runner.run(endless, ScriptEvents::envelope("1")))
                + ScriptEvents::result(runner.run(endless, ScriptEvents::envelope("0")));
        }).join();
        QVERIFY2(there.startsWith("fails: it ran longer"_L1) && there.endsWith("0"_L1),
                 qPrintable(there));
        const auto here = runner.run(endless, ScriptEvents::envelope("1"));
        QVERIFY(here.failure.text.startsWith("it ran longer"_L1));
    }
}

void TestLimits::anEventThatDoesNotFit()
{
    const auto script = ScriptEvents::compiled(u"const transform = e => 1"_s, {briefly, memory});
    ScriptRunner runner;
    const QByteArray body = '[' + QByteArray("\"0123456789\",").repeated(300'000) + "1]";
    QCOMPARE(ScriptEvents::result(runner.run(script, ScriptEvents::envelope(body))),
             u"fails: the event needs more than the script's 8 MB of memory"_s);
    QCOMPARE(ScriptEvents::result(runner.run(script, ScriptEvents::envelope("[]"))), u"1"_s);
}

void TestLimits::manyScriptsTakeTurns()
{
    ScriptRunner runner;
    QList<CompiledScript> scripts;
    for (int at = 0; at < 40; ++at)
        scripts.append(ScriptEvents::compiled(u"const transform = () => %1"_s.arg(at)));
    for (int round = 0; round < 3; ++round) {
        for (int at = 0; at < scripts.size(); ++at)
            QCOMPARE(runner.run(scripts.at(at), ScriptEvents::envelope("{}")).bodyJson,
                     QByteArray::number(at));
    }
}

/// So that whoever stops it need not wait for the moment in which a script runs.
void TestLimits::whatIsInterruptedRunsNothingMore()
{
    constexpr auto longest = std::chrono::milliseconds(5000);
    const auto endless =
        ScriptEvents::compiled(u"const transform = e => { for (;;); }"_s, {longest, memory});
    const auto other =
        ScriptEvents::compiled(u"for (;;); const transform = e => 1"_s, {longest, memory});
    ScriptRunner runner;
    QElapsedTimer timer;
    timer.start();
    std::thread late([&] {
        std::this_thread::sleep_for(briefly);
        runner.interrupt();
    });
    const auto during = runner.run(endless, ScriptEvents::envelope("{}"));
    late.join();
    const auto after = runner.run(endless, ScriptEvents::envelope("{}"));
    const auto anew = runner.run(other, ScriptEvents::envelope("{}"));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    for (const auto &outcome : {during, after, anew})
        QCOMPARE(outcome.kind, ScriptOutcome::Kind::Fails);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
