// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonschema.h"
#include "core/expression/schemainference.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class SchemaInferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsFromValues_data();
    void learnsFromValues();
    void whatItLearntFromHoldsIt();
    void namesThatNeverEndAreATable();
};

namespace {

QByteArray learnt(const QList<QByteArray> &values)
{
    SchemaInference inference;
    for (const auto &value : values)
        inference.add(*Document::parse(value));
    return inference.schema();
}

/// Compact, without $schema.
QByteArray rest(const QByteArray &schema)
{
    QByteArray json = Document::parse(schema)->toJson();
    return json.replace("\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"", "")
        .replace("{,", "{");
}

} // namespace

void SchemaInferenceTest::learnsFromValues_data()
{
    QTest::addColumn<QList<QByteArray>>("values");
    QTest::addColumn<QByteArray>("schema");

    const auto row = [](const char *name, const QList<QByteArray> &values,
                        const QByteArray &schema) { QTest::newRow(name) << values << schema; };
    row("nothing", {}, "{}");
    row("integer", {"1", "123456789012345678901234567890"}, R"({"type":"integer"})");
    row("number", {"1", "1.5"}, R"({"type":"number"})");
    row("several types", {"1", "null", "true", "\"a\""},
        R"({"type":["string","integer","boolean","null"]})");
    row("members", {R"({"b":1,"a":"x"})", R"({"b":2})"},
        R"({"type":"object","properties":{"b":{"type":"integer"},"a":{"type":"string"}},"required":["b"]})");
    row("items", {"[1,2]", "[]", "[\"x\"]"},
        R"({"type":"array","items":{"type":["string","integer"]}})");
    row("date-time", {"\"2026-11-24T09:30:00Z\"", "\"2026-11-24T09:30:00.123+01:00\""},
        R"({"type":"string","format":"date-time"})");
    row("no date-time", {"\"2026-11-24T09:30:00Z\"", "\"2026-11-24T09:30:00\""},
        R"({"type":"string"})");
    row("uuid", {"\"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\""},
        R"({"type":"string","format":"uuid"})");
    row("enum", QList<QByteArray>(4, "\"open\"") + QList<QByteArray>(4, "\"closed\""),
        R"({"type":"string","enum":["closed","open"]})");
    row("few sightings", QList<QByteArray>(3, "\"open\"") + QList<QByteArray>(4, "\"closed\""),
        R"({"type":"string"})");
}

void SchemaInferenceTest::learnsFromValues()
{
    QFETCH(QList<QByteArray>, values);
    QFETCH(QByteArray, schema);
    QCOMPARE(rest(learnt(values)), schema);
}

void SchemaInferenceTest::whatItLearntFromHoldsIt()
{
    QList<QByteArray> values;
    for (int i = 0; i < 30; ++i) {
        const auto number = QByteArray::number(i);
        values.append("{\"id\":" + number + ",\"state\":\"" + (i % 2 ? "on" : "off")
                      + "\",\"list\":[" + number + ",{\"x\":" + (i % 3 ? "null" : "1.5") + "}]"
                      + (i % 5 ? ",\"when\":\"2026-11-24T09:30:00Z\"" : "") + ",\"table\":{\"k"
                      + number + "\":1}}");
    }
    const auto schema = JsonSchema::compile(learnt(values));
    QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().detail));
    for (const auto &value : values)
        QVERIFY2(!schema->violationOf(*Document::parse(value)), value.constData());
    QVERIFY(schema->violationOf(*Document::parse(QByteArray(values.first()).replace("off", "up"))));
    QVERIFY(schema->violationOf(*Document::parse("{}")));
}

void SchemaInferenceTest::namesThatNeverEndAreATable()
{
    QList<QByteArray> values;
    for (int i = 0; i < 300; ++i)
        values.append("{\"k" + QByteArray::number(i) + "\":{\"n\":" + QByteArray::number(i) + "}}");
    QCOMPARE(rest(learnt(values)),
             "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\",\"properties\":"
             "{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}}"_ba);
}

QTEST_GUILESS_MAIN(SchemaInferenceTest)
#include "tst_schemainference.moc"
