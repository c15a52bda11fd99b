// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/addressrange.h"

#include <QHostAddress>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class TestAddressRange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void refuses_data();
    void refuses();
    void saysWhatARangeWithHostBitsWouldBe();
    void isWrittenAsRead_data();
    void isWrittenAsRead();
    void anyOfSeveralRanges();
    void readsAddressesStrictly();
};

void TestAddressRange::contains_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("inside");
    const auto add = [](const char *range, const char *address, bool inside) {
        QTest::addRow("%s %s %s", range, inside ? "holds" : "holds not", address)
            << QString::fromLatin1(range) << QString::fromLatin1(address) << inside;
    };
    add("140.82.112.0/20", "140.82.112.0", true);
    add("140.82.112.0/20", "140.82.127.255", true);
    add("140.82.112.0/20", "140.82.128.0", false);
    add("140.82.112.0/20", "140.82.111.255", false);
    add("140.82.112.0/20", "::ffff:140.82.112.9", true);
    add("10.0.0.0/8", "10.255.255.255", true);
    add("10.0.0.0/8", "11.0.0.0", false);
    add("10.0.0.128/25", "10.0.0.127", false);
    add("10.0.0.128/25", "10.0.0.128", true);
    add("192.0.2.1", "192.0.2.1", true);
    add("192.0.2.1", "192.0.2.2", false);
    add("192.0.2.1/32", "192.0.2.1", true);
    add("0.0.0.0/0", "255.255.255.255", true);
    add("0.0.0.0/0", "2001:db8::1", false);
    add("2001:db8::/32", "2001:db8:ffff::1", true);
    add("2001:db8::/32", "2001:db9::", false);
    add("2001:db8:0:8000::/49", "2001:db8:0:7fff::", false);
    add("2001:db8:0:8000::/49", "2001:db8:0:ffff::", true);
    add("::1", "::1", true);
    add("::1", "::2", false);
    add("127.0.0.1", "::1", false);
    add("0.0.0.0", "::", false);
    add("::/0", "2001:db8::1", true);
    add("::/0", "10.0.0.1", false);
    add("::/0", "::ffff:10.0.0.1", false);
    add("::ffff:10.0.0.0/104", "10.9.9.9", true);
    add("::ffff:10.0.0.0/104", "11.0.0.0", false);
    add("::ffff:10.1.2.3", "10.1.2.3", true);
    add("fe80::/10", "fe80::1%eth0", true);
}

void TestAddressRange::contains()
{
    QFETCH(const QString, range);
    QFETCH(const QString, address);
    const auto parsed = AddressRange::parse(range);
    QVERIFY(parsed);
    QTEST(parsed->contains(QHostAddress(address)), "inside");
    QVERIFY(!parsed->contains(QHostAddress()));
}

void TestAddressRange::refuses_data()
{
    QTest::addColumn<QString>("text");
    const auto texts = {"",
                        "/",
                        "/8",
                        "10.0.0.0/",
                        "10.0.0.0/33",
                        "10.0.0.0/-1",
                        "10.0.0.0/8/8",
                        "10.0.0.0/08",
                        "10.0.0.0/ 8",
                        "10.0.0.0/8 ",
                        " 10.0.0.0/8",
                        "10.0.0.0/a",
                        "10/8",
                        "10.0.0/24",
                        "127.1",
                        "2130706433",
                        "0x7f.0.0.1",
                        "010.0.0.0/8",
                        "256.0.0.0",
                        "1.2.3.4.5",
                        "::/129",
                        "2001:db8::/",
                        "[::1]",
                        "fe80::1%eth0",
                        ":::",
                        "1::2::3",
                        "localhost",
                        "example.org",
                        "::ffff:10.0.0.0/95",
                        "::ffff:10.0.0.0/8",
                        "10.0.0.0/999999999999",
                        "10.0.0.0/255.0.0.0"};
    for (const auto *text : texts)
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    QTest::newRow("NUL") << u"10.0.0.1\0/8"_s;
}

void TestAddressRange::refuses()
{
    QFETCH(const QString, text);
    const auto parsed = AddressRange::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Invalid);
    QVERIFY(parsed.error().detail.contains(u"140.82.112.0/20"_s));
}

void TestAddressRange::saysWhatARangeWithHostBitsWouldBe()
{
    QVERIFY(AddressRange::parse(u"10.1.2.3/8").error().detail.contains(u"10.0.0.0/8"_s));
    QVERIFY(AddressRange::parse(u"2001:db8::1/32").error().detail.contains(u"2001:db8::/32"_s));
}

void TestAddressRange::isWrittenAsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("v4") << u"10.0.0.0/8"_s << u"10.0.0.0/8"_s;
    QTest::newRow("one v4") << u"10.0.0.1/32"_s << u"10.0.0.1"_s;
    QTest::newRow("v6") << u"2001:0DB8::/32"_s << u"2001:db8::/32"_s;
    QTest::newRow("one v6") << u"::1"_s << u"::1"_s;
    QTest::newRow("mapped") << u"::ffff:10.0.0.0/104"_s << u"10.0.0.0/8"_s;
    QTest::newRow("all") << u"0.0.0.0/0"_s << u"0.0.0.0/0"_s;
}

void TestAddressRange::isWrittenAsRead()
{
    QFETCH(const QString, text);
    QFETCH(const QString, written);
    const auto parsed = AddressRange::parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->toString(), written);
    QCOMPARE(*AddressRange::parse(written), *parsed);
}

void TestAddressRange::anyOfSeveralRanges()
{
    const QList<AddressRange> ranges{*AddressRange::parse(u"10.0.0.0/8"),
                                     *AddressRange::parse(u"fd00::/8")};
    QVERIFY(containsAddress(ranges, QHostAddress(u"10.2.3.4"_s)));
    QVERIFY(containsAddress(ranges, QHostAddress(u"fd12::1"_s)));
    QVERIFY(!containsAddress(ranges, QHostAddress(u"192.0.2.1"_s)));
    QVERIFY(!containsAddress({}, QHostAddress(u"10.2.3.4"_s)));
}

void TestAddressRange::readsAddressesStrictly()
{
    QCOMPARE(parseAddress(u"10.0.0.1"), QHostAddress(u"10.0.0.1"_s));
    QCOMPARE(parseAddress(u"::ffff:10.0.0.1"), QHostAddress(u"10.0.0.1"_s));
    QCOMPARE(parseAddress(u"2001:db8::1"), QHostAddress(u"2001:db8::1"_s));
    QVERIFY(!parseAddress(u"127.1"));
    QVERIFY(!parseAddress(u"10.0.0.1:80"));
    QVERIFY(!parseAddress(u"[::1]"));
    QVERIFY(!parseAddress(u""));
}

QTEST_GUILESS_MAIN(TestAddressRange)
#include "tst_addressrange.moc"
