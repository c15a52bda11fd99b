// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespath.h"
#include "tests/core/expression/bestof.h"

#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class JmespathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsAnswer_data();
    void expressionsAnswer();
    void wrongExpressionsAreRefusedWithTheirPlace_data();
    void wrongExpressionsAreRefusedWithTheirPlace();
    void evaluationErrorsAreReported_data();
    void evaluationErrorsAreReported();
    void truthIsAsJmespathHasIt_data();
    void truthIsAsJmespathHasIt();
    void oneExpressionServesManyThreads();
    void randomExpressionsOnHostileNumbersNeverCrash();
    void measured();
};

namespace {

const QByteArray sample = R"({
    "big": 123456789012345678901234567890, "bigger": 123456789012345678901234567891,
    "exact": 0.1234567890123456789, "near": 9007199254740993, "text": "x", "digits": "12345678901234567890123",
    "list": [3, 1, 2], "mixed": [123456789012345678901, "x", 1.5], "none": null, "empty": {},
    "people": [{"name": "Ada", "age": 36}, {"name": "Bob", "age": 7}]
})";

Document parsed(QByteArrayView json)
{
    const auto document = Document::parse(json);
    return document ? *document : Document();
}

} // namespace

void JmespathTest::expressionsAnswer_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("result");

    const auto row = [](const QString &expression, const QByteArray &result) {
        QTest::newRow(qPrintable(expression)) << expression << result;
    };
    row(u"people[?age > `10`].name"_s, R"(["Ada"])");
    row(u"big < bigger"_s, "true");
    row(u"big == bigger"_s, "false");
    row(u"big == `123456789012345678901234567890`"_s, "true");
    row(u"big != text"_s, "true");
    row(u"text != big"_s, "true");
    row(u"big > text"_s, "null");
    row(u"exact < `0.123456789012346`"_s, "true");
    row(u"near > `9007199254740992`"_s, "true");
    row(u"contains(mixed, 'x')"_s, "true");
    row(u"contains(mixed, `123456789012345678901`)"_s, "true");
    row(u"contains(mixed, `123456789012345678902`)"_s, "false");
    row(u"contains(`[123456789012345678901]`, text)"_s, "false");
    row(u"type(big)"_s, "\"number\"");
    row(u"type(exact)"_s, "\"number\"");
    row(u"to_string(exact)"_s, "\"0.1234567890123456789\"");
    row(u"to_string(mixed)"_s, R"("[123456789012345678901,\"x\",1.5]")");
    row(u"to_number(digits)"_s, "12345678901234567890123");
    row(u"to_number('0x10')"_s, "null");
    row(u"to_number('nan')"_s, "null");
    row(u"to_number('1.25')"_s, "1.25");
    row(u"{b: big, a: exact}"_s,
        R"({"b":123456789012345678901234567890,"a":0.1234567890123456789})");
    row(u"[big, people[0]]"_s, R"([123456789012345678901234567890,{"name":"Ada","age":36}])");
    row(u"sort(list)"_s, "[1,2,3]");
    row(u"sum([near, `1`])"_s, "9007199254740994");
    row(u"sum([near, `-9007199254740993`])"_s, "0");
    row(u"sum([`1`, `0.5`])"_s, "1.5");
    row(u"sum(`[]`)"_s, "0");
    row(u"avg([near])"_s, "9007199254740993");
    row(u"avg([near, near, near])"_s, "9007199254740993");
    row(u"avg(`[1, 2]`)"_s, "1.5");
    row(u"avg(`[]`)"_s, "null");
    row(u"ceil(near)"_s, "9007199254740993");
    row(u"floor(near)"_s, "9007199254740993");
    row(u"ceil(`-1.5`)"_s, "-1");
    row(u"floor(`-1.5`)"_s, "-2");
    row(u"max([`1e18`, `1000000000000000001`])"_s, "1000000000000000001");
    row(u"min([`1e18`, `999999999999999999`])"_s, "999999999999999999");
    row(u"sort([`1e18`, `999999999999999999`])"_s, "[999999999999999999,1e+18]");
    row(u"sort_by([{k: `1e18`}, {k: `999999999999999999`}], &k)[0].k"_s, "999999999999999999");
    row(u"max_by([{k: `1e18`}, {k: `1000000000000000001`}], &k).k"_s, "1000000000000000001");
    row(u"min_by([{k: `1e18`}, {k: `999999999999999999`}], &k).k"_s, "999999999999999999");
    row(u"sort_by(people, &age)[*].name"_s, R"(["Bob","Ada"])");
    row(u"max_by(people, &name).age"_s, "7");
    row(u"min_by(people, &name).age"_s, "36");
    row(u"max_by(`[]`, &a)"_s, "null");
    row(u"sort(['b', 'a'])"_s, "[\"a\",\"b\"]");
    row(u"max(['b', 'a'])"_s, "\"b\"");
    row(u"min(['b', 'a'])"_s, "\"a\"");
    row(u"sum([near, `1`]) > near"_s, "true");
    row(u"!big"_s, "false");
    row(u"\"none\""_s, "null");
}

