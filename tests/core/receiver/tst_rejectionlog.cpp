// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionlog.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

class FakeClock final : public Clock
{
public:
    Timestamp now() const override { return time; }
    Timestamp time = fromMicroseconds(1'700'000'000'000'000);
};

QStringList lines;

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    lines.append(line);
}

Rejection rejection()
{
    Rejection rejection;
    rejection.id = RejectionId::make(fromMicroseconds(1'700'000'000'000'000));
    rejection.source = u"github"_s;
    rejection.status = 401;
    rejection.cause = RejectionCause::SignatureMismatch;
    rejection.detail = u"The signature does not fit."_s;
    rejection.bodySize = 17;
    rejection.request.method = "POST"_ba;
    rejection.request.peer = u"127.0.0.1:4711"_s;
    rejection.request.headers = HeaderBlock("X-Secret: s3cret\r\n"_ba);
    rejection.request.body = "s3cret body"_ba;
    return rejection;
}

} // namespace

class RejectionLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"signalbox.*=true"_s); }
    void init()
    {
        lines.clear();
        qInstallMessageHandler(keepLine);
    }
    void cleanup() { qInstallMessageHandler(nullptr); }

    void writesOneWideLineWithoutHeaderOrBody()
    {
        const FakeClock clock;
        RejectionLog(clock).write(rejection(), true);
        QCOMPARE(lines.size(), 1);
        QVERIFY2(
            lines.first().endsWith(
                " source=github status=401 cause=signature_mismatch peer=127.0.0.1:4711 "
                "method=POST body_bytes=17 stored=true detail=\"The signature does not fit.\""_L1),
            qPrintable(lines.first()));
        QVERIFY(lines.first().startsWith("rejected id=rej_"_L1));
        QVERIFY(!lines.first().contains("s3cret"_L1));
    }

    void aStrangersNameCannotForgeALine()
    {
        const FakeClock clock;
        auto forged = rejection();
        forged.source = u"a\nrejected id=\"b\""_s;
        forged.request.method = ""_ba;
        RejectionLog(clock).write(forged, false);
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines.first().contains(" source=a?rejected?id??b? "_L1));
        QVERIFY(lines.first().contains(" method=- "_L1));
    }

    void aFloodIsSummedUp()
    {
        FakeClock clock;
        {
            RejectionLog log(clock);
            for (int i = 0; i < 1000; ++i)
                log.write(rejection(), i < 100);
            QCOMPARE(lines.size(), RejectionLog::linesPerSecond);
            QTRY_COMPARE(lines.size(), RejectionLog::linesPerSecond + 1);
            QCOMPARE(lines.last(), u"rejected further=980 of_these_not_stored=900"_s);
            clock.time += 1s;
            log.write(rejection(), true);
            QCOMPARE(lines.size(), RejectionLog::linesPerSecond + 2);
        }
        QCOMPARE(lines.size(), RejectionLog::linesPerSecond + 2);
    }

    void nothingIsForgottenAtTheEnd()
    {
        const FakeClock clock;
        {
            RejectionLog log(clock);
            for (int i = 0; i <= RejectionLog::linesPerSecond; ++i)
                log.write(rejection(), true);
        }
        QCOMPARE(lines.last(), u"rejected further=1 of_these_not_stored=0"_s);
    }

    void keepsAHundredASecondPerSource()
    {
        RejectionRate rate;
        FakeClock clock;
        const auto admitted = [&](const QString &source, Trust trust = Trust::Unproven) {
            int count = 0;
            for (int i = 0; i < 500; ++i)
                count += rate.admit(source, trust, clock.now());
            return count;
        };
        QCOMPARE(admitted(u"github"_s), 100);
        QCOMPARE(admitted(u"stripe"_s), 100);
        QCOMPARE(admitted(u"github"_s), 0);
        QCOMPARE(admitted(u"github"_s, Trust::Proven), 100);
        clock.time += 1s;
        QCOMPARE(admitted(u"github"_s), 100);
        clock.time -= 1h; // the system's clock was set back
        QCOMPARE(admitted(u"github"_s), 100);
    }
};

QTEST_GUILESS_MAIN(RejectionLogTest)
#include "tst_rejectionlog.moc"
