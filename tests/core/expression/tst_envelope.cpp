// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/expression/jsonschema.h"
#include "tests/core/expression/bestof.h"
#include "tests/core/support/encodedbody.h"

#include <QFile>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class EnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMemberStandsInItsPlace();
    void bodiesAreReadByTheirType_data();
    void bodiesAreReadByTheirType();
    void encodedBodiesAreReadDecoded();
    void targetsAreTakenApart_data();
    void targetsAreTakenApart();
    void headersAreLowerCaseAndListedWhenRepeated();
    void repeatedFieldsAreFoundAmongMany();
    void everyEnvelopeHoldsItsSchema_data();
    void everyEnvelopeHoldsItsSchema();
    void measured();
};

namespace {

Event sample()
{
    Event event;
    event.id = *EventId::parse(u"evt_0190a1b2c3d47e5f8a9b0c1d2e3f4a5b");
    event.source = u"github"_s;
    event.type = u"issues"_s;
    event.key = "72d3162e"_ba;
    event.request.method = "POST"_ba;
    event.request.target = "/in/github"_ba;
    event.request.headers =
        HeaderBlock("Content-Type: application/json\r\nX-GitHub-Event: issues\r\n");
    event.request.body = R"({"action":"opened","id":12345678901234567890123})"_ba;
    event.request.receivedAt = *fromIso8601(u"2026-11-24T09:30:00.000123Z");
    return event;
}

Event withBody(const QByteArray &contentType, const QByteArray &body)
{
    Event event = sample();
    event.request.headers =
        HeaderBlock(contentType.isEmpty() ? QByteArray() : "Content-Type: " + contentType + "\r\n");
    event.request.body = body;
    return event;
}

QByteArray part(const Event &event, const QByteArray &after, const QByteArray &before)
{
    const QByteArray json = envelopeOf(event).toJson();
    const qsizetype start = json.indexOf(after) + after.size();
    return json.sliced(start, json.lastIndexOf(before) - start);
}

QByteArray bodyOf(const Event &event)
{
    return part(event, "\"body\":", "}");
}

} // namespace

void EnvelopeTest::everyMemberStandsInItsPlace()
{
    QCOMPARE(envelopeOf(sample()).toJson(),
             R"({"id":"evt_0190a1b2c3d47e5f8a9b0c1d2e3f4a5b","source":"github","type":"issues",)"
             R"("key":"72d3162e","received_at":"2026-11-24T09:30:00.000123Z","occurred_at":null,)"
             R"("method":"POST","path":"/in/github","query":{},)"
             R"("headers":{"content-type":"application/json","x-github-event":"issues"},)"
             R"("body":{"action":"opened","id":12345678901234567890123}})"_ba);
}

void EnvelopeTest::bodiesAreReadByTheirType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("json") << "application/json; charset=utf-8"_ba << "[1.0]"_ba << "[1]"_ba;
    QTest::newRow("json suffix") << "application/cloudevents+json"_ba << "{}"_ba << "{}"_ba;
    QTest::newRow("json by looks") << ""_ba << "{\"a\":1}"_ba << "{\"a\":1}"_ba;
    QTest::newRow("malformed json") << "application/json"_ba << "{"_ba << "\"{\""_ba;
    QTest::newRow("json of one scalar") << "application/json"_ba << "3"_ba << "3"_ba;
    QTest::newRow("json in Latin-1") << "application/json; charset=\"ISO-8859-1\""_ba
                                     << "[\"\xE9\"]"_ba << "[\"é\"]"_ba;
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba
                          << "a=1&b=%C3%A9+x&a=2&c&=d"_ba
                          << R"({"a":["1","2"],"b":"é x","c":"","":"d"})"_ba;
    QTest::newRow("text") << "text/plain"_ba << "Zoë"_ba << "\"Zoë\""_ba;
    QTest::newRow("text in Latin-1") << "text/plain; charset=iso-8859-1"_ba << "Zo\xEB"_ba
                                     << "\"Zoë\""_ba;
    QTest::newRow("xml") << "application/xml"_ba << "<a/>"_ba << "\"<a/>\""_ba;
    QTest::newRow("xml in Latin-1") << "text/xml"_ba
                                    << "<?xml version='1.0' encoding='latin1'?><a>\xE9</a>"_ba
                                    << "\"<?xml version='1.0' encoding='latin1'?><a>é</a>\""_ba;
    QTest::newRow("multipart")
        << "multipart/form-data; boundary=b"_ba
        << "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--"_ba
        << R"({"a":"1"})"_ba;
    QTest::newRow("broken multipart") << "multipart/form-data; boundary=b"_ba << "--c"_ba
                                      << "\"--c\""_ba;
    QTest::newRow("no text") << "text/plain"_ba << "\xFF\xFE"_ba
                             << R"(null,"body_base64":"//4=")"_ba;
    QTest::newRow("binary") << "application/octet-stream"_ba << "abc"_ba
                            << R"(null,"body_base64":"YWJj")"_ba;
    QTest::newRow("image") << "image/png"_ba << "\x89PNG"_ba
                           << R"(null,"body_base64":"iVBORw==")"_ba;
    QTest::newRow("unknown charset") << "text/plain; charset=klingon"_ba << "abc"_ba
                                     << R"(null,"body_base64":"YWJj")"_ba;
    QTest::newRow("empty") << "application/json"_ba << ""_ba << "null"_ba;
}

