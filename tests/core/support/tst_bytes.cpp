// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/bytes.h"

#include <QCryptographicHash>
#include <QTest>
#include <QtEndian>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// As the contract says it, by another implementation.
QByteArray expected(const QByteArrayList &parts)
{
    QByteArray content;
    for (const auto &part : parts) {
        const auto size = qToLittleEndian(quint64(part.size()));
        content += QByteArray(reinterpret_cast<const char *>(&size), sizeof size) + part;
    }
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).first(16);
}

} // namespace

class BytesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digest16IsSha256OverPartsWithTheirLengths()
    {
        QCOMPARE(digest16({}), expected({}));
        QCOMPARE(digest16({""_ba}), expected({""_ba}));
        QCOMPARE(digest16({"github"_ba, "k\0ey"_ba}), expected({"github"_ba, "k\0ey"_ba}));
        const QByteArray large(100'000, 'x');
        QCOMPARE(digest16({large, "y"_ba}), expected({large, "y"_ba}));
        QVERIFY(digest16({"ab"_ba, "c"_ba}) != digest16({"a"_ba, "bc"_ba}));
    }

    void digest16IsTheSameOnAllThreads()
    {
        std::vector<std::thread> threads;
        std::array<bool, 4> right{};
        for (size_t i = 0; i < right.size(); ++i) {
            threads.emplace_back([&right, i] {
                right[i] = true;
                for (int round = 0; round < 1000; ++round) {
                    const auto key = QByteArray::number(round);
                    right[i] = right[i] && digest16({"s"_ba, key}) == expected({"s"_ba, key});
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        for (const bool each : right)
            QVERIFY(each);
    }

    void equalityLooksAtEveryByte()
    {
        QVERIFY(constantTimeEquals("abc", "abc"));
        QVERIFY(!constantTimeEquals("abc", "abd"));
        QVERIFY(!constantTimeEquals("abc", "xbc"));
        QVERIFY(!constantTimeEquals("abc", "ab"));
        QVERIFY(constantTimeEquals("", ""));
    }
};

QTEST_GUILESS_MAIN(BytesTest)
#include "tst_bytes.moc"
