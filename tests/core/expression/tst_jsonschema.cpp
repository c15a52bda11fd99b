// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonschema.h"
#include "core/expression/schemapattern.h"
#include "tests/core/expression/bestof.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class JsonSchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereAValueIsWrong_data();
    void tellsWhereAValueIsWrong();
    void draftsAreReadByTheirOwnRules();
    void whatIsNoSchemaIsRefused_data();
    void whatIsNoSchemaIsRefused();
    void referencesComeFromWhatIsGivenOnly();
    void numbersKeepTheirValue();
    void longTextsAndCarelessPatternsCostNothing();
    void endlessSchemasAndDeepValuesEnd();
    void longListsAreUniqueInNoTime();
    void patternsMeanWhatEcmaScriptSays_data();
    void patternsMeanWhatEcmaScriptSays();
    void threadsShareASchema();
    void measured();
};

namespace {

JsonSchema schemaOf(const QByteArray &text)
{
    const auto schema = JsonSchema::compile(text);
    if (!schema)
        qFatal("%s", qPrintable(schema.error().detail));
    return *schema;
}

bool holds(const QByteArray &schema, const QByteArray &value)
{
    return !schemaOf(schema).violationOf(*Document::parse(value));
}

const QByteArray charge = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object", "required": ["id", "amount"], "additionalProperties": false,
  "properties": {
    "id": {"type": "string", "pattern": "^ch_"},
    "amount": {"$ref": "#/$defs/money"},
    "tags": {"type": "array", "items": {"enum": ["a", "b/c"]}, "uniqueItems": true}
  },
  "$defs": {"money": {"type": "integer", "minimum": 1}}
})"_ba;

} // namespace

void JsonSchemaTest::tellsWhereAValueIsWrong_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("right") << R"({"id":"ch_1","amount":5,"tags":["a","b/c"]})"_ba << QString();
    QTest::newRow("type") << "[]"_ba << u"The value breaks \"type\" at #."_s;
    QTest::newRow("missing") << R"({"id":"ch_1"})"_ba
                             << u"The value breaks \"required\" at #/required."_s;
    QTest::newRow("pattern")
        << R"({"id":"x","amount":5})"_ba
        << u"The value at /id breaks \"pattern\" at #/properties/id/pattern."_s;
    QTest::newRow("by reference")
        << R"({"id":"ch_1","amount":0})"_ba
        << u"The value at /amount breaks \"minimum\" at #/$defs/money/minimum."_s;
    QTest::newRow("item")
        << R"({"id":"ch_1","amount":5,"tags":["a","c"]})"_ba
        << u"The value at /tags/1 breaks \"enum\" at #/properties/tags/items/enum."_s;
    QTest::newRow("twice")
        << R"({"id":"ch_1","amount":5,"tags":["a","a"]})"_ba
        << u"The value at /tags breaks \"uniqueItems\" at #/properties/tags/uniqueItems."_s;
    QTest::newRow("unknown member")
        << R"({"id":"ch_1","amount":5,"secret~/":1})"_ba
        << u"The value at /secret~0~1 breaks \"additionalProperties\" at #/additionalProperties."_s;
}

void JsonSchemaTest::tellsWhereAValueIsWrong()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, sentence);
    const auto violation = schemaOf(charge).violationOf(*Document::parse(value));
    QCOMPARE(violation ? violation->sentence() : QString(), sentence);
}

void JsonSchemaTest::draftsAreReadByTheirOwnRules()
{
    const QByteArray rule = "\"items\":[{\"type\":\"string\"}],\"additionalItems\":false}";
    const auto of = [&](const QByteArray &draft) {
        return "{\"$schema\":\"" + draft + "\"," + rule;
    };
    const QByteArray value = "[\"a\",1]";
    QVERIFY(!holds(of("http://json-schema.org/draft-07/schema#"), value));
    QVERIFY(!JsonSchema::compile(of("https://json-schema.org/draft/2020-12/schema")));
    QVERIFY(!JsonSchema::compile(of("http://json-schema.org/draft-03/schema#")));
    QVERIFY(!holds("{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false}", value));
}