void EnvelopeTest::bodiesAreReadByTheirType()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, value);
    QCOMPARE(bodyOf(withBody(type, body)), value);
}

void EnvelopeTest::encodedBodiesAreReadDecoded()
{
    Event event = withBody("application/json", gzipped("{\"a\":1}"));
    const QByteArray plain = event.request.headers.raw();
    event.request.headers = HeaderBlock(plain + "Content-Encoding: gzip\r\n");
    QCOMPARE(part(event, "\"body\":", "}"), "{\"a\":1}"_ba);
    event.request.headers =
        HeaderBlock(plain + "Content-Encoding: gzip\r\nContent-Encoding: br\r\n");
    event.request.body = brotlied(event.request.body);
    QCOMPARE(part(event, "\"body\":", "}"), "{\"a\":1}"_ba);
    event.request.headers = HeaderBlock(plain + "Content-Encoding: gzip\r\n");
    event.request.body = "abc";
    QCOMPARE(part(event, "\"body\":", "}"), R"(null,"body_base64":"YWJj")"_ba);
}

void EnvelopeTest::targetsAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("parts");

    QTest::newRow("plain") << "/in/a"_ba << R"("/in/a","query":{})"_ba;
    QTest::newRow("query") << "/in/a?x=1&y=a%20b&x=2"_ba
                           << R"("/in/a","query":{"x":["1","2"],"y":"a b"})"_ba;
    QTest::newRow("escapes that are none") << "/in/%zz?x=%&y=%4"_ba
                                           << R"("/in/%zz","query":{"x":"%","y":"%4"})"_ba;
    QTest::newRow("not UTF-8") << "/in/a?x=%C3"_ba << R"("/in/a","query":{"x":"�"})"_ba;
    QTest::newRow("absolute") << "http://h:80/in/a?b"_ba << R"("/in/a","query":{"b":""})"_ba;
    QTest::newRow("only a mark") << "/in/a?"_ba << R"("/in/a","query":{})"_ba;
}

void EnvelopeTest::targetsAreTakenApart()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, parts);
    Event event = sample();
    event.request.target = target;
    QCOMPARE(part(event, "\"path\":", ",\"headers\""), parts);
}

void EnvelopeTest::headersAreLowerCaseAndListedWhenRepeated()
{
    Event event = sample();
    event.request.headers = HeaderBlock("X-One:  a \r\nx-ONE: b\r\nX-Latin: \xE9\r\nX-Empty:\r\n");
    QCOMPARE(part(event, "\"headers\":", ",\"body\""),
             R"({"x-one":["a","b"],"x-latin":"é","x-empty":""})"_ba);
}

void EnvelopeTest::repeatedFieldsAreFoundAmongMany()
{
    QByteArray form;
    for (int i = 0; i < 100; ++i)
        form += "f" + QByteArray::number(i) + "=1&";
    const QByteArray body =
        bodyOf(withBody("application/x-www-form-urlencoded", form + "f3=2&f99=2"));
    QVERIFY(body.contains("\"f3\":[\"1\",\"2\"]"));
    QVERIFY(body.contains("\"f99\":[\"1\",\"2\"]"));
    QCOMPARE(body.count("\"f"), 100);
}

void EnvelopeTest::everyEnvelopeHoldsItsSchema_data()
{
    QTest::addColumn<Event>("event");

    QTest::newRow("json") << sample();
    QTest::newRow("binary") << withBody("image/png", "\x89PNG");
    QTest::newRow("form") << withBody("application/x-www-form-urlencoded", "a=1&a=2");
    Event bare;
    QTest::newRow("bare") << bare;
    Event dated = sample();
    dated.occurredAt = dated.request.receivedAt;
    dated.request.target = "/in/github?a=1&a=2"_ba;
    QTest::newRow("dated") << dated;
}

void EnvelopeTest::everyEnvelopeHoldsItsSchema()
{
    QFETCH(Event, event);
    QFile file(QStringLiteral(ENVELOPE_SCHEMA));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = JsonSchema::compile(file.readAll());
    QVERIFY(schema);
    const Document envelope = envelopeOf(event);
    QVERIFY(!schema->violationOf(envelope));
    const QByteArray broken = "{\"unknown\":1," + envelope.toJson().sliced(1);
    QVERIFY(schema->violationOf(*Document::parse(broken)));
}

void EnvelopeTest::measured()
{
    Event event = sample();
    event.request.body =
        R"({"action":"opened","number":17,"repository":{"id":1,"name":"box","owner":)"
        R"({"login":"octo","id":2}},"labels":[)"_ba;
    for (int i = 0; event.request.body.size() < 1000; ++i)
        event.request.body += (i > 0 ? ",{\"id\":" : "{\"id\":") + QByteArray::number(i)
            + ",\"name\":\"label\",\"ok\":true,\"rate\":1.25}";
    event.request.body += "]}";
    qInfo("envelope of an event of %d bytes: %.2f us", int(event.request.body.size()),
          bestMicroseconds(300, [&] { QVERIFY(envelopeOf(event).isTruthy()); }));
}

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "tst_envelope.moc"
