// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/receivedrequest.h"
#include "core/station/station.h"
#include "core/support/channel.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace Signalbox {

/// Makes the answer; runs on the HTTP thread, so that encoding costs the station's thread nothing.
using ApiReply = std::function<HttpResponse()>;

/// Brings replies to one HTTP handler. Shared: replies may come after the handler has gone.
class ReplyBox final
{
public:
    struct Entry
    {
        quint64 ticket;
        ApiReply reply;
    };
    using Receive = std::function<void(std::vector<Entry> &&)>;

    /// \a receive runs on the thread of \a context until close().
    ReplyBox(QObject *context, Receive receive);
    Q_DISABLE_COPY_MOVE(ReplyBox)

    void send(Entry entry); ///< thread-safe; dropped once closed
    void close(); ///< on the context's thread

private:
    void drain();

    std::mutex m_mutex;
    QObject *m_context; ///< null once closed
    std::vector<Entry> m_waiting;
    Receive m_receive;
};

/// Asks one station on the thread that it lives on. Made and destroyed there; ask() is thread-safe.
class StationGate final : public QObject
{
    Q_OBJECT

public:
    /// Called with the station, on its thread; calls the given function once, there or not at all.
    using Ask = std::function<void(Station &, std::function<void(ApiReply)>)>;

    /// \a station is not owned and must outlive this object.
    explicit StationGate(Station &station, QObject *parent = nullptr);

    /// The reply to \a ask goes to \a box under \a ticket.
    void ask(Ask ask, std::shared_ptr<ReplyBox> box, quint64 ticket);

private:
    struct Question
    {
        Ask ask;
        std::shared_ptr<ReplyBox> box;
        quint64 ticket;
    };

    Station &m_station;
    Channel<Question> m_questions;
};

} // namespace Signalbox