void JsonSchemaTest::whatIsNoSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");

    QTest::newRow("no JSON") << "{"_ba << u"line 1, column 2"_s;
    QTest::newRow("a member twice") << R"({"type":"object","type":"array"})"_ba << u"twice"_s;
    QTest::newRow("a list") << "[]"_ba << u"breaks \"type\""_s;
    QTest::newRow("unknown type") << R"({"properties":{"a":{"type":"money"}}})"_ba
                                  << u"The value at /properties breaks"_s;
    QTest::newRow("wrong limit") << R"({"minLength":-1})"_ba << u"/minLength"_s;
    QTest::newRow("missing reference")
        << R"({"$ref":"#/$defs/none"})"_ba << u"a reference leads to nothing that is given"_s;
    QTest::newRow("broken pattern") << R"({"pattern":"("})"_ba << u"pattern: missing )"_s;
    QTest::newRow("reference back")
        << R"({"pattern":"^(a)\\1$"})"_ba << u"pattern: a reference back is not supported"_s;
    QTest::newRow("looking around") << "{\"patternProperties\":{\"^(?!x)\":{}}}"_ba
                                    << u"pattern: looking around is not supported"_s;
    QTest::newRow("a giant") << R"({"pattern":"((a{1,1000}){1,1000}){1,1000}"})"_ba
                             << u"pattern: "_s;
}

void JsonSchemaTest::whatIsNoSchemaIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const auto schema = JsonSchema::compile(text);
    QVERIFY(!schema);
    QCOMPARE(schema.error().code, ErrorCode::Invalid);
    QVERIFY2(schema.error().detail.contains(detail), qPrintable(schema.error().detail));
}

void JsonSchemaTest::referencesComeFromWhatIsGivenOnly()
{
    const QByteArray schema = R"({"$ref":"https://example.com/money.json#/$defs/amount"})";
    QVERIFY(!JsonSchema::compile(schema));
    const QByteArray money = R"({"$id":"https://example.com/money.json",
                                 "$defs":{"amount":{"type":"integer"}}})";
    for (const QString &uri : {u"https://example.com/money.json"_s, u"money.json"_s}) {
        const auto compiled = JsonSchema::compile(schema, {{uri, money}});
        QVERIFY2(compiled, qPrintable(compiled ? QString() : compiled.error().detail));
        QVERIFY(!compiled->violationOf(*Document::parse("1")));
        QVERIFY(compiled->violationOf(*Document::parse("\"1\"")));
    }
    const auto beside = JsonSchema::compile("{\"$ref\":\"parts/id.json\"}",
                                            {{u"parts/id.json"_s, "{\"type\":\"string\"}"}});
    QVERIFY2(beside, qPrintable(beside ? QString() : beside.error().detail));
    QCOMPARE(beside->violationOf(*Document::parse("1"))->rule, "parts/id.json"_ba);
    const auto broken = JsonSchema::compile(schema, {{u"money.json"_s, "{"}});
    QVERIFY(broken.error().detail.startsWith(u"money.json: "_s));
}

void JsonSchemaTest::numbersKeepTheirValue()
{
    QVERIFY(holds("{\"const\":1}", "1.0"));
    QVERIFY(holds("{\"type\":\"integer\"}", "123456789012345678901234567890"));
    QVERIFY(!holds("{\"maximum\":9007199254740992}", "9007199254740993"));
    QVERIFY(!holds("{\"maximum\":10}", "1e400"));
    QVERIFY(holds("{\"multipleOf\":0.01}", "19.99"));
    QVERIFY(!holds("{\"type\":\"integer\"}", "0.12345678901234567890"));
}

