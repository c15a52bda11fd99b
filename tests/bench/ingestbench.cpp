// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ingestbench.h"

#include "tests/bench/keyfill.h"
#include "tests/support/countingsink.h"
#include "tests/support/daemonprocess.h"
#include "tests/support/githubrequest.h"
#include "tests/support/loadclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryFile>
#include <QUuid>

#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "bench";

/// Requests that differ in their delivery GUID only, which is random as GitHub's is.
class Requests
{
public:
    Requests()
    {
        const auto body = "{\"data\":\"" + QByteArray(889, 'x') + "\"}";
        const auto whole = githubRequest("github", "push", "@", body, secret);
        const auto at = whole.indexOf('@');
        m_before = whole.first(at);
        m_after = whole.sliced(at + 1);
    }

    QByteArray operator()(qint64) const
    {
        return m_before + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + m_after;
    }

private:
    QByteArray m_before;
    QByteArray m_after;
};

HttpFigures load(qint64 process, quint16 port, int connections, int seconds)
{
    HttpFigures figures;
    LoadClient::Job job;
    QElapsedTimer timer;
    timer.start();
    job.count = 100'000'000;
    job.connections = connections;
    job.enough = [&] { return timer.elapsed() >= seconds * 1000; };
    job.limit = std::chrono::seconds(seconds + 10);
    job.request = Requests();
    job.answered = [&](const LoadClient::Answer &answer) {
        if (answer.status != 200)
            ++figures.refused;
    };
    const auto before = cpuTimes(process);
    auto summary = LoadClient::run(port, job);
    figures.cpu = cpuTimesPer(double(summary.answered), before, cpuTimes(process));
    figures.perSecond = double(summary.answered) / (double(summary.elapsed.count()) / 1e9);
    figures.latency = Percentiles::of(summary.latencies);
    return figures;
}

QString daemonPath()
{
    return QCoreApplication::applicationDirPath() + u"/signalboxd"_s;
}

/// Deliveries that wait or run, as the station's own gauge tells.
qint64 pendingDeliveries(QNetworkAccessManager &network, const QUrl &admin)
{
    auto url = admin;
    url.setPath(u"/metrics"_s);
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    for (const auto &line : reply->readAll().split('\n')) {
        if (line.startsWith("signalbox_pending_deliveries "))
            return qint64(line.sliced(line.indexOf(' ') + 1).toDouble());
    }
    return -1;
}

} // namespace

HttpFigures measureBare(const QString &self, int connections, int seconds)
{
    QProcess server;
    server.start(self, {u"--serve-bare"_s});
    if (!server.waitForReadyRead())
        return {};
    const auto port = server.readLine().trimmed().toUShort();
    const auto figures = load(server.processId(), port, connections, seconds);
    server.closeWriteChannel();
    server.waitForFinished();
    return figures;
}

class IngestTarget::Private
{
public:
    DaemonProcess daemon{daemonPath()};
    bool started = false;
};

IngestTarget::IngestTarget(qint64 keys)
    : d(std::make_unique<Private>())
{
    auto &daemon = d->daemon;
    daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
    daemon.setConfig("sources:\n  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n");
    d->started = (keys == 0 || fillKeys(daemon.storePath(), keys)) && daemon.start();
}

IngestTarget::~IngestTarget() = default;

HttpFigures IngestTarget::measure(int connections, int seconds)
{
    if (!d->started)
        return {};
    return load(d->daemon.pid(), quint16(d->daemon.ingest().port()), connections, seconds);
}

double measureSync()
{
    QTemporaryFile file;
    if (!file.open())
        return 0;
    QList<double> times;
    const QByteArray page(4096, 'x');
    for (int i = 0; i < 100; ++i) {
        QElapsedTimer timer;
        timer.start();
        file.write(page);
        file.flush();
        ::fdatasync(file.handle());
        times.append(double(timer.nsecsElapsed()) / 1e6);
    }
    return median(times);
}

EndToEndFigures measureEndToEnd(int events)
{
    CountingSink sink;
    DaemonProcess daemon(daemonPath());
    daemon.setEnvironment(u"INBOUND"_s, QString::fromLatin1(secret));
    daemon.setConfig("sources:\n  - {name: github, provider: github, secrets: [\"${INBOUND}\"]}\n"
                     "destinations:\n  - {name: sink, http: {url: \"http://127.0.0.1:"
                     + QByteArray::number(sink.port())
                     + "/\"}, limit: {concurrency: 16}}\n"
                       "workflows:\n  - name: pushes\n    nodes:\n"
                       "      - {id: in, source: [github]}\n"
                       "      - {id: push, filter: \"type == 'push'\"}\n"
                       "      - {id: out, destination: sink}\n"
                       "    edges: [in > push, push > out]\n");
    if (!daemon.start())
        return {};
    QElapsedTimer timer;
    timer.start();
    LoadClient::Job job;
    job.count = events;
    job.request = Requests();
    const auto summary = LoadClient::run(quint16(daemon.ingest().port()), job);
    sink.waitForCount(summary.answered, std::chrono::seconds(60));
    QNetworkAccessManager network;
    while (pendingDeliveries(network, daemon.admin()) > 0 && timer.elapsed() < 90'000) { }
    return {double(sink.distinct()) / (double(timer.elapsed()) / 1000), summary.answered,
            sink.distinct()};
}

} // namespace Signalbox
