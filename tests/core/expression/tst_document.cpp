// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/document.h"
#include "core/expression/jsonnumber.h"
#include "core/expression/jsonreader.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class DocumentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBackInItsOrderWithItsNumbers_data();
    void textComesBackInItsOrderWithItsNumbers();
    void whatIsNotJsonIsRefusedWithItsPlace_data();
    void whatIsNotJsonIsRefusedWithItsPlace();
    void everyByteOfAStringCountsWhereverItStands();
    void nestingIsTakenUpToTheLimitAndRefusedBeyond();
    void valuesAreTakenUpToTheLimitAndRefusedBeyond();
    void aRepeatedMemberIsFoundAmongMany();
    void decimalsCompareByValue_data();
    void decimalsCompareByValue();
    void equalityLooksAtValuesNotAtNotationOrOrder_data();
    void equalityLooksAtValuesNotAtNotationOrOrder();
    void onlyScalarsHaveText();
    void aPreviewStaysWithinItsLimit_data();
    void aPreviewStaysWithinItsLimit();
    void randomBytesAreReadOrRefusedNeverWorse();
};

namespace {

Document parsed(QByteArrayView json)
{
    const auto document = Document::parse(json);
    return document ? *document : Document();
}

JsonPath path(const QByteArray &name)
{
    return {QString::fromUtf8(name), {{name, {}}}};
}

} // namespace

void DocumentTest::textComesBackInItsOrderWithItsNumbers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("order") << R"( {"b":1, "a":[true,false,null,"x"], "":{}} )"_ba
                           << R"({"b":1,"a":[true,false,null,"x"],"":{}})"_ba;
    QTest::newRow("64 bits") << "[18446744073709551615,-9223372036854775808]"_ba
                             << "[18446744073709551615,-9223372036854775808]"_ba;
    QTest::newRow("beyond 64 bits") << "[123456789012345678901234567890]"_ba
                                    << "[123456789012345678901234567890]"_ba;
    QTest::newRow("long decimal") << "[0.1234567890123456789]"_ba << "[0.1234567890123456789]"_ba;
    QTest::newRow("15 digits") << "[1234567.12345678]"_ba << "[1234567.12345678]"_ba;
    QTest::newRow("a whole double") << "[10.50, 1e2]"_ba << "[10.5,100]"_ba;
    QTest::newRow("out of range") << "[1e400,-1e-400]"_ba << "[1e400,-1e-400]"_ba;
    QTest::newRow("escapes") << R"(["\u00e9\n\ud83d\ude00\u0000\/"])"_ba
                             << R"(["é\n😀\u0000/"])"_ba;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF[1]"_ba << "[1]"_ba;
}

void DocumentTest::textComesBackInItsOrderWithItsNumbers()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const auto document = Document::parse(json);
    QVERIFY2(document.ok(), document ? "" : qPrintable(document.error().detail));
    QCOMPARE(document->toJson(), text);
}

void DocumentTest::whatIsNotJsonIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");

    QTest::newRow("empty") << ""_ba << u"ends where a value was expected at line 1, column 1"_s;
    QTest::newRow("two values") << "1 2"_ba << u"expected the end at line 1, column 3"_s;
    QTest::newRow("no comma") << "[1 2]"_ba << u"expected a comma or ] at line 1, column 4"_s;
    QTest::newRow("last comma")
        << "{\"a\":1,\n}"_ba << u"expected a member name in quotation marks at line 2, column 1"_s;
    QTest::newRow("comment") << "[1] // x"_ba << u"expected the end at line 1, column 5"_s;
    QTest::newRow("leading zero") << "[01]"_ba << u"not a number at line 1, column 2"_s;
    QTest::newRow("plus") << "[+1]"_ba << u"not a number at line 1, column 2"_s;
    QTest::newRow("NaN") << "[NaN]"_ba << u"expected a value at line 1, column 2"_s;
    QTest::newRow("bare point") << "[1.]"_ba << u"not a number at line 1, column 2"_s;
    QTest::newRow("cut word") << "[tru]"_ba << u"expected a value at line 1, column 2"_s;
    QTest::newRow("open string") << "[\"é\", \"a"_ba << u"unfinished string at line 1, column 7"_s;
    QTest::newRow("line end in a string")
        << "[\"a\nb\"]"_ba << u"control character in a string at line 1, column 4"_s;
    QTest::newRow("escape") << "[\"\\x\"]"_ba << u"unknown escape at line 1, column 3"_s;
    QTest::newRow("half a pair") << "[\"\\ud83d\"]"_ba
                                 << u"half a surrogate pair at line 1, column 3"_s;
    QTest::newRow("bad UTF-8") << "[\"\xC3\xA9\xC0\xA0\"]"_ba
                               << u"invalid UTF-8 at line 1, column 4"_s;
    QTest::newRow("cut UTF-8") << "[\"\xE2\x82"_ba << u"invalid UTF-8 at line 1, column 3"_s;
    QTest::newRow("repeated member")
        << R"({"a":1,"b":{"c":1,"c":2}})"_ba << u"member name occurs twice at line 1, column 19"_s;
    QTest::newRow("long number") << QByteArray(5000, '1')
                                 << u"number too long at line 1, column 1"_s;
    QTest::newRow("long exponent")
        << "1e99999999999"_ba << u"number too long at line 1, column 1"_s;
}

