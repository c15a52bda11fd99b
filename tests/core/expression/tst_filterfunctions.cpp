// SPDX-License-Identifier: GPL-3.0-or-later
#include "bestof.h"
#include "core/expression/jmespath.h"
#include "core/expression/jmespathfunctions.h"
#include "core/support/addressrange.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// The functions that JMESPath lacks, as docs/expressions.md describes them.
class FilterFunctionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void wrongCallsAreRefusedWithTheirPlace_data();
    void wrongCallsAreRefusedWithTheirPlace();
    void wrongNetworksAreRefusedWithTheirPlace();
    void errorsInsideAnyAndAllAreReported();
    void hostilePatternsAreLinear();
    void everyFunctionIsDocumented();
    void measured();
};

namespace {

constexpr auto sample = R"({
    "text": "Invoice PAID", "umlaut": "ÄRGER", "empty": "", "number": 12, "digits": "12.50",
    "big": 123456789012345678901234567890, "bigText": "123456789012345678901234567891",
    "tags": ["Red", "blue", 3], "none": null, "object": {"a": null},
    "iso": "2026-11-24T09:30:00.000123+01:00", "epoch": 1764000000, "millis": 1764000000123,
    "people": [{"name": "Ada", "age": 36}, {"name": "Bob", "age": 7}],
    "wrapped": "{\"id\": 9007199254740993}"
})";

Document document()
{
    static const Document parsed = *Document::parse(sample);
    return parsed;
}

} // namespace

