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
        if (made.op >= Op::Less && made.op <= Op::GreaterOrEqual)
            made.asNumber = m_random.bounded(2) == 1;
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
                             "to_number(a) == `1`",
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

QTEST_GUILESS_MAIN(ConditionsTest)
#include "tst_conditions.moc"
