// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httpservice.h"

#include "core/http/acceptor.h"
#include "core/http/epolldispatcher.h"
#include "core/http/httpreceiver.h"
#include "core/support/workerthread.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Counts the receivers that still have connections. Thread-safe.
class DrainGate final
{
public:
    explicit DrainGate(size_t receivers)
        : m_left(receivers)
    {
    }

    void arrive()
    {
        const std::lock_guard lock(m_mutex);
        --m_left;
        m_changed.notify_one();
    }

    void wait(std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, atMost, [this] { return m_left == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_left;
};

} // namespace

class HttpService::Private final
{
public:
    Private(const HttpHandlerFactory &factory, const SharedListenerSettings &settings, int threads,
            const Clock &clock)
        : quota(settings->limits)
    {
        std::vector<Acceptor::Receiver> adopt;
        for (int i = 0; i < std::max(threads, 1); ++i) {
            receivers.push_back(std::make_unique<WorkerThread>(
                u"http-%1"_s.arg(i),
                [&] { return std::make_unique<HttpReceiver>(factory, settings, clock, quota); },
                std::make_unique<EpollDispatcher>()));
            adopt.push_back([receiver = receiver(i)](AcceptedSocket socket) {
                receiver->adopt(std::move(socket));
            });
        }
        acceptor = std::make_unique<WorkerThread>(
            u"http-accept"_s,
            [&] { return std::make_unique<Acceptor>(quota, settings, std::move(adopt)); },
            std::make_unique<EpollDispatcher>());
    }

    HttpReceiver *receiver(size_t i) const
    {
        return static_cast<HttpReceiver *>(receivers[i]->object());
    }

    HttpQuota quota;
    std::vector<std::unique_ptr<WorkerThread>> receivers;
    std::unique_ptr<WorkerThread> acceptor; ///< after receivers: ends before them
};

HttpService::HttpService(HttpHandlerFactory factory, ListenerSettings settings, int threads,
                         const Clock &clock)
    : d(std::make_unique<Private>(
          factory, std::make_shared<const ListenerSettings>(std::move(settings)), threads, clock))
{
}

HttpService::~HttpService()
{
    stop({});
}

void HttpService::configure(ListenerSettings settings)
{
    const auto shared = std::make_shared<const ListenerSettings>(std::move(settings));
    d->quota.configure(shared->limits);
    if (d->acceptor) {
        auto *acceptor = static_cast<Acceptor *>(d->acceptor->object());
        d->acceptor->run([acceptor, shared] { acceptor->configure(shared); });
    }
    for (size_t i = 0; i < d->receivers.size(); ++i)
        d->receivers[i]->run([receiver = d->receiver(i), shared] { receiver->configure(shared); });
}

Result<quint16> HttpService::listen(const QHostAddress &address, quint16 port)
{
    if (!d->acceptor)
        return Error{ErrorCode::Conflict, u"This service has been stopped."_s};
    auto *acceptor = static_cast<Acceptor *>(d->acceptor->object());
    std::optional<Result<quint16>> result;
    d->acceptor->runAndWait([&] { result = acceptor->open(address, port); });
    return *result;
}

void HttpService::stop(std::chrono::milliseconds grace)
{
    d->acceptor.reset();
    if (grace.count() > 0 && !d->receivers.empty()) {
        const auto gate = std::make_shared<DrainGate>(d->receivers.size());
        for (size_t i = 0; i < d->receivers.size(); ++i) {
            d->receivers[i]->run(
                [receiver = d->receiver(i), gate] { receiver->drain([gate] { gate->arrive(); }); });
        }
        gate->wait(grace);
    }
    d->receivers.clear();
}

int HttpService::connectionCount() const
{
    return d->quota.connections();
}

} // namespace Signalbox
