// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"
#include "core/http/listenersettings.h"
#include "core/support/result.h"

#include <QHostAddress>

#include <memory>

namespace Signalbox {

/// An HTTP/1.1 server: one acceptor and \a threads receiver threads, each with its own epoll event
/// dispatcher, QHttpServer behind the guard, and handler. Used by one thread at a time.
class HttpService final
{
    Q_DISABLE_COPY_MOVE(HttpService)

public:
    /// \a factory is called once on each receiver thread. \a clock must outlive this object.
    HttpService(HttpHandlerFactory factory, ListenerSettings settings, int threads,
                const Clock &clock);
    ~HttpService(); ///< stop() with no grace, if it still runs

    /// Treats new connections by \a settings; those that are open go on as they began. Deadlines
    /// much shorter than all of the first settings may pass a second late.
    void configure(ListenerSettings settings);

    /// Starts to listen; port 0 takes a free one. The port that it got, or an error whose detail
    /// says which address and why (Conflict: the port is taken).
    Result<quint16> listen(const QHostAddress &address, quint16 port);

    /// Stops accepting, lets requests in progress be answered for up to \a grace, closes all
    /// connections, ends the threads. Blocks until then.
    void stop(std::chrono::milliseconds grace);

    int connectionCount() const; ///< thread-safe

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
