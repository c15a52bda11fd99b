// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"
#include "core/support/workerthread.h"

#include <QList>
#include <QSslConfiguration>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace Signalbox {

/// A request as it reached the sink, byte for byte.
struct SinkRequest
{
    QByteArray method;
    QByteArray target;
    HeaderBlock headers;
    QByteArray body{};
    int connection = 0; ///< from 1
    std::chrono::steady_clock::time_point arrivedAt; ///< its last byte
};

/// What the sink does with a request.
struct SinkAnswer
{
    enum class Kind {
        Whole, ///< the answer, with Content-Length unless headers begin with Transfer-Encoding
        Partial, ///< half of the body, then closes
        Close, ///< closes without an answer
        Hang, ///< nothing, until release()
    };

    int status = 200;
    QByteArray headers{}; ///< further lines, each ended by CRLF
    QByteArray body{};
    std::chrono::milliseconds delay{};
    Kind kind = Kind::Whole;
};

/// A real HTTP/1.1 server on a free port of 127.0.0.1, on a thread of its own, over TLS when it is
/// given the means. It keeps what it gets and answers as told. All calls are thread-safe.
class HttpSink final
{
    Q_DISABLE_COPY_MOVE(HttpSink)

public:
    explicit HttpSink(const std::optional<QSslConfiguration> &tls = {});
    ~HttpSink();

    quint16 port() const;
    QString url(const QString &path = QStringLiteral("/hook")) const;

    /// For every request that no script answers and no target. At first: 200 without a body.
    void answerWith(const SinkAnswer &answer);
    /// For every request with this target that no script answers.
    void answerAt(const QByteArray &target, const SinkAnswer &answer);
    /// For the next requests, one each.
    void script(const QList<SinkAnswer> &answers);
    /// Answers what hangs with 200, and lets nothing hang from now on.
    void release();

    /// New connections are refused, those that are open are cut.
    void goAway();
    /// On the same port as before.
    void comeBack();

    /// Off: requests are only counted.
    void keepRequests(bool keep);
    QList<SinkRequest> requests() const;
    int count() const;
    /// Most requests that were unanswered at the same time.
    int mostAtOnce() const;

private:
    struct State;
    class Server;

    std::shared_ptr<State> m_state;
    std::unique_ptr<WorkerThread> m_thread;
};

} // namespace Signalbox
