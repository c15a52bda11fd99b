// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/content.h"
#include "tests/core/expression/bestof.h"
#include "tests/core/support/encodedbody.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

HeaderBlock typed(const QByteArray &type, const QByteArray &more = {})
{
    return HeaderBlock((type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n") + more);
}

std::variant<Content, ContentProblem> read(const QByteArray &type, const QByteArray &body,
                                           ContentUse use = ContentUse::Value)
{
    return readContent(typed(type), body, {}, use);
}

QByteArray valueOf(const std::variant<Content, ContentProblem> &outcome)
{
    const auto *content = std::get_if<Content>(&outcome);
    return content ? content->value.toJson()
                   : "refused: " + std::get<ContentProblem>(outcome).detail.toUtf8();
}

/// Nothing when the body is taken; both uses must agree.
std::optional<ContentProblem> problemOf(const HeaderBlock &headers, const QByteArray &body,
                                        const ContentPolicy &policy = {})
{
    const auto checked = readContent(headers, body, policy, ContentUse::Check);
    const auto valued = readContent(headers, body, policy, ContentUse::Value);
    const auto *problem = std::get_if<ContentProblem>(&checked);
    const auto *other = std::get_if<ContentProblem>(&valued);
    if ((problem == nullptr) != (other == nullptr) || (problem && !(*problem == *other)))
        return ContentProblem{ContentFault::Malformed, u"checked and valued differ"_s, {}};
    return problem ? std::optional(*problem) : std::nullopt;
}

std::optional<ContentFault> faultOf(const QByteArray &type, const QByteArray &body)
{
    const auto problem = problemOf(typed(type), body);
    return problem ? std::optional(problem->fault) : std::nullopt;
}

QByteArray multipart(const QByteArray &parts)
{
    QByteArray body = parts;
    return body.replace("\n", "\r\n");
}

const auto formData = "multipart/form-data; boundary=\"x y\""_ba;

} // namespace

class ContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesAreTheValuesOfTheirTypes_data();
    void bodiesAreTheValuesOfTheirTypes();
    void encodedBodiesAreReadDecoded();
    void aPlainBodyIsNotCopied();
    void malformedJsonIsRefusedWithItsPlace_data();
    void malformedJsonIsRefusedWithItsPlace();
    void pointersAreBounded();
    void tooManyValuesAreTooLarge();
    void xmlIsCheckedAndNeverExpanded_data();
    void xmlIsCheckedAndNeverExpanded();
    void multipartMustBeWhole_data();
    void multipartMustBeWhole();
    void multipartIsBounded();
    void textMustHoldItsCharset();
    void oneContentTypeOnly();
    void aSourceMaySayWhatItTakes();
    void kindsHaveNames();
    void measured();
};