void FilterFunctionsTest::answers_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("result");

    const auto row = [](const char *expression, const char *result) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << QByteArray(result);
    };
    row("matches(text, 'PAID$')", "true");
    row("matches(text, '^PAID')", "false");
    row("matches(text, '(?i)invoice\\s+paid')", "true");
    row("matches(umlaut, '^.RGER$')", "true");
    row("matches(text, '\"x\"')", "false");
    row("matches(number, '12')", "false");
    row("matches(none, '.*')", "false");
    row("matches(text, 'PAID') && matches(text, 'Inv') && !matches(text, 'other')", "true");
    row("matches(text, `\"PAID\"`)", "true");
    row("people[?matches(name, '^A')].age", "[36]");

    row("begins(text, 'Invoice')", "true");
    row("begins(text, 'invoice')", "false");
    row("begins(text, 'invoice', 'i')", "true");
    row("begins(none, 'a')", "false");
    row("begins(text, none)", "false");
    row("ends(text, 'PAID')", "true");
    row("ends(text, 'paid')", "false");
    row("ends(umlaut, 'rger', 'i')", "true");
    row("ends(number, '2')", "false");
    row("includes(text, 'ice P')", "true");
    row("includes(text, 'ICE p', 'i')", "true");
    row("includes(text, 'x')", "false");
    row("includes(umlaut, 'ärg', 'i')", "true");
    row("includes(tags, 'Red')", "true");
    row("includes(tags, 'red')", "false");
    row("includes(tags, 'red', 'i')", "true");
    row("includes(tags, `3`)", "true");
    row("includes(none, 'a')", "false");
    row("equals(text, 'invoice paid', 'i')", "true");
    row("equals(text, 'invoice paid')", "false");
    row("equals(number, `12.0`)", "true");
    row("equals(none, none)", "true");
    row("lower(umlaut)", "\"ärger\"");
    row("upper('straße')", "\"STRASSE\"");
    row("trim('  a b ')", "\"a b\"");
    row("lower(number)", "null");

    row("between(number, `12`, `13`)", "true");
    row("between(number, `12.5`, `13`)", "false");
    row("between(digits, `12.5`, `13`)", "true");
    row("between(digits, '12.51', '13')", "false");
    row("between(big, big, bigText)", "true");
    row("between(bigText, big, big)", "false");
    row("between(text, `0`, `1`)", "false");
    row("between(none, `0`, `1`)", "false");
    row("to_number(digits) > `12`", "true");
    row("to_number(bigText) > big", "true");

    row("in(number, `[1, 12]`)", "true");
    row("in(number, `[1, \"12\"]`)", "false");
    row("in('blue', tags)", "true");
    row("in('BLUE', tags)", "false");
    row("in('BLUE', tags, 'i')", "true");
    row("in(text, ['x', 'Invoice PAID'])", "true");
    row("in(text, text)", "false");
    row("in(none, `[null]`)", "true");

    row("in_network('10.1.2.3', '10.0.0.0/8')", "true");
    row("in_network('11.1.2.3', '10.0.0.0/8')", "false");
    row("in_network('::ffff:10.1.2.3', '10.0.0.0/8')", "true");
    row("in_network('2001:db8::1', `[\"10.0.0.0/8\", \"2001:db8::/32\"]`)", "true");
    row("in_network('192.0.2.7', '192.0.2.7')", "true");
    row("in_network('10.1.2', '10.0.0.0/8')", "false");
    row("in_network(text, '10.0.0.0/8')", "false");
    row("in_network(none, '10.0.0.0/8')", "false");
    row("in_network('10.1.2.3', `[]`)", "false");

    row("exists(text)", "true");
    row("exists(empty)", "true");
    row("exists(none)", "false");
    row("exists(object.a)", "false");
    row("absent(missing.deeper)", "true");
    row("absent(number)", "false");
    row("has(object, 'a')", "true");
    row("has(object, 'b')", "false");
    row("has(text, 'a')", "false");

    row("time(iso)", "1795509000000123");
    row("time('2026-11-24T08:30:00.000123Z')", "1795509000000123");
    row("time('2026-11-24 08:30:00')", "1795509000000000");
    row("time('2026-11-24 08:30:00 UTC')", "1795509000000000");
    row("time('2026-11-24')", "1795478400000000");
    row("time(epoch)", "1764000000000000");
    row("time('1764000000')", "1764000000000000");
    row("time('1764000000.25')", "1764000000250000");
    row("time(`1764000000.12345`)", "1764000000123450");
    row("time(millis)", "1764000000123000");
    row("time(`1764000000123456`)", "1764000000123456");
    row("time(`1764000000123456789`)", "1764000000123456");
    row("time(`0`)", "0");
    row("time(`12345678901234567890123`)", "null");
    row("time(`-1`)", "null");
    row("time('soon')", "null");
    row("time('2026-13-40')", "null");
    row("time('')", "null");
    row("time(none)", "null");
    row("iso_time(epoch)", "\"2025-11-24T16:00:00.000000Z\"");
    row("iso_time(text)", "null");
    row("before(epoch, iso)", "true");
    row("before(iso, epoch)", "false");
    row("after(iso, '2026-11-24T08:30:00Z')", "true");
    row("after(iso, '2026-11-24T08:30:00.000123Z')", "false");
    row("before(none, iso)", "false");
    row("between(time(iso), time('2026-11-24'), time('2026-11-25'))", "true");

    row("any(people, &age > `30`)", "true");
    row("any(people, &age > `40`)", "false");
    row("any(people, &matches(name, '^B'))", "true");
    row("any(people, &age > `40` || name == 'Bob')", "true");
    row("any(people, &@ | age > `30`)", "true");
    row("any(people, & age > `30` )", "true");
    row("map(&age > `30`, people)", "[true,false]");
    row("any(`[]`, &@)", "false");
    row("any(none, &@)", "false");
    row("all(people, &age > `5`)", "true");
    row("all(people, &age > `10`)", "false");
    row("all(`[]`, &@)", "true");
    row("all(none, &@)", "false");
    row("any(people, &any([age], &@ == `7`))", "true");

    row("from_json(wrapped).id", "9007199254740993");
    row("from_json(text)", "null");
    row("from_json(number)", "null");
}

void FilterFunctionsTest::answers()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, result);
    const auto compiled = Expression::compile(expression);
    QVERIFY2(compiled.ok(), compiled ? "" : qPrintable(compiled.error().detail));
    const auto answer = compiled->evaluate(document());
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->toJson(), result);
}

