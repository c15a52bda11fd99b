// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conditionreader.h"
#include "core/expression/jmespath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Op = ConditionOperator;
using Kind = ConditionGroup::Kind;

/// A condition clicked together and its text are the same thing.
class ConditionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsOfTests_data();
    void textsOfTests();
    void groupsKeepTheirBrackets();
    void groupsOfOneAreThatOne();
    void otherExpressionsStayText_data();
    void otherExpressionsStayText();
    void randomConditionsComeBack();
    void jsonComesBack();
    void wrongJsonIsRefused_data();
    void wrongJsonIsRefused();
    void eachOperatorMeansWhatItSays_data();
    void eachOperatorMeansWhatItSays();
};

namespace {

Condition test(const QString &field, Op op, const QJsonValue &value = QJsonValue::Null,
               bool anyCase = false, bool asNumber = false)
{
    return {ConditionTest{field, op, value, anyCase, asNumber}};
}

Condition group(Kind kind, const QList<Condition> &members)
{
    return {ConditionGroup{kind, members}};
}

/// Random conditions whose groups have no single members.
class RandomCondition
{
public:
    explicit RandomCondition(quint32 seed)
        : m_random(seed)
    {
    }

    Condition make(int depth = 0)
    {
        if (depth > 3 || m_random.bounded(3) == 0)
            return randomTest();
        const auto kind = Kind(m_random.bounded(3));
        const int size = kind == Kind::Not ? 1 : m_random.bounded(4);
        QList<Condition> members;
        for (int i = 0; i < (kind != Kind::Not && size == 1 ? 2 : size); ++i)
            members.append(make(depth + 1));
        return group(kind, members);
    }

private:
    QString pick(const QStringList &from) { return from.at(m_random.bounded(int(from.size()))); }

    QJsonValue scalar()
    {
        switch (m_random.bounded(5)) {
        case 0: return pick({u""_s, u"x"_s, u"it's"_s, u"a\\b"_s, u"`"_s, u"\n\t"_s, u"ä\"}"_s});
        case 1: return m_random.bounded(2) == 1;
        case 2: return qint64(m_random.generate64() >> 10);
        case 3: return m_random.bounded(1000) / 8.0;
        default: return QJsonValue::Null;
        }
    }

    Condition randomTest()
    {
        ConditionTest made;
        made.field = pick({u"type"_s, u"body.a"_s, u"body.items[0].id"_s, u"body.x[-1]"_s,
                           u"headers.\"x-y\""_s, u"\"a\\\"b\".c"_s, u"in.before"_s});
        made.op = Op(m_random.bounded(int(Op::InNetwork) + 1));
        made.value = scalar();
        switch (made.op) {
        case Op::IsTrue:
        case Op::Exists:
        case Op::Absent: made.value = QJsonValue::Null; break;
        case Op::Between: made.value = QJsonArray{scalar(), scalar()}; break;
        case Op::In: made.value = QJsonArray{scalar(), scalar(), scalar()}; break;
        case Op::Matches: made.value = pick({u"^a+$"_s, u"'"_s, u"\\d`"_s}); break;
        case Op::InNetwork: made.value = QJsonArray{u"10.0.0.0/8"_s, u"::1"_s}; break;
        default: break;
        }
        if (made.op == Op::Equal || (made.op >= Op::In && made.op <= Op::Ends))
            made.anyCase = m_random.bounded(2) == 1;
        if ((made.op >= Op::Equal && made.op <= Op::GreaterOrEqual) || made.op == Op::In)
            made.asNumber = !made.anyCase && m_random.bounded(2) == 1;
        return {made};
    }

    QRandomGenerator m_random;
};

} // namespace

