// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demodestinations.h"

#include <QRandomGenerator>
#include <QTimer>

namespace Signalbox {

using namespace std::chrono_literals;

namespace {

class DemoHandler final : public HttpHandler
{
public:
    void handle(ReceivedRequest &&request, HttpResponder &&responder) override
    {
        // A real destination takes its time: 5 to 60 ms, now and then a good part of a second.
        auto *random = QRandomGenerator::global();
        const auto pause =
            random->bounded(20) == 0 ? random->bounded(200, 700) : random->bounded(5, 60);
        auto waiting = std::make_shared<HttpResponder>(std::move(responder));
        const auto status = statusFor(request.path());
        QTimer::singleShot(pause * 1ms, this,
                           [waiting, status] { waiting->send({status, {}, {}}); });
    }

private:
    static int statusFor(QByteArrayView path)
    {
        if (path == "/builds")
            return 204;
        if (path == "/chat")
            return QRandomGenerator::global()->bounded(3) == 0 ? 503 : 200;
        return path == "/tracker" ? 500 : 404;
    }
};

} // namespace

DemoDestinations::DemoDestinations()
    : m_service([] { return std::make_unique<DemoHandler>(); }, ListenerSettings(), 1, m_clock)
{
}

Result<std::unique_ptr<DemoDestinations>> DemoDestinations::start()
{
    std::unique_ptr<DemoDestinations> destinations(new DemoDestinations);
    const auto port = destinations->m_service.listen(QHostAddress::LocalHost, 0);
    if (!port)
        return port.error();
    destinations->m_port = *port;
    return destinations;
}

} // namespace Signalbox