void DocumentTest::whatIsNotJsonIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    const auto document = Document::parse(json);
    QVERIFY(!document.ok());
    QCOMPARE(document.error(), (Error{ErrorCode::Invalid, problem}));
}

/// Strings are looked at eight bytes at once: each byte at each place, among others that nearly are
/// special.
void DocumentTest::everyByteOfAStringCountsWhereverItStands()
{
    using Token = JsonReader::Token;
    for (const auto &around : {"xxxxxxxxxxxxxxxxxxxx"_ba, "!#[] \x7f!#[] \x7f!#[] \x7f!#"_ba}) {
        for (qsizetype at = 0; at < around.size(); ++at) {
            for (int byte = 0; byte < 0x80; ++byte) {
                auto text = around;
                text[at] = char(byte);
                const auto json = '"' + text + "\"";
                JsonReader reader(json);
                const auto token = reader.next();
                if (byte < 0x20 || byte == '\\') {
                    QCOMPARE(token, Token::Problem);
                } else {
                    QCOMPARE(token, Token::String);
                    QCOMPARE(QByteArray::fromStdString(std::string(reader.text())),
                             byte == '"' ? text.first(at) : text);
                }
            }
            const auto wide = around.first(at) + "\u20ac\xf0\x9f\x98\x80" + around.sliced(at);
            const auto json = '"' + wide + "\"";
            JsonReader reader(json);
            QCOMPARE(reader.next(), Token::String);
            QCOMPARE(QByteArray::fromStdString(std::string(reader.text())), wide);
        }
    }
}

void DocumentTest::nestingIsTakenUpToTheLimitAndRefusedBeyond()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QCOMPARE(parsed(nested(JsonReader::maxDepth)).toJson(), nested(JsonReader::maxDepth));
    const auto deeper = Document::parse(nested(JsonReader::maxDepth + 1));
    QVERIFY(!deeper.ok());
    QCOMPARE(deeper.error().detail, u"nested too deeply at line 1, column 257"_s);
    QVERIFY(!Document::parse(QByteArray(10'000'000, '[')).ok());
    QVERIFY(!Document::parse(QByteArray("{\"a\":").repeated(1'000'000)).ok());
}

void DocumentTest::valuesAreTakenUpToTheLimitAndRefusedBeyond()
{
    const auto list = [](int values) { return '[' + QByteArray("0,").repeated(values - 2) + "0]"; };
    QVERIFY(Document::parse(list(Document::maxValues)).ok());
    const auto more = Document::parse(list(Document::maxValues + 1));
    QVERIFY(!more.ok());
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
}

void DocumentTest::aRepeatedMemberIsFoundAmongMany()
{
    QByteArray json = "{";
    for (int i = 0; i < 1000; ++i)
        json += "\"m" + QByteArray::number(i) + "\":0,";
    QVERIFY(Document::parse(json + "\"n\":0}").ok());
    QVERIFY(!Document::parse(json + "\"m500\":0}").ok());
}

void DocumentTest::decimalsCompareByValue_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<int>("order");

    QTest::newRow("same") << "1.50"_ba << "15e-1"_ba << 0;
    QTest::newRow("zeros") << "-0.00e5"_ba << "0"_ba << 0;
    QTest::newRow("last digit") << "0.10000000000000000001"_ba << "0.1"_ba << 1;
    QTest::newRow("negative") << "-2"_ba << "-10"_ba << 1;
    QTest::newRow("signs") << "-1e999"_ba << "1e-999"_ba << -1;
    QTest::newRow("exponents") << "9e99"_ba << "1e100"_ba << -1;
    QTest::newRow("big") << "123456789012345678901"_ba << "123456789012345678900"_ba << 1;
    QTest::newRow("small") << "0.0012"_ba << "0.012"_ba << -1;
    QTest::newRow("prefix") << "1.2"_ba << "1.23"_ba << -1;
}

