// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"
#include "tests/core/receiver/testprovider.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

std::mutex mutex;
QByteArray lines; ///< of the log; under mutex

void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const std::lock_guard lock(mutex);
    lines += line.toUtf8() + '\n';
}

QByteArray get(const QByteArray &query)
{
    return "GET /in/test"_ba + query + " HTTP/1.1\r\nHost: a\r\n\r\n"_ba;
}

} // namespace

/// What a source reads as a plain credential is in no rejection, no file of the store and no line
/// of the log.
class CredentialsTest final : public QObject
{
    Q_OBJECT

    const QByteArray word = "wOrd-0f.the~0perator"_ba;

    /// Checks that \a fixture, with \a count rejections, holds \a word nowhere.
    void isNowhere(IngestFixture &fixture, qsizetype count, const QByteArray &word)
    {
        const auto rejections = fixture.rejections(count);
        for (const auto &rejection : rejections) {
            QVERIFY(!rejection.request.target.contains(word));
            QVERIFY(!rejection.request.body.contains(word));
            QVERIFY(!rejection.detail.contains(QString::fromUtf8(word)));
        }
        const auto files = QDir(fixture.folder.path()).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 2); // the store and its log
        for (const auto &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(word), qPrintable(info.fileName()));
        }
        const std::lock_guard lock(mutex);
        QVERIFY(lines.contains("rejected id="));
        QVERIFY(!lines.contains(word));
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"signalbox.*=true"_s); }
    void init()
    {
        lines.clear();
        qInstallMessageHandler(keepLine);
    }
    void cleanup() { qInstallMessageHandler(nullptr); }

    void aMisspelledSourceKeepsNoCredentialEither()
    {
        IngestFixture fixture;
        const auto provider =
            testProvider("'authentication':{'any':[{'kind':'token','place':{'header':'x-token'}},"
                         "{'kind':'token','place':{'query':'key'}},"
                         "{'kind':'token','place':{'body':'body.token'}}]}"_ba);
        fixture.addSource({u"test"_s, u"test"_s, {}, {}, 0}, provider, {word});
        const auto ask = [&](const QByteArray &headers, const QByteArray &query,
                             const QByteArray &body) {
            return fixture.ask(post(headers, body, "/in/tset"_ba + query)).status;
        };
        QCOMPARE(ask("X-Token: "_ba + word + "\r\n"_ba, {}, "{}"_ba), 404);
        QCOMPARE(ask({}, "?key="_ba + word, "{}"_ba), 404);
        QCOMPARE(ask({}, {}, "{\"body\":{\"token\":\""_ba + word + "\"}}"_ba), 404);
        // Not a request at all, for the guard.
        QCOMPARE(ask("X-Token: "_ba + word + "\r\nContent-Length: 7\r\n"_ba, {}, {}), 400);
        isNowhere(fixture, 4, word);
    }

    void theWordOfAHandshakeIsNotKept()
    {
        IngestFixture fixture;
        const auto provider =
            testProvider("'handshakes':[{'kind':'get-echo','challenge':'hub.challenge',"
                         "'as':'text','require':{'hub.mode':'subscribe',"
                         "'hub.verify_token':'{secret:signing_secret}'}}]"_ba);
        fixture.addSource({u"test"_s, u"test"_s, {}, {}, 0}, provider, {word});
        const auto with = [this](const QByteArray &query) {
            return get("?hub.mode=subscribe&hub.verify_token="_ba + word + query);
        };
        QCOMPARE(fixture.ask(with("&hub.challenge=1"_ba)).status, 200);
        QCOMPARE(fixture.ask(with("1&hub.challenge=1"_ba)).status, 400); // nearly the right one
        QCOMPARE(fixture.ask(with("&hub.challenge=%0d"_ba)).status, 400);
        QCOMPARE(fixture.ask(with({})).status, 405);
        QCOMPARE(fixture.ask(get("?hub.mode=off&hub%2Everify_token="_ba + word)).status, 405);
        const auto target = "?hub.verify_token="_ba + word;
        QCOMPARE(fixture.ask("GET /in/test"_ba + target + " HTTP/1.1\r\n\r\n"_ba).status, 400);
        isNowhere(fixture, 5, word);
    }

    void theTokenOfABodyIsNotKept()
    {
        IngestFixture fixture;
        const auto provider =
            testProvider("'authentication':{'any':[{'kind':'token','place':{'body':'passcode'}},"
                         "{'kind':'token','place':{'form':'token'}}]}"_ba);
        fixture.addSource({u"test"_s, u"test"_s, {}, {}, 0}, provider, {word});
        const auto json = "Content-Type: application/json\r\n"_ba;
        const auto body = "{\"passcode\":\""_ba + word;
        const auto send = [&](const QByteArray &headers, const QByteArray &sent) {
            return fixture.ask(post(headers, sent, "/in/test"_ba)).status;
        };
        QCOMPARE(send(json, body + "1\"}"_ba), 401); // nearly the right one
        QCOMPARE(send(json, body), 401); // cut off
        QCOMPARE(send("Content-Type: application/x-www-form-urlencoded\r\n"_ba,
                      "token="_ba + word + "1&a=b"_ba),
                 401);
        QCOMPARE(fixture
                     .ask("PUT /in/test HTTP/1.1\r\nHost: a\r\nContent-Length: 36\r\n\r\n"_ba + body
                          + "\",\""_ba)
                     .status,
                 405);
        QCOMPARE(
            fixture
                .ask("POST /in/test HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                     "21\r\n"_ba
                     + body + "\r\nzz\r\n"_ba)
                .status,
            400);
        isNowhere(fixture, 5, word);
    }

    void whatWasProvenKeepsItsBytes()
    {
        IngestFixture fixture;
        const auto provider = testProvider(
            "'authentication':{'any':[{'kind':'token','place':{'body':'passcode'}}]}"_ba);
        fixture.addSource({u"test"_s, u"test"_s, {}, {}, 0}, provider, {word});
        const auto sound = "{\"passcode\":\""_ba + word + "\"}"_ba;
        const auto json = "Content-Type: application/json\r\n"_ba;
        const auto stored = fixture.ask(post(json, sound, "/in/test"_ba));
        QCOMPARE(stored.status, 200);
        QCOMPARE(fixture.event(eventIdOf(stored)).request.body, sound);
        QCOMPARE(
            fixture.ask(post("Content-Type: text/plain; charset=x\r\n"_ba, sound, "/in/test"_ba))
                .status,
            415);
        QCOMPARE(fixture.rejections(1).first().request.body, sound);
    }
};

QTEST_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