void ConditionsTest::textsOfTests_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<QString>("text");

    const auto row = [](const Condition &condition, const char *text) {
        QTest::newRow(text) << condition << QString::fromUtf8(text);
    };
    row(test(u"body.a"_s, Op::IsTrue), "body.a");
    row(test(u"body.a"_s, Op::Exists), "exists(body.a)");
    row(test(u"body.a"_s, Op::Absent), "absent(body.a)");
    row(test(u"type"_s, Op::Equal, u"push"_s), "type == 'push'");
    row(test(u"type"_s, Op::Equal, u"push"_s, true), "equals(type, 'push', 'i')");
    row(test(u"type"_s, Op::NotEqual, QJsonValue::Null), "type != `null`");
    row(test(u"body.n"_s, Op::Less, 10), "body.n < `10`");
    row(test(u"body.n"_s, Op::GreaterOrEqual, qint64(9007199254740993), false, true),
        "to_number(body.n) >= `9007199254740993`");
    row(test(u"body.n"_s, Op::Equal, 10, false, true), "to_number(body.n) == `10`");
    row(test(u"body.n"_s, Op::NotEqual, 10, false, true), "to_number(body.n) != `10`");
    row(test(u"body.n"_s, Op::In, QJsonArray{1, 2}, false, true), "in(to_number(body.n), `[1,2]`)");
    row(test(u"body.n"_s, Op::Between, QJsonArray{1, 2.5}), "between(body.n, `1`, `2.5`)");
    row(test(u"type"_s, Op::In, QJsonArray{u"a"_s, 1}, true), "in(type, `[\"a\",1]`, 'i')");
    row(test(u"body.t"_s, Op::Includes, u"it's"_s), "includes(body.t, `\"it's\"`)");
    row(test(u"body.t"_s, Op::Begins, u"a"_s), "begins(body.t, 'a')");
    row(test(u"body.t"_s, Op::Ends, u"a"_s, true), "ends(body.t, 'a', 'i')");
    row(test(u"body.t"_s, Op::Matches, u"^a"_s), "matches(body.t, '^a')");
    row(test(u"occurred_at"_s, Op::Before, u"2026-01-01"_s), "before(occurred_at, '2026-01-01')");
    row(test(u"occurred_at"_s, Op::After, 1764000000), "after(occurred_at, `1764000000`)");
    row(test(u"headers.\"x-real-ip\""_s, Op::InNetwork, u"10.0.0.0/8"_s),
        "in_network(headers.\"x-real-ip\", '10.0.0.0/8')");
    row(group(Kind::All, {}), "`true`");
    row(group(Kind::Any, {}), "`false`");
    row(group(Kind::Not, {test(u"a"_s, Op::IsTrue)}), "!a");
    row(group(Kind::Not, {test(u"a"_s, Op::Exists)}), "!exists(a)");
    row(group(Kind::Not, {test(u"a"_s, Op::Equal, 1)}), "!(a == `1`)");
}

void ConditionsTest::textsOfTests()
{
    QFETCH(Condition, condition);
    QFETCH(QString, text);
    QCOMPARE(conditionText(condition), text);
    QVERIFY(Expression::compile(text).ok());
    QVERIFY(conditionFromText(text) == std::optional(condition));
}

void ConditionsTest::groupsKeepTheirBrackets()
{
    const auto a = test(u"a"_s, Op::IsTrue);
    const auto b = test(u"b"_s, Op::Equal, 1);
    const auto c = test(u"c"_s, Op::Exists);
    const QHash<QString, Condition> pairs{
        {u"a && (b == `1` || exists(c))"_s, group(Kind::All, {a, group(Kind::Any, {b, c})})},
        {u"(a && b == `1`) || !(a && exists(c))"_s,
         group(Kind::Any,
               {group(Kind::All, {a, b}), group(Kind::Not, {group(Kind::All, {a, c})})})},
        {u"a && (b == `1` && exists(c))"_s, group(Kind::All, {a, group(Kind::All, {b, c})})},
    };
    for (const auto &[text, condition] : pairs.asKeyValueRange()) {
        QCOMPARE(conditionText(condition), text);
        QVERIFY(conditionFromText(text) == std::optional(condition));
    }
    QVERIFY(conditionFromText(u"a&&b == `1`||  exists( c )")
            == group(Kind::Any, {group(Kind::All, {a, b}), c}));
}

void ConditionsTest::groupsOfOneAreThatOne()
{
    const auto a = test(u"a"_s, Op::IsTrue);
    const auto b = test(u"b"_s, Op::IsTrue);
    const auto either = group(Kind::All, {group(Kind::Any, {a, b})});
    QCOMPARE(conditionText(group(Kind::All, {group(Kind::Any, {either}), a})), u"(a || b) && a"_s);
    QCOMPARE(conditionText(group(Kind::Any, {a})), u"a"_s);
}

