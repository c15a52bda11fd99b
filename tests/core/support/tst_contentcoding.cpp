// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/contentcoding.h"
#include "core/support/expansion.h"
#include "tests/core/support/encodedbody.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

QByteArray sample()
{
    QByteArray json = "[";
    for (int i = 0; i < 9000; ++i)
        json += QByteArray::number(i * 7919) + ',';
    return json + "0]";
}

using Encode = QByteArray (*)(const QByteArray &);

struct Coding
{
    const char *name;
    Encode encode;
};

constexpr Coding codings[] = {{"gzip", gzipped},        {"x-gzip", gzipped}, {"deflate", deflated},
                              {"deflate", rawDeflated}, {"br", brotlied},    {"zstd", zstandard}};

} // namespace

class ContentCodingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoesWhatSendersDo()
    {
        const QByteArray plain = sample();
        for (const auto &coding : codings) {
            QCOMPARE(*expandContent(coding.encode(plain), coding.name, {}), plain);
            QCOMPARE(*expandContent(coding.encode({}), coding.name, {}), QByteArray());
        }
        QCOMPARE(*expandContent(plain, "identity", {}), plain);
        QCOMPARE(*expandContent(gzipped(plain), " GZIP ,identity,", {}), plain);
    }

    void theLastListedWasAppliedLast()
    {
        const QByteArray plain = sample();
        QCOMPARE(*expandContent(brotlied(gzipped(plain)), "gzip, br", {}), plain);
        QCOMPARE(expandContent(brotlied(gzipped(plain)), "br, gzip", {}).error().code,
                 ErrorCode::Invalid);
    }

    void severalMembersAndFramesAreOneBody()
    {
        QCOMPARE(*expandContent(gzipped("ab") + gzipped("cd"), "gzip", {}), "abcd"_ba);
        QCOMPARE(*expandContent(zstandard("ab") + zstandard("cd"), "zstd", {}), "abcd"_ba);
    }

    void aCodingThatIsNotKnownIsUnsupported()
    {
        QCOMPARE(expandContent("x", "compress", {}).error(),
                 (Error{ErrorCode::Unsupported,
                        u"The content coding is none of gzip, deflate, br and zstd."_s}));
        QCOMPARE(expandContent(gzipped("x"), "gzi", {}).error().code, ErrorCode::Unsupported);
        QCOMPARE(expandContent(gzipped(gzipped(gzipped("x"))), "gzip,gzip,gzip", {}).error(),
                 (Error{ErrorCode::Unsupported, u"The body is encoded more than 2 times."_s}));
    }

    void whatIsCutAtAnyByteIsInvalid()
    {
        const QByteArray plain = "{\"id\":12345,\"text\":\"the quick brown fox\"}";
        for (const auto &coding : codings) {
            const QByteArray whole = coding.encode(plain);
            for (qsizetype size = 0; size < whole.size(); ++size) {
                const auto expanded = expandContent(whole.first(size), coding.name, {});
                QVERIFY2(
                    !expanded && expanded.error().code == ErrorCode::Invalid,
                    qPrintable(u"%1 cut to %2"_s.arg(QLatin1StringView(coding.name)).arg(size)));
            }
        }
    }

    void whatFollowsTheEndIsDamage()
    {
        for (const auto &coding : codings) {
            const auto expanded = expandContent(coding.encode("abc") + "rest", coding.name, {});
            QVERIFY2(!expanded && expanded.error().code == ErrorCode::Invalid, coding.name);
        }
    }

    void aFlippedBitIsFoundWhereTheFormatHasACheckSum()
    {
        const QByteArray whole = gzipped(sample());
        for (qsizetype at = 10; at < whole.size(); at += 97) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 4);
            QVERIFY(!expandContent(damaged, "gzip", {}));
        }
    }

    void aBombStopsAtTheLimit()
    {
        const QByteArray zeros(8 * 1024 * 1024, '\0');
        for (const auto &coding : codings) {
            const QByteArray bomb = coding.encode(zeros);
            const auto expanded = expandContent(bomb, coding.name, {});
            QVERIFY2(!expanded && expanded.error().code == ErrorCode::TooLarge, coding.name);
        }
        QCOMPARE(expandContent(gzipped(gzipped(zeros)), "gzip, gzip", {}).error().code,
                 ErrorCode::TooLarge);
    }

    void theBufferNeverGrowsBeyondItsLimit()
    {
        ExpansionBuffer buffer(1000);
        qsizetype written = 0;
        while (!buffer.isOverrun()) {
            const auto room = buffer.room();
            QVERIFY(!room.empty());
            written += qsizetype(room.size());
            buffer.wrote(room.size());
        }
        QCOMPARE(written, 1001);
        QVERIFY(buffer.room().empty());
    }

    void limitsAreOfBytesAndOfTheRatio()
    {
        const QByteArray plain = sample();
        const QByteArray encoded = gzipped(plain);
        const auto with = [&](const ExpansionLimits &limits) {
            return expandContent(encoded, "gzip", limits).ok();
        };
        QVERIFY(with({.bytes = plain.size(), .ratio = 1000, .harmless = 0}));
        QVERIFY(!with({.bytes = plain.size() - 1, .ratio = 1000, .harmless = 0}));
        const int ratio = int(plain.size() / encoded.size());
        QVERIFY(with({.ratio = ratio + 1, .harmless = 0}));
        QVERIFY(!with({.ratio = ratio, .harmless = 0}));
        QVERIFY(with({.ratio = ratio, .harmless = plain.size()}));
    }
};

QTEST_APPLESS_MAIN(ContentCodingTest)
#include "tst_contentcoding.moc"