void DocumentTest::decimalsCompareByValue()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(int, order);
    const auto one = Decimal::fromText(left.toStdString());
    const auto other = Decimal::fromText(right.toStdString());
    const auto sign = [](int value) { return (value > 0) - (value < 0); };
    QCOMPARE(sign(one.compare(other)), order);
    QCOMPARE(sign(other.compare(one)), -order);
}

void DocumentTest::equalityLooksAtValuesNotAtNotationOrOrder_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("equal");

    QTest::newRow("notation") << "[1.0,1e2]"_ba << "[1,100]"_ba << true;
    QTest::newRow("exact") << "[12345678901234567890.0]"_ba << "[12345678901234567890]"_ba << true;
    QTest::newRow("beyond double") << "[9007199254740993]"_ba << "[9007199254740992.0]"_ba << false;
    QTest::newRow("members") << R"({"a":1,"b":2})"_ba << R"({"b":2,"a":1})"_ba << true;
    QTest::newRow("member") << R"({"a":1})"_ba << R"({"b":1})"_ba << false;
    QTest::newRow("items") << "[1,2]"_ba << "[2,1]"_ba << false;
    QTest::newRow("kinds") << R"([123456789012345678901])"_ba << R"(["x"])"_ba << false;
}

void DocumentTest::equalityLooksAtValuesNotAtNotationOrOrder()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(bool, equal);
    QCOMPARE(parsed(left) == parsed(right), equal);
    QCOMPARE(parsed(right) == parsed(left), equal);
}

void DocumentTest::onlyScalarsHaveText()
{
    QCOMPARE(parsed(R"("a\u0000b")").scalarText(), QByteArray("a\0b", 3));
    QCOMPARE(parsed("123456789012345678901234").scalarText(), "123456789012345678901234"_ba);
    QCOMPARE(parsed("true").scalarText(), "true"_ba);
    QCOMPARE(parsed("null").scalarText(), std::nullopt);
    QCOMPARE(parsed("[1]").scalarText(), std::nullopt);
    QCOMPARE(parsed("{}").scalarText(), std::nullopt);
}

void DocumentTest::aPreviewStaysWithinItsLimit_data()
{
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("text") << QByteArray('"' + QByteArray(100'000, 'x') + '"');
    QTest::newRow("umlauts") << QByteArray('"' + QByteArray("ä").repeated(1000) + '"');
    QTest::newRow("escapes") << QByteArray('"' + QByteArray("\\u0001").repeated(1000) + '"');
    QTest::newRow("list") << QByteArray('[' + QByteArray("\"a\",").repeated(1000) + "1]");
    QTest::newRow("object") << QByteArray("{\"k\":" + QByteArray("[[").repeated(50)
                                          + QByteArray(1000, '7') + QByteArray("]]").repeated(50)
                                          + '}');
}

void DocumentTest::aPreviewStaysWithinItsLimit()
{
    QFETCH(QByteArray, value);
    const Document document = parsed("{\"v\":" + value + ",\"n\":123456789012345678901}");
    const QJsonValue preview = document.preview(path("v"), 256);
    QVERIFY(preview.isString());
    QVERIFY(preview.toString().endsWith(u'…'));
    QVERIFY(preview.toString().toUtf8().size() <= 256);
    QVERIFY(preview.toString().size() > 30);
    QCOMPARE(document.preview(path("n"), 256), QJsonValue(u"123456789012345678901"_s));
    QVERIFY(document.preview(path("missing"), 256).isNull());
}

void DocumentTest::randomBytesAreReadOrRefusedNeverWorse()
{
    QRandomGenerator random(20261124);
    const QByteArray pieces = "{}[]\",:\\u0123eE+-.tfn \n\xC3\xA9\xF0";
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray json;
        for (int i = random.bounded(24); i >= 0; --i)
            json += pieces[random.bounded(int(pieces.size()))];
        const auto document = Document::parse(json);
        if (!document)
            continue;
        ++read;
        QCOMPARE(parsed(document->toJson()), *document);
    }
    QVERIFY(read > 0);
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