void JmespathTest::expressionsAnswer()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, result);
    const auto compiled = Expression::compile(expression);
    QVERIFY2(compiled.ok(), compiled ? "" : qPrintable(compiled.error().detail));
    const auto answer = compiled->evaluate(parsed(sample));
    QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->toJson(), result);
    QCOMPARE(*compiled->matches(parsed(sample)), answer->isTruthy());
}

void JmespathTest::wrongExpressionsAreRefusedWithTheirPlace_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");

    QTest::newRow("empty") << u" "_s << u"there is no expression"_s << 0;
    QTest::newRow("end") << u"body."_s << u"expected a name, *, [ or {"_s << 5;
    QTest::newRow("open string") << u"a == 'b"_s << u"the closing ' is missing"_s << 5;
    QTest::newRow("after umlaut") << u"'ä' == 'b"_s << u"the closing ' is missing"_s << 7;
    QTest::newRow("dollar") << u"a == $b"_s << u"a character that no expression has here"_s << 5;
    QTest::newRow("literal")
        << u"a == `{\"a\":1,\"a\":2}`"_s
        << u"the literal is not JSON: member name occurs twice at line 1, column 8"_s << 5;
    QTest::newRow("function") << u"a || nothing(a)"_s << u"there is no function nothing"_s << 5;
    QTest::newRow("arity") << u"length(a, b)"_s << u"length takes 1 argument"_s << 0;
    QTest::newRow("no argument") << u"not_null()"_s << u"not_null takes 1 argument or more"_s << 0;
    QTest::newRow("expression as value")
        << u"length(&a)"_s << u"expected a value, not an expression"_s << 7;
    QTest::newRow("value as expression")
        << u"map(a, b)"_s << u"expected &, an expression for each element"_s << 4;
    QTest::newRow("two values") << u"a b"_s << u"expected an operator or the end"_s << 2;
    QTest::newRow("operator at the end") << u"a =="_s << u"expected a value"_s << 4;
    QTest::newRow("open filter") << u"a[?b"_s << u"expected ]"_s << 4;
    QTest::newRow("wrong closing") << u"(a]"_s << u"expected )"_s << 2;
    QTest::newRow("name in brackets") << u"a[b]"_s << u"expected an index, a slice, * or ?"_s << 1;
    QTest::newRow("step of zero") << u"a[::0]"_s << u"a slice cannot step by zero"_s << 4;
    QTest::newRow("nots") << u"!"_s.repeated(5000) + u'a' << u"nested too deeply"_s << 200;
    QTest::newRow("brackets") << u"["_s.repeated(1000) << u"nested too deeply"_s << 64;
    QTest::newRow("index") << u"a[99999999999999]"_s << u"the index is too large"_s << 2;
    QTest::newRow("decimal") << u"a > `0.12345678901234567`"_s
                             << u"a decimal in a literal can have 15 digits at most"_s << 4;
    QTest::newRow("long") << u"a"_s.repeated(9000) << u"longer than 8192 bytes"_s << 8192;
}

void JmespathTest::wrongExpressionsAreRefusedWithTheirPlace()
{
    QFETCH(QString, expression);
    QFETCH(QString, text);
    QFETCH(int, position);
    ExpressionProblem problem;
    const auto compiled = Expression::compile(expression, &problem);
    QVERIFY(!compiled.ok());
    QCOMPARE(compiled.error().code, ErrorCode::Invalid);
    QCOMPARE(problem.text, text);
    QCOMPARE(problem.position, position);
    QVERIFY(compiled.error().detail.contains(problem.text));
}

void JmespathTest::evaluationErrorsAreReported_data()
{
    QTest::addColumn<QString>("expression");

    QTest::newRow("length of null") << u"length(none)"_s;
    QTest::newRow("sort of exact numbers") << u"sort([big, bigger])"_s;
    QTest::newRow("maximum of exact numbers") << u"max([big, bigger])"_s;
    QTest::newRow("sum with an exact number") << u"sum([`1`, exact])"_s;
    QTest::newRow("sum beyond 64 bits") << u"sum(`[9223372036854775807, 1]`)"_s;
    QTest::newRow("sum of a large integer and a decimal") << u"sum([near, `0.5`])"_s;
    QTest::newRow("average that would be rounded") << u"avg([near, `2`])"_s;
    QTest::newRow("ceiling of an exact number") << u"ceil(exact)"_s;
    QTest::newRow("floor of an exact number") << u"floor(exact)"_s;
    QTest::newRow("absolute of an exact number") << u"abs(exact)"_s;
    QTest::newRow("sort by exact numbers") << u"sort_by([{k: big}, {k: bigger}], &k)"_s;
    QTest::newRow("largest by exact numbers") << u"max_by([{k: big}, {k: bigger}], &k)"_s;
    QTest::newRow("smallest by a mix") << u"min_by([{k: `1`}, {k: 'a'}], &k)"_s;
    QTest::newRow("sort of a mix") << u"sort(mixed)"_s;
    QTest::newRow("contained in a number") << u"contains(big, 'x')"_s;
}