void ConditionsTest::otherExpressionsStayText_data()
{
    QTest::addColumn<QString>("text");

    for (const auto *text : {"a == b",
                             "length(a) > `1`",
                             "a[?b]",
                             "a[*].b",
                             "!a == 'x'",
                             "a | b",
                             "'x' == a",
                             "a == `123456789012345678901234567890`",
                             "in(a, 'x')",
                             "in(a, b)",
                             "a == 'b' == 'c'",
                             "a &&",
                             "(a",
                             "a)",
                             "a..b",
                             "between(a, `1`)",
                             "begins(a, 'b').c",
                             "@",
                             "to_number(a)",
                             "!to_number(a) == `1`",
                             "to_number(a) && b",
                             "a == `1e30`",
                             "a == `{\"number\":\"1\"}`",
                             "in(to_number(a), `[1]`, 'i')",
                             "begins(to_number(a), 'b')",
                             "a == `0.1234567890123456`",
                             "equals(a, 'b')",
                             "'x'",
                             ""})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void ConditionsTest::otherExpressionsStayText()
{
    QFETCH(QString, text);
    QVERIFY(!conditionFromText(text).has_value());
}

void ConditionsTest::randomConditionsComeBack()
{
    RandomCondition random(7);
    for (int round = 0; round < 5000; ++round) {
        const Condition condition = random.make();
        const QString text = conditionText(condition);
        const auto compiled = Expression::compile(text);
        if (text.toUtf8().size() > Expression::maxLength)
            continue;
        QVERIFY2(compiled.ok(), qPrintable(text));
        const auto back = conditionFromText(text);
        QVERIFY2(back.has_value(), qPrintable(text));
        QVERIFY2(*back == condition, qPrintable(text + u" became "_s + conditionText(*back)));
        const auto json = conditionFromJson(
            QJsonDocument::fromJson(QJsonDocument(toJson(condition)).toJson()).object());
        QVERIFY(json.ok());
        QVERIFY2(*json == condition, qPrintable(text));
    }
}

void ConditionsTest::jsonComesBack()
{
    const auto condition = group(Kind::All,
                                 {test(u"type"_s, Op::Equal, u"push"_s, true),
                                  group(Kind::Not, {test(u"body.n"_s, Op::Less, 3, false, true)})});
    const QJsonObject json{{u"all"_s,
                            QJsonArray{QJsonObject{{u"field"_s, u"type"_s},
                                                   {u"operator"_s, u"equal"_s},
                                                   {u"value"_s, u"push"_s},
                                                   {u"any_case"_s, true}},
                                       QJsonObject{{u"not"_s,
                                                    QJsonObject{{u"field"_s, u"body.n"_s},
                                                                {u"operator"_s, u"less"_s},
                                                                {u"value"_s, 3},
                                                                {u"as_number"_s, true}}}}}}};
    QCOMPARE(toJson(condition), json);
    QVERIFY(*conditionFromJson(json) == condition);
}

void ConditionsTest::wrongJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");

    QTest::newRow("no field") << "{\"operator\":\"equal\"}"_ba << u"field"_s;
    QTest::newRow("operator") << R"({"all":[{"field":"a","operator":"like"}]})"_ba
                              << u"all[0].operator"_s;
    QTest::newRow("bounds") << R"({"not":{"field":"a","operator":"between","value":[1]}})"_ba
                            << u"not.value"_s;
    const auto one = [](const char *rest) {
        return QByteArray(R"({"field":"a","operator":)") + rest + '}';
    };
    QTest::newRow("case of an order")
        << one(R"("less","value":1,"any_case":true)") << u"any_case: expected equal"_s;
    QTest::newRow("case of a pattern")
        << one(R"("matches","value":"a","any_case":true)") << u"any_case: expected (?i)"_s;
    QTest::newRow("number of a text")
        << one(R"("begins","value":"a","as_number":true)") << u"as_number: expected equal"_s;
    QTest::newRow("number in any case")
        << one(R"("equal","value":1,"as_number":true,"any_case":true)")
        << u"any_case: expected only one"_s;
    QTest::newRow("misspelt option")
        << one(R"("equal","value":"a","anycase":true)") << u"anycase: expected one of"_s;
    QTest::newRow("no list") << one(R"("in","value":"a")") << u"value: expected a list"_s;
    QTest::newRow("rounded") << one(R"("equal","value":123456789012345678901234567890)")
                             << u"value: expected a number beyond 64 bits as"_s;
    QTest::newRow("rounded in a list") << one(R"("in","value":[1,12345678901234567890])")
                                       << u"value: expected a number beyond 64 bits as"_s;
    QTest::newRow("no number") << one(R"("equal","value":{"number":"1x"})")
                               << u"value: expected a number beyond 64 bits as"_s;
    QTest::newRow("two groups") << R"({"all":[],"any":[]})"_ba << u"all: expected nothing"_s;
    QTest::newRow("members") << R"({"any":{}})"_ba << u"any"_s;
    QTest::newRow("depth") << QByteArray("{\"not\":").repeated(60) + "{}" + QByteArray(60, '}')
                           << u"nested too deeply"_s;
}

void ConditionsTest::wrongJsonIsRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const auto read = conditionFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY(!read.ok());
    QVERIFY2(read.error().detail.contains(path), qPrintable(read.error().detail));
}

