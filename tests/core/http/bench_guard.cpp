// SPDX-License-Identifier: GPL-3.0-or-later
// Requests per second of a guarded and a bare QHttpServer, in turns: bench_guard [rounds] [seconds]
#include "core/http/filelimit.h"
#include "core/http/httpservice.h"
#include "core/http/ownedfd.h"
#include "core/support/workerthread.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <cstdio>
#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int connections = 64;

class EchoHandler final : public HttpHandler
{
public:
    void handle(ReceivedRequest &&, HttpResponder &&responder) override
    {
        responder.send({200, {{"Content-Type"_ba, "application/json"_ba}}, "{\"ok\":true}"_ba});
    }
};

/// One thread of a bare QHttpServer on a duplicate of the listening descriptor.
class BareServer final : public QObject
{
public:
    explicit BareServer(int listening)
    {
        m_server.route(u"/in/bench"_s, QHttpServerRequest::Method::Post, [] {
            return QHttpServerResponse("application/json"_ba, "{\"ok\":true}"_ba);
        });
        auto *tcp = new QTcpServer(this);
        tcp->setSocketDescriptor(::dup(listening));
        m_server.bind(tcp);
    }

private:
    QHttpServer m_server;
};

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

OwnedFd connectTo(quint16 port)
{
    OwnedFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        std::perror("connect");
    return fd;
}

struct Rate
{
    double perSecond = 0;
    double serverMicroseconds = 0; ///< CPU time of everything but the client
};

/// Keeps \a connections requests in flight for \a seconds, on this thread.
Rate measure(quint16 port, double seconds)
{
    const auto request =
        "POST /in/bench HTTP/1.1\r\nHost: localhost:8080\r\n"
        "User-Agent: GitHub-Hookshot/044aadd\r\nAccept: */*\r\n"
        "Content-Type: application/json\r\nX-GitHub-Event: push\r\n"
        "X-GitHub-Delivery: 72d3162e-cc78-11e3-81ab-4c9367dc0958\r\n"
        "X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22"
        "c46f4379c8b043e17\r\nContent-Length: 900\r\n\r\n"_ba
        + QByteArray(900, 'x');
    const OwnedFd epoll(epoll_create1(EPOLL_CLOEXEC));
    std::vector<OwnedFd> sockets;
    for (int i = 0; i < connections; ++i) {
        sockets.push_back(connectTo(port));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = sockets.back().get();
        epoll_ctl(epoll.get(), EPOLL_CTL_ADD, event.data.fd, &event);
        if (::send(event.data.fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) < 0)
            std::perror("send");
    }
    const auto start = std::chrono::steady_clock::now();
    const double cpu = cpuSeconds(RUSAGE_SELF) - cpuSeconds(RUSAGE_THREAD);
    qint64 done = 0;
    std::array<epoll_event, connections> events;
    std::array<char, 4096> buffer;
    double elapsed = 0;
    while (elapsed < seconds) {
        const int count = epoll_wait(epoll.get(), events.data(), connections, 1000);
        for (int i = 0; i < count; ++i) {
            const int fd = events[size_t(i)].data.fd;
            if (::recv(fd, buffer.data(), buffer.size(), 0) <= 0)
                qFatal("the server closed a connection");
            ++done; // both servers write so small an answer at once, or its head first
            if (QByteArrayView(buffer.data(), 12) != "HTTP/1.1 200")
                --done;
            else if (::send(fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) < 0)
                qFatal("send failed");
        }
        elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    const double used = cpuSeconds(RUSAGE_SELF) - cpuSeconds(RUSAGE_THREAD) - cpu;
    return {double(done) / elapsed, used * 1e6 / double(done)};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    raiseFileLimit();
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 7;
    const double seconds = argc > 2 ? std::atof(argv[2]) : 2;
    constexpr int threads = 2;

    const SystemClock clock;
    HttpService guarded([] { return std::make_unique<EchoHandler>(); }, {}, threads, clock);
    const auto guardedPort = guarded.listen(QHostAddress::LocalHost, 0);

    QTcpServer listening;
    listening.listen(QHostAddress::LocalHost, 0);
    listening.pauseAccepting();
    std::vector<std::unique_ptr<WorkerThread>> bare;
    for (int i = 0; i < threads; ++i) {
        bare.push_back(std::make_unique<WorkerThread>(u"bare"_s, [&] {
            return std::make_unique<BareServer>(int(listening.socketDescriptor()));
        }));
    }

    std::vector<double> rates;
    std::vector<double> costs;
    for (int round = 0; round < rounds; ++round) {
        const auto one = measure(listening.serverPort(), seconds);
        const auto two = measure(*guardedPort, seconds);
        rates.push_back(two.perSecond / one.perSecond);
        costs.push_back(one.serverMicroseconds / two.serverMicroseconds);
        std::printf("bare %.0f/s %.1f us/request, guarded %.0f/s %.1f us/request\n", one.perSecond,
                    one.serverMicroseconds, two.perSecond, two.serverMicroseconds);
    }
    std::printf("guarded to bare, median of %d: %.2f by rate, %.2f by CPU time\n", rounds,
                median(rates), median(costs));
    return 0;
}
