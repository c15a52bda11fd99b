// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/receivedrequest.h"

#include <QObject>

#include <functional>
#include <memory>

namespace Signalbox {

/// Answers one request, once, on the thread of the handler that got it. Movable. Destroyed without
/// an answer it answers 500. Safe to use after the client has gone: the answer is then dropped.
class HttpResponder final
{
public:
    class Backend; ///< made by HttpService
    explicit HttpResponder(std::unique_ptr<Backend> backend);
    HttpResponder(HttpResponder &&) noexcept;
    HttpResponder &operator=(HttpResponder &&) noexcept;
    ~HttpResponder();

    /// Only the first call counts.
    void send(HttpResponse response);

private:
    std::unique_ptr<Backend> m_backend;
};

/// A request that the guard refused before it was whole. Everything here is bounded by HttpLimits.
struct GuardViolation
{
    int status = 400; ///< what the guard answered: 400, 408, 413, 414, 431, 501, 503, 505
    QByteArray cause; ///< stable word: bad_request_line, body_too_large, header_deadline, …
    ReceivedRequest request; ///< as much as had been read; body holds at most 64 KiB
};

/// What serves requests on one receiver thread: made, called and destroyed there.
class HttpHandler : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpHandler)

public:
    explicit HttpHandler(QObject *parent = nullptr);

    /// May answer at once or keep \a responder and answer later on the same thread.
    virtual void handle(ReceivedRequest &&request, HttpResponder &&responder) = 0;

    /// Largest body in bytes for a request with this method and raw target; asked after the
    /// headers, before a byte of the body is read. 0: HttpLimits::body.
    virtual qint64 bodyLimit(QByteArrayView method, QByteArrayView target) const;

    /// Called after the guard answered a violation itself. By default does nothing.
    virtual void violated(const GuardViolation &violation);
};

using HttpHandlerFactory = std::function<std::unique_ptr<HttpHandler>()>;

} // namespace Signalbox