void ContentTest::bodiesAreTheValuesOfTheirTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("json") << "application/json"_ba << "{\"a\":1.50}"_ba << "{\"a\":1.5}"_ba;
    QTest::newRow("json with a mark") << "text/json"_ba << "\xEF\xBB\xBF[]"_ba << "[]"_ba;
    QTest::newRow("json in UTF-16")
        << "application/json;charset=utf-16le"_ba << QByteArray("[\0]\0", 4) << "[]"_ba;
    QTest::newRow("form") << "Application/X-WWW-Form-Urlencoded"_ba << "a=1&b=%20"_ba
                          << R"({"a":"1","b":" "})"_ba;
    QTest::newRow("xml") << "application/soap+xml"_ba << "<a>&amp;</a>"_ba
                         << R"("<a>&amp;</a>")"_ba;
    QTest::newRow("xml that names its charset")
        << "text/xml"_ba << "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"_ba
        << "\"<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>\""_ba;
    QTest::newRow("text") << "text/plain"_ba << "Zoë"_ba << "\"Zoë\""_ba;
    QTest::newRow("text in windows-1252") << "text/plain; charset=windows-1252"_ba
                                          << "\x80"_ba << "\"€\""_ba;
    QTest::newRow("binary") << "application/octet-stream"_ba << "\xFF"_ba << "null"_ba;
    QTest::newRow("unknown type, JSON") << "application/x-thing"_ba << "[1]"_ba << "[1]"_ba;
    QTest::newRow("unknown type, text") << "application/jwt"_ba << "e30.e30."_ba
                                        << "\"e30.e30.\""_ba;
    QTest::newRow("unknown type, binary") << "application/x-protobuf"_ba << "\x08\xFF"_ba
                                          << "null"_ba;
    QTest::newRow("no type") << ""_ba << "{\"a\":[]}"_ba << "{\"a\":[]}"_ba;
    QTest::newRow("empty") << "application/json"_ba << ""_ba << "null"_ba;
    QTest::newRow("multipart")
        << formData
        << multipart("preamble\n--x y\nContent-Disposition: form-data; name=\"json\"\n\n{}\n"
                     "--x y\nContent-Disposition: form-data; name=f; filename=\"a\\b\\\".png\"\n"
                     "Content-Type: image/png\n\n\x89P\n\n--x y  \n"
                     "content-disposition: form-data; name=\"json\"\n\n\n--x y--\nend")
        << R"({"json":["{}",""],"f":{"filename":"a\\b\".png","content_type":"image/png","base64":"iVANCg=="}})"_ba;
    QTest::newRow("multipart without parts") << formData << "--x y--"_ba << "{}"_ba;
}

void ContentTest::bodiesAreTheValuesOfTheirTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, value);
    QCOMPARE(valueOf(read(type, body)), value);
    QVERIFY(!problemOf(typed(type), body));
    QCOMPARE(std::get<Content>(read(type, body, ContentUse::Check)).value.toJson(), "null"_ba);
}

void ContentTest::encodedBodiesAreReadDecoded()
{
    const auto headers = typed("application/json", "Content-Encoding: gzip\r\n");
    const QByteArray plain = R"({"amount":1200})";
    const auto outcome = readContent(headers, gzipped(plain), {}, ContentUse::Value);
    QCOMPARE(valueOf(outcome), plain);
    QCOMPARE(std::get<Content>(outcome).decoded, plain);
    const auto twoLines = typed("application/json",
                                "Content-Encoding: gzip\r\n"
                                "content-encoding: br\r\n");
    QCOMPARE(valueOf(readContent(twoLines, brotlied(gzipped(plain)), {}, ContentUse::Value)),
             plain);
    QCOMPARE(problemOf(headers, plain)->fault, ContentFault::Malformed);
    QCOMPARE(problemOf(typed("text/plain", "Content-Encoding: aes128gcm\r\n"), "x")->fault,
             ContentFault::Type);
    const QByteArray bomb = gzipped(QByteArray(8 * 1024 * 1024, ' '));
    QCOMPARE(problemOf(headers, bomb)->fault, ContentFault::TooLarge);
}

void ContentTest::aPlainBodyIsNotCopied()
{
    const QByteArray body = "[1,2,3]";
    const auto outcome = read("application/json", body, ContentUse::Check);
    QCOMPARE(std::get<Content>(outcome).decoded.constData(), body.constData());
}

void ContentTest::malformedJsonIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("pointer");

    QTest::newRow("comma") << R"({"a":[1,{"b/c":2,}]})"_ba << 17 << u"/a/1/b~1c"_s;
    QTest::newRow("cut") << R"({"a":[[],tru)"_ba << 9 << u"/a/0"_s;
    QTest::newRow("twice") << R"({"a":{"x":1,"y":2,"x":3}})"_ba << 18 << u"/a/x"_s;
    QTest::newRow("twice by escapes") << R"([{"x":1,"\u0078":3}])"_ba << 8 << u"/0/x"_s;
    QTest::newRow("twice among many") << [] {
        QByteArray json = "{";
        for (int i = 0; i < 30; ++i)
            json += "\"k" + QByteArray::number(i) + "\":0,";
        return json + R"("k7":1})";
    }() << 231 << u"/k7"_s;
    QTest::newRow("not UTF-8") << "{\"a\":\"\xC3\x28\"}"_ba << 6 << QString();
    QTest::newRow("NUL") << QByteArray("[\"a\0b\"]", 7) << 3 << u""_s;
    QTest::newRow("no value") << "  "_ba << 2 << QString();
    QTest::newRow("two values") << "{} {}"_ba << 3 << QString();
    QTest::newRow("NaN") << R"({"a":NaN})"_ba << 5 << u"/a"_s;
    QTest::newRow("deep") << QByteArray(257, '[') << 256 << QString(u"/0"_s.repeated(255));
}