void ConditionsTest::eachOperatorMeansWhatItSays_data()
{
    QTest::addColumn<QByteArray>("rest"); // of the structure, behind its field
    QTest::addColumn<QByteArray>("holds"); // for this body
    QTest::addColumn<QByteArray>("fails"); // and not for this one

    const auto row = [](const char *rest, const char *holds, const char *fails) {
        QTest::newRow(rest) << QByteArray(rest) << QByteArray(holds) << QByteArray(fails);
    };
    row(R"("operator":"is_true")", "1", "\"\"");
    row(R"("operator":"exists")", "0", "null");
    row(R"("operator":"absent")", "null", "0");
    row(R"("operator":"equal","value":"a")", "\"a\"", "\"A\"");
    row(R"("operator":"equal","value":"a","any_case":true)", "\"A\"", "\"b\"");
    row(R"("operator":"equal","value":10,"as_number":true)", "\"10.0\"", "\"11\"");
    row(R"("operator":"equal","value":null)", "null", "false");
    row(R"("operator":"equal","value":9007199254740993)", "9007199254740993", "9007199254740992");
    row(R"("operator":"equal","value":{"number":"123456789012345678901234567890"})",
        "123456789012345678901234567890", "123456789012345678901234567891");
    row(R"("operator":"not_equal","value":"a")", "\"A\"", "\"a\"");
    row(R"("operator":"not_equal","value":"a","any_case":true)", "\"b\"", "\"A\"");
    row(R"("operator":"not_equal","value":10,"as_number":true)", "\"11\"", "\"10\"");
    row(R"("operator":"less","value":10)", "9", "10");
    row(R"("operator":"less","value":10,"as_number":true)", "\"9\"", "\"10\"");
    row(R"("operator":"less_or_equal","value":10)", "10", "11");
    row(R"("operator":"less_or_equal","value":10,"as_number":true)", "\"10\"", "\"11\"");
    row(R"("operator":"greater","value":10)", "11", "10");
    row(R"("operator":"greater","value":10,"as_number":true)", "\"11\"", "\"10\"");
    row(R"("operator":"greater_or_equal","value":10)", "10", "9");
    row(R"("operator":"greater_or_equal","value":10,"as_number":true)", "\"10\"", "\"9\"");
    row(R"("operator":"between","value":[1,2.5])", "2", "3");
    row(R"("operator":"between","value":[1,2.5],"as_number":true)", "\"2.50\"", "\"2.51\"");
    row(R"("operator":"between","value":[{"number":"18446744073709551616"},{"number":"1e60"}])",
        "18446744073709551617", "18446744073709551615");
    row(R"("operator":"in","value":["a",1])", "1", "\"A\"");
    row(R"("operator":"in","value":["a",1],"any_case":true)", "\"A\"", "2");
    row(R"("operator":"in","value":[1,2],"as_number":true)", "\"2\"", "\"3\"");
    row(R"("operator":"in","value":[{"number":"123456789012345678901"}])", "123456789012345678901",
        "123456789012345678902");
    row(R"("operator":"includes","value":"b")", "\"abc\"", "\"aBc\"");
    row(R"("operator":"includes","value":"b","any_case":true)", "\"aBc\"", "\"ac\"");
    row(R"("operator":"begins","value":"a")", "\"ab\"", "\"Ab\"");
    row(R"("operator":"begins","value":"a","any_case":true)", "\"Ab\"", "\"ba\"");
    row(R"("operator":"ends","value":"a")", "\"ba\"", "\"bA\"");
    row(R"("operator":"ends","value":"a","any_case":true)", "\"bA\"", "\"ab\"");
    row(R"("operator":"matches","value":"^a+$")", "\"aa\"", "\"ab\"");
    row(R"("operator":"before","value":"2026-01-01")", "\"2025-12-31T23:00:00Z\"",
        "\"2026-01-01T00:00:00Z\"");
    row(R"("operator":"after","value":"2026-01-01")", "\"2026-01-01T00:00:01Z\"",
        "\"2026-01-01T00:00:00Z\"");
    row(R"("operator":"in_network","value":["10.0.0.0/8"])", "\"10.1.2.3\"", "\"11.1.2.3\"");
}

void ConditionsTest::eachOperatorMeansWhatItSays()
{
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, holds);
    QFETCH(QByteArray, fails);
    const QByteArray json = R"({"field":"body.x",)" + rest + '}';
    const auto condition = conditionFromJson(QJsonDocument::fromJson(json).object());
    QVERIFY2(condition, condition ? "" : qPrintable(condition.error().detail));
    const QString text = conditionText(*condition);
    const auto compiled = Expression::compile(text);
    QVERIFY2(compiled, qPrintable(text));
    const auto answers = [&](const QByteArray &value) {
        return *compiled->matches(*Document::parse(R"({"body":{"x":)" + value + "}}"));
    };
    QVERIFY2(answers(holds), qPrintable(text));
    QVERIFY2(!answers(fails), qPrintable(text));
}

QTEST_GUILESS_MAIN(ConditionsTest)
#include "tst_conditions.moc"