void JmespathTest::evaluationErrorsAreReported()
{
    QFETCH(QString, expression);
    const auto compiled = Expression::compile(expression);
    QVERIFY2(compiled.ok(), compiled ? "" : qPrintable(compiled.error().detail));
    const auto answer = compiled->evaluate(parsed(sample));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().detail,
             u"a function was given a value of a type that it does not take"_s);
    QVERIFY(!compiled->matches(parsed(sample)).ok());
}

void JmespathTest::truthIsAsJmespathHasIt_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("truthy");

    for (const auto *json : {"null", "false", "\"\"", "[]", "{}"})
        QTest::newRow(json) << QByteArray(json) << false;
    for (const auto *json : {"true", "0", "0.0", "1e999", "\"a\"", "[null]", "{\"a\":null}"})
        QTest::newRow(json) << QByteArray(json) << true;
}

void JmespathTest::truthIsAsJmespathHasIt()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, truthy);
    QCOMPARE(parsed(json).isTruthy(), truthy);
    QCOMPARE(*Expression::compile(u"@"_s)->matches(parsed(json)), truthy);
}

void JmespathTest::oneExpressionServesManyThreads()
{
    const auto expression =
        *Expression::compile(u"sort_by(people, &age)[?age < `10`] | [0].name"_s);
    const Document document = parsed(sample);
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 500; ++round)
                right += expression.evaluate(document)->toJson() == "\"Bob\"" ? 1 : 0;
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(right, 2000);
}

void JmespathTest::randomExpressionsOnHostileNumbersNeverCrash()
{
    const QStringList pieces{u"big"_s,        u"exact"_s,
                             u"text"_s,       u"mixed"_s,
                             u"people"_s,     u"list"_s,
                             u"."_s,          u"["_s,
                             u"]"_s,          u"[]"_s,
                             u"[*]"_s,        u"[?"_s,
                             u"[0]"_s,        u"[::-1]"_s,
                             u"*"_s,          u"("_s,
                             u")"_s,          u"{a:"_s,
                             u"}"_s,          u","_s,
                             u"&"_s,          u"|"_s,
                             u"||"_s,         u"&&"_s,
                             u"=="_s,         u"<"_s,
                             u"!"_s,          u"@"_s,
                             u"'x'"_s,        u"`123456789012345678901`"_s,
                             u"`1`"_s,        u"sort("_s,
                             u"max("_s,       u"max_by("_s,
                             u"sort_by("_s,   u"min_by("_s,
                             u"contains("_s,  u"to_string("_s,
                             u"to_number("_s, u"abs("_s,
                             u"sum("_s,       u"join("_s,
                             u"map("_s,       u"merge("_s,
                             u"length("_s,    u"not_null("_s,
                             u"reverse("_s,   u"keys("_s,
                             u"type("_s,      u"values("_s,
                             u"to_array("_s,  u"starts_with("_s,
                             u"ceil("_s,      u"avg("_s};
    const Document document = parsed(sample);
    QRandomGenerator random(42);
    int compiled = 0;
    for (int round = 0; round < 100'000; ++round) {
        QString expression;
        for (int i = random.bounded(9); i >= 0; --i)
            expression += pieces.at(random.bounded(int(pieces.size())));
        for (int open = int(expression.count(u'(') - expression.count(u')')); open > 0; --open)
            expression += u')';
        if (const auto program = Expression::compile(expression)) {
            ++compiled;
            const auto result = program->evaluate(document);
            if (result)
                QVERIFY(Document::parse(result->toJson()).ok());
        }
    }
    qInfo() << compiled << "of 100000 random expressions were valid";
    QVERIFY(compiled > 1000);
}

void JmespathTest::measured()
{
    const auto expression =
        *Expression::compile(u"contains(people[?age > `10`].name, 'Ada') && text == 'x'"_s);
    const auto simple = *Expression::compile(u"text == 'x'"_s);
    const Document document = parsed(sample);
    qInfo("one comparison: %.3f us; filter, projection and function: %.3f us",
          bestMicroseconds(2000, [&] { QVERIFY(*simple.matches(document)); }),
          bestMicroseconds(2000, [&] { QVERIFY(*expression.matches(document)); }));
}

QTEST_GUILESS_MAIN(JmespathTest)
#include "tst_jmespath.moc"
