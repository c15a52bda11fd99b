// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of one event is left for the next: each script counts in one place, and must never get
// beyond one.
#include "tests/core/script/scriptevents.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class TestIsolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersNothing_data();
    void remembersNothing();
    void failuresLeaveNothing_data();
    void failuresLeaveNothing();
};

void TestIsolation::remembersNothing_data()
{
    QTest::addColumn<QString>("outside");
    QTest::addColumn<QString>("inside"); // n: how often it was here
    const auto row = [](const char *name, const QString &outside, const QString &inside) {
        QTest::newRow(name) << outside << inside;
    };
    row("a variable", u"let count = 0;"_s, u"n = ++count"_s);
    row("a global", {}, u"n = globalThis.count = (globalThis.count ?? 0) + 1"_s);
    row("a closure", u"const next = (() => { let c = 0; return () => ++c })();"_s, u"n = next()"_s);
    row("an object", u"const o = {c: 0};"_s, u"n = ++o.c"_s);
    row("a map", u"const m = new Map();"_s, u"m.set('c', (m.get('c') ?? 0) + 1); n = m.get('c')"_s);
    row("a weak map", u"const m = new WeakMap(), k = {};"_s,
        u"m.set(k, (m.get(k) ?? 0) + 1); n = m.get(k)"_s);
    row("a generator", u"const g = (function* () { for (let i = 1;; ++i) yield i })();"_s,
        u"n = g.next().value"_s);
    row("lastIndex", u"const r = /a/g;"_s, u"r.test('aaa'); n = r.lastIndex"_s);
    row("lastIndex of a literal", u"const f = () => /a/y;"_s,
        u"const r = f(); r.test('aa'); n = r.lastIndex"_s);
    row("RegExp's memory", {},
        u"n = RegExp.$1 === 'x' ? 2 : 1; /(x)/.exec('x'); RegExp.last = n; n = RegExp.last"_s);
    for (const char *name : {"Object",      "Array",       "Function",
                             "String",      "Number",      "Boolean",
                             "Symbol",      "BigInt",      "Date",
                             "RegExp",      "Error",       "TypeError",
                             "Promise",     "Map",         "Set",
                             "WeakMap",     "Proxy",       "Reflect",
                             "JSON",        "Math",        "Uint8Array",
                             "ArrayBuffer", "Decimal",     "outgoing",
                             "console",     "console.log", "Array.prototype.map",
                             "Math.max"}) {
        row(name, {},
            u"const o = %1; n = o.count = (o.count ?? 0) + 1"_s.arg(QLatin1StringView(name)));
        const QString prototype = u"(%1.prototype ?? {})"_s.arg(QLatin1StringView(name));
        row(qPrintable(QLatin1StringView(name) + u"'s prototype"_s), {},
            u"const o = %1; n = o.count = (o.count ?? 0) + 1"_s.arg(prototype));
    }
    const QStringList hidden{u"[][Symbol.iterator]()"_s,
                             u"new Map()[Symbol.iterator]()"_s,
                             u"''[Symbol.iterator]()"_s,
                             u"(function* () {})()"_s,
                             u"(function* () {})"_s,
                             u"(async () => 1)"_s,
                             u"(async function* () {})()"_s,
                             u"'a'.matchAll(/a/g)"_s,
                             u"Object.getPrototypeOf(Uint8Array.prototype)"_s};
    for (const QString &one : hidden)
        row(qPrintable(u"the prototype of "_s + one), {},
            u"const o = Object.getPrototypeOf(%1); n = o.count = (o.count ?? 0) + 1"_s.arg(one));
    row("a built-in replaced", {},
        u"n = [1, 2].includes(2) ? 1 : 2; Array.prototype.includes = () => false"_s);
    row("a template", u"const tag = strings => strings;"_s,
        u"const s = tag`a`; n = globalThis.seen === s ? 2 : 1; globalThis.seen = s"_s);
    row("Symbol.for", {},
        u"const s = Symbol.for('x'); n = globalThis[s] = (globalThis[s] ?? 0) + 1"_s);
    row("a job that is left", u"let count = 0;"_s,
        u"Promise.resolve().then(() => { ++count }); n = count + 1"_s);
    row("an object frozen", u"const o = {c: 1};"_s,
        u"n = Object.isFrozen(o) ? 2 : 1; Object.freeze(o)"_s);
    row("names in a table", {}, u"n = 1; for (let i = 0; i < 1000; ++i) globalThis['g' + i] = 1"_s);
    row("random numbers", {},
        u"const r = Math.random(); n = r; for (let i = 0; i < 10; ++i) Math.random()"_s);
    row("a function's member", u"function f() {}"_s, u"n = f.c = (f.c ?? 0) + 1"_s);
    row("transform's member", {}, u"n = transform.c = (transform.c ?? 0) + 1"_s);
    row("a class's static", u"class C { static #c = 0; static next() { return ++C.#c } }"_s,
        u"n = C.next()"_s);
    row("an array's length", u"const a = [];"_s, u"n = a.push(1)"_s);
    row("a typed array", u"const a = new Uint8Array(1);"_s, u"n = ++a[0]"_s);
}

void TestIsolation::remembersNothing()
{
    QFETCH(const QString, outside);
    QFETCH(const QString, inside);
    const auto text =
        outside + u"\nfunction transform(event) { let n; %1; return [n] }"_s.arg(inside);
    const auto script = ScriptEvents::compiled(text);
    const auto envelope = ScriptEvents::envelope("{}");
    ScriptRunner runner;
    const auto first = runner.run(script, envelope);
    QVERIFY2(first.body, qPrintable(ScriptEvents::result(first)));
    for (int round = 0; round < 5; ++round)
        QCOMPARE(ScriptEvents::result(runner.run(script, envelope)), ScriptEvents::result(first));
}

void TestIsolation::failuresLeaveNothing_data()
{
    QTest::addColumn<QString>("failing");
    QTest::newRow("an exception") << u"throw new Error()"_s;
    QTest::newRow("an endless loop") << u"for (;;) globalThis.x = {}"_s;
#ifndef __SANITIZE_THREAD__ // keeps signals back from code that it does not know
    QTest::newRow("a jump") << u"globalThis.y = new Array(4294967295).indexOf(1)"_s;
#endif
    QTest::newRow("memory") << u"for (const a = [globalThis.a = 1];;) a.push([])"_s;
    QTest::newRow("recursion") << u"(function g() { g() })()"_s;
    QTest::newRow("promises") << u"return new Promise(() => Promise.resolve().then(() => {}))"_s;
}

void TestIsolation::failuresLeaveNothing()
{
    QFETCH(const QString, failing);
    const auto text = u"let count = 0; const r = /a/g;\n"
                      "function transform(event) {\n"
                      "  ++count; r.test('aaa');\n"
                      "  const seen = [count, r.lastIndex, Object.keys(globalThis), [].leak];\n"
                      "  Array.prototype.leak = 1; globalThis.leak = 1;\n"
                      "  if (event.body) { %1 }\n"
                      "  return seen\n"
                      "}"_s.arg(failing);
    const auto script =
        ScriptEvents::compiled(text, {std::chrono::milliseconds(50), 4 * 1024 * 1024});
    ScriptRunner runner;
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(ScriptEvents::result(runner.run(script, ScriptEvents::envelope("false"))),
                 uR"([1,1,["transform"],null])"_s);
        QCOMPARE(runner.run(script, ScriptEvents::envelope("true")).kind,
                 ScriptOutcome::Kind::Fails);
    }
}

QTEST_GUILESS_MAIN(TestIsolation)
#include "tst_isolation.moc"