void ContentTest::malformedJsonIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, body);
    QFETCH(int, offset);
    QFETCH(QString, pointer);
    const auto problem = problemOf(typed("application/json"), body);
    QVERIFY(problem);
    QCOMPARE(problem->fault, ContentFault::Malformed);
    QCOMPARE(problem->evidence["offset"_L1].toInt(), offset);
    QCOMPARE(problem->evidence["pointer"_L1].toString(), pointer);
    QCOMPARE(problem->evidence["content_type"_L1].toString(), u"application/json"_s);
}

void ContentTest::pointersAreBounded()
{
    const QByteArray body = "{\"" + QByteArray(100'000, 'k') + "\":x}";
    const auto pointer =
        problemOf(typed("application/json"), body)->evidence["pointer"_L1].toString();
    QCOMPARE(pointer.size(), 513);
    QVERIFY(pointer.endsWith(u"k…"));
}

void ContentTest::tooManyValuesAreTooLarge()
{
    const QByteArray body = "[" + QByteArray("0,").repeated(1'000'000) + "0]";
    QCOMPARE(*faultOf("application/json", body), ContentFault::TooLarge);
}

void ContentTest::xmlIsCheckedAndNeverExpanded_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("cut") << "<a><b></b>"_ba;
    QTest::newRow("crossed") << "<a><b></a></b>"_ba;
    QTest::newRow("two roots") << "<a/><b/>"_ba;
    QTest::newRow("attribute twice") << "<a x='1' x='2'/>"_ba;
    QTest::newRow("unknown entity") << "<a>&bomb;</a>"_ba;
    QTest::newRow("unknown prefix") << "<p:a/>"_ba;
    QTest::newRow("DTD") << "<!DOCTYPE a><a/>"_ba;
    QTest::newRow("external entity")
        << R"(<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>)"_ba;
    QTest::newRow("billion laughs")
        << R"(<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;"><!ENTITY n "&m;&m;">]><a>&n;</a>)"_ba;
    QTest::newRow("deep") << QByteArray("<a>").repeated(257) + QByteArray("</a>").repeated(257);
    QTest::newRow("not UTF-8") << "<a>\xFF</a>"_ba;
    QTest::newRow("NUL") << QByteArray("<a>\0</a>", 8);
    QTest::newRow("not XML") << "{}"_ba;
}

void ContentTest::xmlIsCheckedAndNeverExpanded()
{
    QFETCH(QByteArray, body);
    QCOMPARE(faultOf("text/xml", body), ContentFault::Malformed);
}

void ContentTest::multipartMustBeWhole_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");

    const auto part = "--x y\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"_ba;
    QTest::newRow("no boundary") << "multipart/form-data"_ba << part + "--x y--";
    QTest::newRow("long boundary")
        << "multipart/form-data; boundary="_ba + QByteArray(71, 'b') << part + "--x y--";
    QTest::newRow("other boundary") << "multipart/form-data; boundary=z"_ba << part + "--x y--";
    QTest::newRow("unfinished") << formData << part;
    QTest::newRow("cut") << formData << part + "--x y";
    QTest::newRow("no name") << formData
                             << "--x y\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x y--"_ba;
    QTest::newRow("no disposition") << formData << "--x y\r\n\r\n1\r\n--x y--"_ba;
    QTest::newRow("no blank line")
        << formData << "--x y\r\nContent-Disposition: form-data; name=a\r\n--x y--"_ba;
    QTest::newRow("longer delimiter") << formData << part + "--x yz\r\n\r\n--x y--";
}