void FilterFunctionsTest::wrongCallsAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");

    QTest::newRow("pattern") << u"a || matches(b, 'a(b')"_s
                             << u"not a regular expression: missing ): a(b"_s << 16;
    QTest::newRow("reference back")
        << u"matches(b, '(a)\\1')"_s << u"not a regular expression: invalid escape sequence: \\1"_s
        << 11;
    QTest::newRow("pattern too large")
        << u"matches(b, '((a{100}){100}){100}')"_s
        << u"not a regular expression: invalid repetition size: {100}"_s << 11;
    QTest::newRow("pattern from the event")
        << u"matches(b, body.pattern)"_s << u"expected text in quotation marks"_s << 11;
    QTest::newRow("pattern that begins as a literal")
        << u"matches(b, 'a' || c)"_s << u"expected text in quotation marks"_s << 11;
    QTest::newRow("pattern that is a number")
        << u"matches(b, `1`)"_s << u"expected text in quotation marks"_s << 11;
    QTest::newRow("network that is a number")
        << u"in_network(a, `[\"10.0.0.0/8\", 1]`)"_s
        << u"expected a network like 10.0.0.0/8, or a list of them"_s << 14;
    QTest::newRow("case option") << u"begins(a, 'b', 'x')"_s
                                 << u"expected 'i', which means any case"_s << 15;
    QTest::newRow("too few") << u"a && between(a, b)"_s << u"between takes 3 arguments"_s << 5;
    QTest::newRow("too many") << u"includes(a, b, 'i', c)"_s << u"includes takes 2 or 3 arguments"_s
                              << 0;
    QTest::newRow("value as expression")
        << u"any(a, b)"_s << u"expected &, an expression for each element"_s << 7;
}

void FilterFunctionsTest::wrongCallsAreRefusedWithTheirPlace()
{
    QFETCH(QString, expression);
    QFETCH(QString, text);
    QFETCH(int, position);
    ExpressionProblem problem;
    QVERIFY(!Expression::compile(expression, &problem).ok());
    QCOMPARE(problem.text, text);
    QCOMPARE(problem.position, position);
}

void FilterFunctionsTest::wrongNetworksAreRefusedWithTheirPlace()
{
    ExpressionProblem problem;
    QVERIFY(!Expression::compile(u"in_network(a, '10.0.0.1/8')"_s, &problem).ok());
    QCOMPARE(problem.position, 14);
    QCOMPARE(problem.text, AddressRange::parse(u"10.0.0.1/8").error().detail);
}

void FilterFunctionsTest::errorsInsideAnyAndAllAreReported()
{
    for (const auto &text : {u"any(people, &length(age) > `1`)"_s, u"all(people, &abs(name))"_s})
        QVERIFY(!Expression::compile(text)->matches(document()).ok());
}

void FilterFunctionsTest::hostilePatternsAreLinear()
{
    const QByteArray text(200'000, 'a');
    const auto hostile = Document::parse("{\"t\":\"" + text + "b\"}");
    const auto expression =
        Expression::compile(u"matches(t, '^(a+)+$') || matches(t, '(a|aa)*c')"_s);
    QVERIFY(expression.ok());
    QCOMPARE(*expression->matches(*hostile), false);
}

void FilterFunctionsTest::everyFunctionIsDocumented()
{
    QFile file(QStringLiteral(EXPRESSIONS_DOC));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    for (const QString &name : jmespathFunctionNames()) {
        if (jmespathFunction(name.toLatin1())->ours)
            QVERIFY2(page.contains(u"`%1("_s.arg(name)), qPrintable(name));
    }
}

void FilterFunctionsTest::measured()
{
    const auto measure = [](const QString &text) {
        const auto expression = *Expression::compile(text);
        return bestMicroseconds(2000, [&] { expression.matches(document()).ok(); });
    };
    qInfo("matches: %.3f us, includes in any case: %.3f us, before: %.3f us, any: %.3f us",
          measure(u"matches(text, 'PAID$')"_s), measure(u"includes(text, 'paid', 'i')"_s),
          measure(u"before(epoch, iso)"_s), measure(u"any(people, &age > `40`)"_s));
}

QTEST_GUILESS_MAIN(FilterFunctionsTest)
#include "tst_filterfunctions.moc"
