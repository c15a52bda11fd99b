// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpservice.h"
#include "core/http/ownedfd.h"

#include <concepts>
#include <condition_variable>
#include <mutex>

namespace Signalbox {

/// One answer as it came from the socket.
struct Answer
{
    int status = 0; ///< 0: none came
    HeaderBlock headers;
    QByteArray body;
};

/// A blocking TCP client that sends exactly the bytes it is given. Every wait ends after 10 s.
class RawClient final
{
public:
    explicit RawClient(quint16 port, int receiveBuffer = 0);

    bool isConnected() const { return m_fd.get() >= 0; }
    int fd() const { return m_fd.get(); }

    /// How many bytes the socket took; fewer than all when the peer closed or \a patience passed.
    qsizetype send(const QByteArray &bytes,
                   std::chrono::milliseconds patience = std::chrono::seconds(10));
    void shutdownWrite();

    /// Reads one answer by its Content-Length; \a head: it has no body.
    Answer read(bool head = false);
    Answer ask(const QByteArray &request)
    {
        send(request);
        return read();
    }

    /// All that comes until the peer closes, or nothing more for \a patience.
    QByteArray readRest(std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Whether the peer has closed; waits for it.
    bool isClosedByPeer();

private:
    bool receive(std::chrono::milliseconds patience);

    OwnedFd m_fd;
    QByteArray m_buffer;
    bool m_ended = false;
};

/// What the handlers of all receiver threads saw. Thread-safe.
class Seen final
{
public:
    void request(ReceivedRequest request);
    void violation(GuardViolation violation);
    QList<ReceivedRequest> requests() const;
    QList<GuardViolation> violations() const;
    /// Waits up to 10 s for \a count violations.
    QList<GuardViolation> violations(qsizetype count) const;
    QList<ReceivedRequest> requests(qsizetype count) const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    QList<ReceivedRequest> m_requests;
    QList<GuardViolation> m_violations;
};

using Serve = std::function<void(ReceivedRequest &&, HttpResponder &&)>;

/// Keeps responders on their receiver thread until they are let go. For one receiver thread;
/// thread-safe; must outlive the service's use of serve() but not the service.
class Held final
{
public:
    Serve serve();

    int count() const;
    /// Answers all that are held, with 200, on their thread.
    void answerAll();
    /// Destroys all that are held, on their thread.
    void dropAll();
    /// Destroys all that are held, once their service and its threads are gone.
    void forget();

private:
    void release(bool answer);

    mutable std::mutex m_mutex;
    std::vector<HttpResponder> m_responders;
    std::unique_ptr<QObject> m_thread; ///< lives on the receiver thread
};

/// Answers by \a serve, or 200 with "<method> <target> <body size>".
class TestHandler final : public HttpHandler
{
public:
    TestHandler(Seen &seen, Serve serve)
        : m_seen(seen)
        , m_serve(std::move(serve))
    {
    }

    void handle(ReceivedRequest &&request, HttpResponder &&responder) override;
    qint64 bodyLimit(QByteArrayView method, QByteArrayView target) const override;
    void violated(const GuardViolation &violation) override;

private:
    Seen &m_seen;
    Serve m_serve;
};

/// A service on a free loopback port.
class TestService final
{
public:
    explicit TestService(const HttpLimits &limits = {}, const Serve &serve = {}, int threads = 1);
    /// A template so that {} is the other one.
    template <std::same_as<ListenerSettings> Settings>
    explicit TestService(const Settings &settings, const Serve &serve = {}, int threads = 1)
        : TestService(std::in_place, settings, serve, threads)
    {
    }

    RawClient client() const { return RawClient(port); }
    Answer ask(const QByteArray &request) const { return client().ask(request); }

    SystemClock clock;
    Seen seen;
    HttpService service;
    quint16 port = 0;

private:
    TestService(std::in_place_t, const ListenerSettings &settings, const Serve &serve, int threads);
};

} // namespace Signalbox