void ContentTest::multipartMustBeWhole()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QCOMPARE(faultOf(type, body), ContentFault::Malformed);
}

void ContentTest::multipartIsBounded()
{
    const auto part = "--x y\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"_ba;
    QVERIFY(!faultOf(formData, part.repeated(1000) + "--x y--"));
    QCOMPARE(*faultOf(formData, part.repeated(1001) + "--x y--"), ContentFault::TooLarge);
    const QByteArray endless =
        "--x y\r\nContent-Disposition: form-data; name=a\r\nX: " + QByteArray(9000, 'x');
    QCOMPARE(*faultOf(formData, endless + "\r\n\r\n1\r\n--x y--"), ContentFault::TooLarge);
}

void ContentTest::textMustHoldItsCharset()
{
    QCOMPARE(*faultOf("text/plain", "\xFF"), ContentFault::Malformed);
    QCOMPARE(*faultOf("application/x-www-form-urlencoded", "a=\xFF"), ContentFault::Malformed);
    QCOMPARE(*faultOf("text/plain; charset=klingon", "x"), ContentFault::Type);
    QCOMPARE(*faultOf("application/json; charset=utf-16", "[]x"), ContentFault::Malformed);
    QVERIFY(!faultOf("application/x-www-form-urlencoded", "a=%FF"));
    QVERIFY(!faultOf("image/png; charset=klingon", "\xFF"));
}

void ContentTest::oneContentTypeOnly()
{
    const auto problem =
        problemOf(HeaderBlock("Content-Type: text/plain\r\ncontent-type: text/plain\r\n"), "x");
    QCOMPARE(problem->fault, ContentFault::Type);
}

void ContentTest::aSourceMaySayWhatItTakes()
{
    const ContentPolicy policy{.kinds = ContentKind::Json | ContentKind::Form, .expansion = {}};
    QVERIFY(!problemOf(typed("application/json"), "{}", policy));
    QVERIFY(!problemOf(typed("application/x-www-form-urlencoded"), "a", policy));
    QVERIFY(!problemOf(typed("text/plain"), "", policy));
    QCOMPARE(problemOf(typed("text/plain"), "{}", policy)->fault, ContentFault::Type);
    QCOMPARE(problemOf(typed(""), "{}", policy)->fault, ContentFault::Type);
    QCOMPARE(problemOf(typed("text/plain"), "{}", policy)->evidence["content_type"_L1].toString(),
             u"text/plain"_s);
}

void ContentTest::kindsHaveNames()
{
    for (const auto kind :
         {ContentKind::Json, ContentKind::Form, ContentKind::Multipart, ContentKind::Xml,
          ContentKind::Text, ContentKind::Binary, ContentKind::Other})
        QCOMPARE(contentKindFromName(contentKindName(kind)), std::optional(kind));
    QVERIFY(!contentKindFromName(u"yaml"));
}

void ContentTest::measured()
{
    QByteArray body = R"({"action":"opened","labels":[)";
    for (int i = 0; body.size() < 1000; ++i)
        body += (i > 0 ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i)
            + ",\"name\":\"label\",\"ok\":true,\"rate\":1.25}";
    body += "]}";
    const auto headers = typed("application/json");
    const auto time = [&](ContentUse use) {
        return bestMicroseconds(300, [&] {
            QVERIFY(std::holds_alternative<Content>(readContent(headers, body, {}, use)));
        });
    };
    qInfo("JSON of %d bytes: %.2f us to check, %.2f us with its value", int(body.size()),
          time(ContentUse::Check), time(ContentUse::Value));
}

QTEST_APPLESS_MAIN(ContentTest)
#include "tst_content.moc"
