// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/itemheaders.h"
#include "core/admission/requestkeys.h"
#include "core/admission/sendertime.h"
#include "core/domain/hops.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

ValueExpression expression(const QString &text)
{
    return ValueExpression::parse(text).value();
}

KeyLocators github()
{
    KeyLocators locators;
    locators.key = expression(u"headers.\"x-github-delivery\""_s);
    locators.type = expression(u"headers.\"x-github-event\""_s);
    return locators;
}

/// For locators that name headers only.
Document unexpectedEnvelope()
{
    QTest::qFail("the envelope was asked for", __FILE__, __LINE__);
    return {};
}

Result<RequestKeys> readPlain(const KeyLocators &locators, const HeaderBlock &headers,
                              QByteArrayView item)
{
    return readKeys(locators, headers, item, unexpectedEnvelope);
}

/// What an item says in a JSON envelope.
Result<RequestKeys> readFrom(const KeyLocators &locators, const QByteArray &envelope)
{
    return readKeys(locators, HeaderBlock(), "item",
                    [&] { return Document::parse(envelope).value(); });
}

HeaderBlock headers(const QByteArray &raw)
{
    return HeaderBlock(raw);
}

} // namespace

class RequestKeysTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHeadersThatTheProviderNames()
    {
        const auto keys = readPlain(
            github(), headers("X-GitHub-Event: push\r\nX-GITHUB-DELIVERY:  7f3a \r\n"_ba), "{}");
        QCOMPARE(keys->key, "7f3a"_ba);
        QCOMPARE(keys->type, u"push"_s);
        QVERIFY(!keys->occurredAt);
    }

    void aPromisedKeyMustBeThereOnce_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("detail");
        QTest::newRow("missing") << "X-GitHub-Event: push\r\n"_ba
                                 << u"The header x-github-delivery is missing."_s;
        QTest::newRow("empty") << "X-GitHub-Delivery: \r\n"_ba
                               << u"The header x-github-delivery is empty."_s;
        QTest::newRow("twice") << "X-GitHub-Delivery: a\r\nx-github-delivery: a\r\n"_ba
                               << u"The header x-github-delivery came more than once."_s;
        QTest::newRow("endless") << "X-GitHub-Delivery: "_ba + QByteArray(513, 'x') + "\r\n"_ba
                                 << u"The header x-github-delivery is longer than 512 bytes."_s;
    }
    void aPromisedKeyMustBeThereOnce()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QString, detail);
        const auto keys = readPlain(github(), headers(raw), "{}");
        QCOMPARE(keys.error(), (Error{ErrorCode::NotFound, detail}));
    }

    void aTypeMayBeMissing()
    {
        const auto delivery = "X-GitHub-Delivery: a\r\n"_ba;
        QCOMPARE(readPlain(github(), headers(delivery), "{}")->type, QString());
        QCOMPARE(readPlain(github(),
                           headers(delivery + "X-GitHub-Event: a\r\nX-GitHub-Event: b\r\n"_ba),
                           "{}")
                     ->type,
                 QString());
        const auto longType = "X-GitHub-Event: "_ba + QByteArray(300, 't') + "\r\n"_ba;
        QCOMPARE(readPlain(github(), headers(delivery + longType), "{}")->type.size(), 256);
    }

    void withoutAPromisedKeyTheBodyIsTheKey()
    {
        const auto key = [](QByteArrayView body) {
            return readPlain({}, HeaderBlock(), body)->key;
        };
        QCOMPARE(key("Hello, World!"),
                 "sha256:dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"_ba);
        QVERIFY(key("a") != key("b"));
    }

    void readsWhenItHappened()
    {
        KeyLocators timed;
        timed.occurredAt = expression(u"headers.\"x-triggered-at\""_s);
        const auto at = [&](const QByteArray &value) {
            return readPlain(timed, headers("X-Triggered-At: "_ba + value + "\r\n"_ba), "")
                ->occurredAt;
        };
        QCOMPARE(toIso8601(*at("2026-11-24T09:30:00.000123Z"_ba)),
                 u"2026-11-24T09:30:00.000123Z"_s);
        QCOMPARE(toIso8601(*at("2026-11-24T10:30:00+01:00"_ba)), u"2026-11-24T09:30:00.000000Z"_s);
        QVERIFY(!at("yesterday"_ba));
    }

    void readsTheItem()
    {
        KeyLocators locators;
        locators.key = expression(u"join(':', [item.id, to_string(item.ok)])"_s);
        locators.type = expression(u"item.type"_s);
        locators.occurredAt = expression(u"item.at"_s);
        locators.orderKey = expression(u"item.row"_s);
        locators.orderPosition = expression(u"item.n"_s);
        const auto keys = readFrom(
            locators,
            R"({"item":{"id":"a","ok":true,"type":"x","at":1614265330.5,"row":7,"n":1.50}})"_ba);
        QCOMPARE(keys->key, "a:true"_ba);
        QCOMPARE(keys->type, u"x"_s);
        QCOMPARE(toIso8601(*keys->occurredAt), u"2021-02-25T15:02:10.500000Z"_s);
        QCOMPARE(keys->order, (OrderPlace{"7"_ba, "1.5"_ba}));
    }

    void aPromisedValueMustBeOne_data()
    {
        QTest::addColumn<QByteArray>("envelope");
        QTest::addColumn<QString>("detail");
        QTest::newRow("missing") << R"({"item":{}})"_ba
                                 << u"The expression item.id gives nothing."_s;
        QTest::newRow("null") << R"({"item":{"id":null}})"_ba
                              << u"The expression item.id gives nothing."_s;
        QTest::newRow("empty") << R"({"item":{"id":""}})"_ba
                               << u"The expression item.id gives an empty text."_s;
        QTest::newRow("list") << R"({"item":{"id":["a"]}})"_ba
                              << u"The expression item.id gives a list or an object."_s;
        QTest::newRow("long") << "{\"item\":{\"id\":\""_ba + QByteArray(513, 'x') + "\"}}"_ba
                              << u"The value of item.id is longer than 512 bytes."_s;
    }

    void aPromisedValueMustBeOne()
    {
        QFETCH(QByteArray, envelope);
        QFETCH(QString, detail);
        KeyLocators locators;
        locators.key = expression(u"item.id"_s);
        QCOMPARE(readFrom(locators, envelope).error(), (Error{ErrorCode::NotFound, detail}));
    }

    void aWrongTypeIsSaidWithoutTheValue()
    {
        KeyLocators locators;
        locators.key = expression(u"join('', item.id)"_s);
        QCOMPARE(readFrom(locators, R"({"item":{"id":"secret"}})"_ba).error().detail,
                 u"The expression join('', item.id) cannot be evaluated here."_s);
    }

    void aDigestTakesThePlaceOfAKeyThatMayBeMissing()
    {
        KeyLocators locators;
        locators.key = expression(u"item.id"_s);
        locators.keyOptional = true;
        QCOMPARE(readFrom(locators, R"({"item":{"id":"a"}})"_ba)->key, "a"_ba);
        QVERIFY(readFrom(locators, R"({"item":{}})"_ba)->key.startsWith("sha256:"));
    }

    void theEnvelopeIsMadeOnce()
    {
        KeyLocators locators;
        locators.key = expression(u"item.id"_s);
        locators.type = expression(u"item.type"_s);
        int made = 0;
        const auto keys = readKeys(locators, HeaderBlock(), "", [&made] {
            ++made;
            return Document::parse(R"({"item":{"id":"a","type":"b"}})").value();
        });
        QCOMPARE(keys->type, u"b"_s);
        QCOMPARE(made, 1);
    }

    void readsTheTimesThatVendorsWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("time");
        const auto same = u"2026-11-24T09:30:00.000000Z"_s;
        QTest::newRow("ISO 8601") << "2026-11-24T09:30:00Z"_ba << same;
        QTest::newRow("with an offset") << "2026-11-24T10:30:00+01:00"_ba << same;
        QTest::newRow("seconds") << "1795512600"_ba << same;
        QTest::newRow("milliseconds") << "1795512600000"_ba << same;
        QTest::newRow("microseconds") << "1795512600000000"_ba << same;
        QTest::newRow("nanoseconds") << "1795512600000000000"_ba << same;
        QTest::newRow("with a fraction") << "1795512600.25"_ba << u"2026-11-24T09:30:00.250000Z"_s;
        QTest::newRow("HTTP") << "Tue, 24 Nov 2026 09:30:00 GMT"_ba << same;
        QTest::newRow("mail") << "Tue, 24 Nov 2026 10:30:00 +0100"_ba << same;
        QTest::newRow("words") << "yesterday"_ba << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("long") << QByteArray(1000, '1') << QString();
    }

    void readsTheTimesThatVendorsWrite()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, time);
        const auto read = senderTime(text);
        QCOMPARE(read ? toIso8601(*read) : QString(), time);
    }

    void itemsHaveTheHeadersOfTheirRequest()
    {
        const auto request = headers("X-A: 1\r\nContent-Type: text/plain; charset=utf-8\r\n"
                                     "content-ENCODING: gzip\r\nContent-Typed: x\r\n"_ba);
        QCOMPARE(itemHeaders(request, QByteArray()).raw(),
                 "X-A: 1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Typed: x\r\n"_ba);
        QCOMPARE(itemHeaders(request, "application/json"_ba).raw(),
                 "X-A: 1\r\nContent-Typed: x\r\nContent-Type: application/json\r\n"_ba);
    }

    void countsHops()
    {
        QCOMPARE(hopsOf(headers("A: 1\r\n"_ba)), 0);
        QCOMPARE(hopsOf(headers("Signalbox-Hops: 3\r\n"_ba)), 3);
        QCOMPARE(hopsOf(headers("signalbox-hops: 9\r\nsignalbox-hops: 1\r\n"_ba)), 9);
        QCOMPARE(hopsOf(headers("signalbox-hops: many\r\n"_ba)), 0);
        QCOMPARE(hopsOf(headers("signalbox-hops: -4\r\n"_ba)), 0);
    }

    void locatorsNameOneHeader()
    {
        QCOMPARE(Locator::parse(u"headers.\"x-github-event\"")->header, "x-github-event"_ba);
        QCOMPARE(Locator::parse(u"headers.digest")->header, "digest"_ba);
        QCOMPARE(Locator::parse(u"headers.digest")->toString(), u"headers.\"digest\""_s);
        for (const auto *wrong :
             {u"", u"headers", u"headers.", u"headers.x-github-event", u"body.id", u"headers.\"X\"",
              u"headers.\"a b\"", u"headers.\"a\".b"})
            QVERIFY2(!Locator::parse(QStringView(wrong)), qPrintable(QString(wrong)));
    }
};

QTEST_APPLESS_MAIN(RequestKeysTest)
#include "tst_requestkeys.moc"
