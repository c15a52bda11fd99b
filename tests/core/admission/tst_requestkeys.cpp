// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/hops.h"
#include "core/admission/requestkeys.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

const KeyLocators github{Locator{"x-github-delivery"_ba}, Locator{"x-github-event"_ba}, {}};

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
        const auto keys = readKeys(
            github, headers("X-GitHub-Event: push\r\nX-GITHUB-DELIVERY:  7f3a \r\n"_ba), "{}");
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
        const auto keys = readKeys(github, headers(raw), "{}");
        QCOMPARE(keys.error(), (Error{ErrorCode::NotFound, detail}));
    }

    void aTypeMayBeMissing()
    {
        const auto delivery = "X-GitHub-Delivery: a\r\n"_ba;
        QCOMPARE(readKeys(github, headers(delivery), "{}")->type, QString());
        QCOMPARE(readKeys(github,
                          headers(delivery + "X-GitHub-Event: a\r\nX-GitHub-Event: b\r\n"_ba), "{}")
                     ->type,
                 QString());
        const auto longType = "X-GitHub-Event: "_ba + QByteArray(300, 't') + "\r\n"_ba;
        QCOMPARE(readKeys(github, headers(delivery + longType), "{}")->type.size(), 256);
    }

    void withoutAPromisedKeyTheBodyIsTheKey()
    {
        const auto key = [](QByteArrayView body) { return readKeys({}, HeaderBlock(), body)->key; };
        QCOMPARE(key("Hello, World!"),
                 "sha256:dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"_ba);
        QVERIFY(key("a") != key("b"));
    }

    void readsWhenItHappened()
    {
        const KeyLocators timed{{}, {}, Locator{"x-triggered-at"_ba}};
        const auto at = [&](const QByteArray &value) {
            return readKeys(timed, headers("X-Triggered-At: "_ba + value + "\r\n"_ba), "")
                ->occurredAt;
        };
        QCOMPARE(toIso8601(*at("2026-11-24T09:30:00.000123Z"_ba)),
                 u"2026-11-24T09:30:00.000123Z"_s);
        QCOMPARE(toIso8601(*at("2026-11-24T10:30:00+01:00"_ba)), u"2026-11-24T09:30:00.000000Z"_s);
        QVERIFY(!at("yesterday"_ba));
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
