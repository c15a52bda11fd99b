// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"

#include <QHttpServerResponder>

#include <optional>

namespace Signalbox {

/// QHttpServer's side of a guard: the head that it reads and the answer that it writes, for one
/// request at a time. The head is always the same but for the number of the exchange.
class GuardExchange final
{
    Q_DISABLE_COPY_MOVE(GuardExchange)

public:
    GuardExchange() = default;

    /// Name of the header that carries the number. The network cannot set it: no byte of a request
    /// reaches QHttpServer.
    static constexpr char header[] = "exchange";

    void begin(quint64 number);
    quint64 number() const { return m_number; } ///< 0: none

    /// What QHttpServer has not read yet, as QIODevice::readData() and bytesAvailable() want it.
    qint64 read(char *data, qint64 maxSize);
    qint64 unread() const { return m_head.size(); }
    void write(const char *data, qint64 size) { m_answer.append(data, size); }

    /// Calls \a handle while \a responder, QHttpServer's, can be answered by; keeps it for later
    /// when
    /// \a handle did not answer.
    void serve(QHttpServerResponder &responder, const std::function<void()> &handle);

    /// Lets QHttpServer write \a response without its header fields, which the guard adds with its
    /// own (see fieldLines()), and returns what it wrote; ends the exchange.
    QByteArray answer(const HttpResponse &response);

    /// Ends the exchange without an answer.
    void abandon() { m_number = 0; }

    /// Lets go of a responder that was kept, if there is one: QHttpServer is then ready for the
    /// next request, or deletes the connection.
    bool release();

private:
    quint64 m_number = 0;
    QByteArray m_head;
    QByteArray m_answer;
    QHttpServerResponder *m_responder = nullptr; ///< while QHttpServer calls us
    std::optional<QHttpServerResponder> m_kept; ///< when the handler answers later
};

} // namespace Signalbox
