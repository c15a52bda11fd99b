// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonelements.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

QList<QByteArray> bytesOf(const Result<QList<QByteArrayView>> &elements)
{
    QList<QByteArray> bytes;
    if (elements) {
        for (const auto element : *elements)
            bytes.append(element.toByteArray());
    }
    return bytes;
}

} // namespace

class JsonElementsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyElementKeepsItsBytes()
    {
        const auto json = "\xEF\xBB\xBF [ {\"a\" : 1.50,\r\n \"b\":[1, 2]} ,\n12345678901234567890,"
                          "\"x\\u00e9\" , null,[ ] ] "_ba;
        QCOMPARE(bytesOf(jsonElements(json, {}, 5)),
                 (QList{"{\"a\" : 1.50,\r\n \"b\":[1, 2]}"_ba, "12345678901234567890"_ba,
                        "\"x\\u00e9\""_ba, "null"_ba, "[ ]"_ba}));
    }

    void followsAPath()
    {
        const auto json = "{'x':[{'events':[9]}],'a':{'c':{'events':[1]},"
                          "'b':[0,{'events':[{},']']}]}}"_ba.replace('\'', '"');
        const QList<PathStep> path{{"a"_ba, {}}, {"b"_ba, {}}, {{}, 1}, {"events"_ba, {}}};
        QCOMPARE(bytesOf(jsonElements(json, path, 10)), (QList{"{}"_ba, "\"]\""_ba}));
    }

    void anEmptyArrayHasNone()
    {
        const auto none = jsonElements("{\"events\":[]}"_ba, {{"events"_ba, {}}}, 10);
        QVERIFY(none.ok());
        QVERIFY(none->isEmpty());
    }

    void saysWhyThereAreNone_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        QTest::newRow("missing") << "{\"event\":[]}"_ba << int(ErrorCode::NotFound);
        QTest::newRow("no object") << "[{\"events\":[]}]"_ba << int(ErrorCode::NotFound);
        QTest::newRow("no array") << "{\"events\":{}}"_ba << int(ErrorCode::Invalid);
        QTest::newRow("null") << "{\"events\":null}"_ba << int(ErrorCode::Invalid);
        QTest::newRow("no JSON inside") << "{\"events\":[1,}]}"_ba << int(ErrorCode::Invalid);
        QTest::newRow("no JSON behind") << "{\"events\":[1]]"_ba << int(ErrorCode::Invalid);
        QTest::newRow("no JSON before")
            << "{\"a\":tru,\"events\":[1]}"_ba << int(ErrorCode::Invalid);
        QTest::newRow("cut") << "{\"events\":[1"_ba << int(ErrorCode::Invalid);
        QTest::newRow("nothing") << QByteArray() << int(ErrorCode::Invalid);
        QTest::newRow("too many") << "{\"events\":[1,2,3,4]}"_ba << int(ErrorCode::TooLarge);
    }

    void saysWhyThereAreNone()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, code);
        const auto elements = jsonElements(json, {{"events"_ba, {}}}, 3);
        QVERIFY(!elements.ok());
        QCOMPARE(int(elements.error().code), code);
    }

    void readsLines()
    {
        QCOMPARE(bytesOf(jsonSequence("{\"a\":1}\r\n\n {\"a\" : 2}\n3"_ba, 10)),
                 (QList{"{\"a\":1}"_ba, "{\"a\" : 2}"_ba, "3"_ba}));
        QCOMPARE(bytesOf(jsonSequence(" [ 1, 2 ] "_ba, 10)), (QList{"1"_ba, "2"_ba}));
        QCOMPARE(bytesOf(jsonSequence("{\n\"a\":1\n}\n"_ba, 10)), QList{"{\n\"a\":1\n}"_ba});
        QCOMPARE(bytesOf(jsonSequence("\n"_ba, 10)), QList<QByteArray>());
        QCOMPARE(jsonSequence("{}\n{\n"_ba, 10).error().detail, u"line 2 is no JSON value"_s);
        QCOMPARE(jsonSequence("1\n2\n3"_ba, 2).error().code, ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(JsonElementsTest)
#include "tst_jsonelements.moc"
