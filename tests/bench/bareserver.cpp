// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bareserver.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>
#include <QThread>

#include <cstdio>
#include <memory>
#include <semaphore>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Its own accepting end of the shared listening socket, and its own server.
class BareThread final : public QThread
{
public:
    explicit BareThread(int listener)
        : m_listener(listener)
    {
        start();
        m_ready.acquire();
    }

    ~BareThread() override
    {
        quit();
        wait();
    }

protected:
    void run() override
    {
        QHttpServer server;
        server.route(u"/in/<arg>"_s, QHttpServerRequest::Method::Post, [](const QString &) {
            return QHttpServerResponse(
                "application/json"_ba,
                R"({"id":"evt_00000000000000000000000000000000","status":"accepted"})"_ba);
        });
        auto listener = std::make_unique<QTcpServer>();
        listener->setSocketDescriptor(::dup(m_listener));
        server.bind(listener.release());
        m_ready.release();
        exec();
    }

private:
    int m_listener;
    std::binary_semaphore m_ready{0};
};

} // namespace

int serveBare()
{
    QTcpServer shared;
    shared.setListenBacklogSize(1024);
    shared.listen(QHostAddress::LocalHost);
    shared.pauseAccepting();
    std::vector<std::unique_ptr<BareThread>> threads;
    for (int i = 0; i < 2; ++i)
        threads.push_back(std::make_unique<BareThread>(int(shared.socketDescriptor())));
    std::printf("%d\n", int(shared.serverPort()));
    std::fflush(stdout);
    std::getchar();
    return 0;
}

} // namespace Signalbox