void JsonSchemaTest::longTextsAndCarelessPatternsCostNothing()
{
    const auto cost = [](const QByteArray &pattern, const QByteArray &text, bool valid) {
        const auto schema = schemaOf("{\"pattern\":\"" + pattern + "\"}");
        const auto value = *Document::parse('"' + text + '"');
        return bestMicroseconds(1, [&] { QCOMPARE(!schema.violationOf(value), valid); });
    };
    const QByteArray careless = "^(a+)+$";
    const double letters = cost(careless, QByteArray(40, 'a') + '!', false);
    const double longText = cost(careless, QByteArray(50'000, 'a'), true);
    const double longWrong = cost("^([a-z]+,?)*$", QByteArray(50'000, 'a') + '!', false);
    qInfo("40 letters %.1f us, 50 kB %.1f us, 50 kB that do not match %.1f us", letters, longText,
          longWrong);
    QVERIFY(letters < 1000);
    QVERIFY(longText < 1000);
    QVERIFY(longWrong < 1000);
}

void JsonSchemaTest::endlessSchemasAndDeepValuesEnd()
{
    for (
        const QByteArray &endless :
        {R"({"$ref":"#"})"_ba, R"({"allOf":[{"$ref":"#"}]})"_ba,
         R"({"$ref":"#/$defs/a","$defs":{"a":{"not":{"$ref":"#/$defs/b"}},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}}})"_ba}) {
        const auto schema = JsonSchema::compile(endless);
        if (!schema)
            continue;
        const auto violation = schema->violationOf(*Document::parse("1"));
        QVERIFY(violation);
        QCOMPARE(violation->sentence(),
                 u"The value and the schema are nested too deeply together."_s);
    }
    const auto tree = schemaOf(R"({"type":"array","items":{"$ref":"#"}})");
    constexpr int depth = 256;
    QVERIFY(!tree.violationOf(*Document::parse(QByteArray(depth, '[') + QByteArray(depth, ']'))));
}

void JsonSchemaTest::longListsAreUniqueInNoTime()
{
    QByteArray list = "[";
    for (int i = 0; i < 100'000; ++i)
        list += QByteArray::number(i) + ',';
    const auto schema = schemaOf(R"({"uniqueItems":true})");
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!schema.violationOf(*Document::parse(list + "{\"a\":1,\"b\":2},{\"a\":2}]")));
    QVERIFY(schema.violationOf(*Document::parse(list + "{\"a\":1,\"b\":2},{\"b\":2,\"a\":1.0}]")));
    QVERIFY(timer.elapsed() < 5000);
}

void JsonSchemaTest::patternsMeanWhatEcmaScriptSays_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");

    QTest::newRow("anywhere") << u"b"_s << u"abc"_s << true;
    QTest::newRow("end is the end") << u"a$"_s << u"a\n"_s << false;
    QTest::newRow("dot stops at lines") << u"^.$"_s << u"\u2028"_s << false;
    QTest::newRow("digits are ASCII") << u"^\\d$"_s << u"\u07C0"_s << false;
    QTest::newRow("blanks are Unicode") << u"^\\s$"_s << u"\u00A0"_s << true;
    QTest::newRow("no blank") << u"\\S"_s << u"\u2029"_s << false;
    QTest::newRow("blank in a class") << u"^[\\s,]+$"_s << u", \u2003"_s << true;
    QTest::newRow("anything") << u"^[\\s\\S]$"_s << u"\n"_s << true;
    QTest::newRow("empty class") << u"[]"_s << u"a"_s << false;
    QTest::newRow("full class") << u"^[^]$"_s << u"\n"_s << true;
    QTest::newRow("bracket in a class") << u"^[[:a]+$"_s << u"[:a"_s << true;
    QTest::newRow("control") << u"^\\cA$"_s << u"\u0001"_s << true;
    QTest::newRow("hex") << u"^\\x41\\u0042\\u{43}$"_s << u"ABC"_s << true;
    QTest::newRow("surrogates") << u"^\\uD83D\\uDC32*$"_s << u"🐲🐲"_s << true;
    QTest::newRow("category") << u"^\\p{Letter}+$"_s << u"Zoë"_s << true;
    QTest::newRow("not a category") << u"^\\P{L}+$"_s << u"12"_s << true;
    QTest::newRow("script") << u"^\\p{Script=Greek}$"_s << u"λ"_s << true;
    QTest::newRow("slash") << u"^a\\/b\\-c$"_s << u"a/b-c"_s << true;
    QTest::newRow("named group") << u"^(?<year>\\d{4})$"_s << u"2026"_s << true;
    QTest::newRow("backspace") << u"^[\\b]$"_s << u"\b"_s << true;
}

void JsonSchemaTest::patternsMeanWhatEcmaScriptSays()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, found);
    const auto translated = re2FromEcmaScript(pattern.toStdString());
    QVERIFY(translated);
    const auto compiled = TextPattern::compile(*translated);
    QVERIFY2(compiled, translated->c_str());
    QCOMPARE(compiled->foundIn(text.toStdString()), found);
    for (const char *wrong :
         {"\\a", "\\Qx\\E", "\\", "\\x4", "\\u{}", "\\c1", "\\p", "(?i)a", "(?<=a)"})
        QVERIFY2(!re2FromEcmaScript(wrong), wrong);
}

void JsonSchemaTest::threadsShareASchema()
{
    const auto schema = schemaOf(charge);
    const auto right = *Document::parse(R"({"id":"ch_1","amount":5})");
    const auto wrong = *Document::parse(R"({"id":"x","amount":5})");
    std::atomic<int> errors = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int run = 0; run < 200; ++run)
                errors += schema.violationOf(right) || !schema.violationOf(wrong) ? 1 : 0;
        });
    }
    threads.clear();
    QCOMPARE(errors.load(), 0);
}

void JsonSchemaTest::measured()
{
    const auto schema = schemaOf(charge);
    const auto value = *Document::parse(R"({"id":"ch_1","amount":5,"tags":["a","b/c"]})");
    qInfo("a charge: %.2f us to validate",
          bestMicroseconds(300, [&] { QVERIFY(!schema.violationOf(value)); }));
}

QTEST_GUILESS_MAIN(JsonSchemaTest)
#include "tst_jsonschema.moc"
