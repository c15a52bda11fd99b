// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/publicaddress.h"

#include <QHostAddress>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Which addresses are of the public internet: both sides of each edge.
class PublicAddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThem_data()
    {
        QTest::addColumn<bool>("expected");
        for (const auto *text : {"1.0.0.0",         "9.255.255.255",
                                 "11.0.0.0",        "100.63.255.255",
                                 "100.128.0.0",     "126.255.255.255",
                                 "128.0.0.0",       "169.253.255.255",
                                 "169.255.0.0",     "172.15.255.255",
                                 "172.32.0.0",      "192.0.1.0",
                                 "192.0.3.0",       "192.167.255.255",
                                 "192.169.0.0",     "198.17.255.255",
                                 "198.20.0.0",      "203.0.112.255",
                                 "223.255.255.255", "8.8.8.8",
                                 "2001:200::1",     "2001:4860:4860::8888",
                                 "2001:db7::",      "2001:db9::",
                                 "2003::1",         "2a00::1",
                                 "3ffe::1",         "64:ff9b::8.8.8.8"})
            QTest::newRow(text) << true;
        for (const auto *text : {"0.0.0.0",
                                 "0.255.255.255",
                                 "10.0.0.1",
                                 "10.255.255.255",
                                 "100.64.0.0",
                                 "100.127.255.255",
                                 "127.0.0.1",
                                 "127.255.255.255",
                                 "169.254.169.254",
                                 "172.16.0.0",
                                 "172.31.255.255",
                                 "192.0.0.8",
                                 "192.0.2.1",
                                 "192.88.99.1",
                                 "192.168.1.1",
                                 "198.18.0.0",
                                 "198.19.255.255",
                                 "198.51.100.1",
                                 "203.0.113.9",
                                 "224.0.0.1",
                                 "239.255.255.255",
                                 "240.0.0.1",
                                 "255.255.255.255",
                                 "::",
                                 "::1",
                                 "::ffff:8.8.8.8",
                                 "::ffff:127.0.0.1",
                                 "::8.8.8.8",
                                 "fe80::1",
                                 "fc00::1",
                                 "fd00:ec2::254",
                                 "ff02::1",
                                 "2001::1",
                                 "2001:1ff:ffff::",
                                 "2001:db8::1",
                                 "2002:7f00:1::",
                                 "3fff::1",
                                 "4000::1",
                                 "64:ff9b::127.0.0.1",
                                 "64:ff9b::10.0.0.1",
                                 "64:ff9b:1::8.8.8.8",
                                 "100::1"})
            QTest::newRow(text) << false;
    }
    void knowsThem()
    {
        QFETCH(bool, expected);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(isPublicAddress(address), expected);
    }

    void nothingIsNotPublic() { QVERIFY(!isPublicAddress(QHostAddress())); }
};

QTEST_GUILESS_MAIN(PublicAddressTest)
#include "tst_publicaddress.moc"
