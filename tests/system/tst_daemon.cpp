// SPDX-License-Identifier: GPL-3.0-or-later
// signalboxd as a program: what it prints, how it ends, whom it lets in, what it costs at rest.
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/httpsink.h"
#include "tests/support/loadclient.h"

#include <QFileInfo>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr auto goodConfig = "sources:\n"
                            "  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n";

QString program()
{
    return qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalboxd"_s;
}

/// The status line and the rest of the answer to \a request, sent as it is.
QByteArray exchange(const QUrl &server, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), quint16(server.port()));
    if (!socket.waitForConnected())
        return {};
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(10'000)) {
        answer += socket.readAll();
        if (answer.contains("\r\n\r\n"))
            break;
    }
    return answer;
}

qint64 cpuNanoseconds(qint64 pid)
{
    qint64 total = 0;
    const QDir tasks(u"/proc/%1/task"_s.arg(pid));
    for (const auto &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + u"/schedstat"_s));
        if (file.open(QFile::ReadOnly))
            total += file.readAll().split(' ').value(0).toLongLong();
    }
    return total;
}

} // namespace

class DaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongStationFileIsExplainedAndNothingStarts()
    {
        DaemonProcess daemon(program());
        daemon.setConfig("sources:\n"
                         "  - name: github\n"
                         "    provider: githbu\n"
                         "    secrets: [\"plain-secret-value\"]\n");
        QVERIFY(!daemon.start());
        QCOMPARE(daemon.exitCode(), 1);
        const auto log = daemon.log();
        QVERIFY2(log.contains("station.yaml:3:"), log);
        QVERIFY2(log.contains("provider"), log);
        QVERIFY2(log.contains("station.yaml:4:"), log);
        QVERIFY2(!log.contains("plain-secret-value"), log);
    }

    void whatPublishingWouldWarnOfInAStationFileIsLogged()
    {
        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setConfig(QByteArray(goodConfig)
                         + "workflows:\n"
                           "  - name: loose\n"
                           "    nodes:\n"
                           "      - {id: in, source: github}\n"
                           "      - {id: big, filter: body.big}\n"
                           "      - {id: end, stop: small}\n"
                           "    edges: [in > big, big.else > end]\n");
        QVERIFY2(daemon.start(), daemon.log());
        QCOMPARE(daemon.terminate(), 0); // then the log is whole
        const auto log = daemon.log();
        QVERIFY2(log.contains("workflow warning file=station.yaml line=7 workflow=loose node=big "
                              "field=edges reason=unconnected_port"),
                 log);
    }

    void unknownOptionsAreAUsageError()
    {
        QProcess process;
        process.start(program(), {u"--no-such-option"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("no-such-option"));
    }

    void systemdIsToldWhenItIsReadyAndWhenItStops()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"notify"_s).toLocal8Bit();
        const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::ranges::copy(path, address.sun_path);
        QCOMPARE(::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);

        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setEnvironment(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(path));
        daemon.setConfig(goodConfig);
        QVERIFY2(daemon.start(), daemon.log());
        char buffer[64] = {};
        QCOMPARE(::recv(socket, buffer, sizeof buffer, 0), 7);
        QCOMPARE(QByteArray(buffer), "READY=1");
        QCOMPARE(daemon.terminate(), 0);
        QCOMPARE(::recv(socket, buffer, sizeof buffer, 0), 10);
        QCOMPARE(QByteArray(buffer), "STOPPING=1");
        ::close(socket);
    }

    void aSecondStationOnTheSameStoreIsRefusedByName()
    {
        DaemonProcess first(program());
        first.setEnvironment(u"INBOUND"_s, u"secret"_s);
        first.setConfig(goodConfig);
        QVERIFY2(first.start(), first.log());
        QProcess second;
        second.start(program(),
                     {u"--store"_s, u"sqlite://"_s + first.storePath(), u"--listen"_s,
                      u"127.0.0.1:0"_s, u"--admin"_s, u"127.0.0.1:0"_s});
        QVERIFY(second.waitForFinished());
        QCOMPARE(second.exitCode(), 1);
        QVERIFY(second.readAllStandardError().contains(QByteArray::number(first.pid())));
    }

    void theAdminApiIsClosedToOthers()
    {
        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setConfig(goodConfig);
        QVERIFY2(daemon.start(), daemon.log());
        const auto token = daemon.token();
        QVERIFY(!token.isEmpty());
        const auto host = "127.0.0.1:" + QByteArray::number(daemon.admin().port());
        const auto get = [&](const QByteArray &hostHeader, const QByteArray &more) {
            return exchange(daemon.admin(),
                            "GET /api/v1/events HTTP/1.1\r\nHost: " + hostHeader + "\r\n" + more
                                + "\r\n");
        };
        const auto authorized = "Authorization: Bearer " + token + "\r\n";
        QVERIFY(get(host, authorized).startsWith("HTTP/1.1 200"));

        // Another user of the machine has no token: the file is not his to read.
        QVERIFY(get(host, {}).startsWith("HTTP/1.1 401"));
        QVERIFY(get(host, "Authorization: Bearer 0\r\n").startsWith("HTTP/1.1 401"));
        const QFileInfo file(daemon.folder()
                             + u"/signalbox/admin-%1.token"_s.arg(daemon.admin().port()));
        QCOMPARE(
            file.permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());

        // A page of a foreign site, by name rebinding and by a cross-site form.
        QVERIFY(get("evil.example:" + QByteArray::number(daemon.admin().port()), authorized)
                    .startsWith("HTTP/1.1 4"));
        const auto crossSite =
            exchange(daemon.admin(),
                     "POST /api/v1/apply HTTP/1.1\r\nHost: " + host
                         + "\r\nOrigin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n"
                           "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: 2\r\n"
                         + authorized + "\r\n{}");
        QVERIFY2(crossSite.startsWith("HTTP/1.1 403") || crossSite.startsWith("HTTP/1.1 415"),
                 crossSite);

        QVERIFY(exchange(daemon.admin(), "GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .startsWith("HTTP/1.1 200"));
    }

    void theAdminApiIsCalledByTheNamesThatItIsGiven()
    {
        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setConfig(goodConfig);
        daemon.addArguments({u"--admin-host"_s, u"signalbox.example.org"_s, u"--admin-host"_s,
                             u"metrics.example.org"_s});
        QVERIFY2(daemon.start(), daemon.log());
        const auto port = ':' + QByteArray::number(daemon.admin().port());
        const auto metrics = [&](const QByteArray &host) {
            return exchange(daemon.admin(),
                            "GET /metrics HTTP/1.1\r\nHost: " + host + port + "\r\n\r\n");
        };
        QVERIFY(metrics("signalbox.example.org").startsWith("HTTP/1.1 200"));
        QVERIFY(metrics("Metrics.Example.org").startsWith("HTTP/1.1 200"));
        QVERIFY(metrics("other.example.org").startsWith("HTTP/1.1 403"));

        QProcess process;
        process.start(program(), {u"--admin-host"_s, u"http://a.example.org:1"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("--admin-host"));
    }

    void whatIsPendingNeverLeavesByAnOldStationFile()
    {
        const auto config = [](const QString &url) {
            return QByteArray(goodConfig) + "destinations:\n  - {name: sink, http: {url: \""
                + url.toUtf8()
                + "\"}}\nworkflows:\n  - name: all\n    nodes:\n      - {id: in, source: "
                  "[github]}\n"
                  "      - {id: out, destination: sink}\n    edges: [in > out]\n";
        };
        HttpSink old;
        old.answerWith({.kind = SinkAnswer::Kind::Hang});
        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setConfig(config(old.url()));
        QVERIFY2(daemon.start(), daemon.log());
        const auto answer =
            exchange(daemon.ingest(), githubRequest("github", "push", "1", "{}", "secret"));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
        QTRY_COMPARE(old.count(), 1);
        daemon.kill(); // the delivery is due at the next start

        daemon.setConfig("sources: [{name: github, provider: githbu}]\n");
        QVERIFY(!daemon.start());
        QCOMPARE(daemon.exitCode(), 1);
        QCOMPARE(old.count(), 1);

        HttpSink corrected;
        daemon.setConfig(config(corrected.url()));
        QVERIFY2(daemon.start(), daemon.log());
        QTRY_COMPARE(corrected.count(), 1);
        QCOMPARE(old.count(), 1);
    }

    void atRestItCostsNothing()
    {
        DaemonProcess daemon(program());
        daemon.setEnvironment(u"INBOUND"_s, u"secret"_s);
        daemon.setConfig(goodConfig);
        QVERIFY2(daemon.start(), daemon.log());
        LoadClient::Job job;
        job.count = 200;
        job.connections = 4;
        job.request = [](qint64 number) {
            return githubRequest("github", "push", QByteArray::number(number), "{}", "secret");
        };
        QCOMPARE(LoadClient::run(quint16(daemon.ingest().port()), job).answered, 200);
        QTest::qWait(4000); // the status timer ends after the last change

        const auto before = cpuNanoseconds(daemon.pid());
        constexpr int watched = 5;
        QTest::qWait(watched * 1000);
        const auto used = cpuNanoseconds(daemon.pid()) - before;
        qInfo("idle: %.4f%% of a core", double(used) / (watched * 1e9) * 100);
        QVERIFY(double(used) < watched * 1e9 * 0.002);
    }
};

QTEST_GUILESS_MAIN(DaemonTest)
#include "tst_daemon.moc"
