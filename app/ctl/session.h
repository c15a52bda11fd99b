// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/httpstation.h"
#include "core/station/wire.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <memory>

namespace Signalbox {

enum ExitCode {
    Fine = 0,
    No = 1, ///< the answer is no
    Usage = 2,
    Unreachable = 3,
};

/// What every command shares: the station it talks to, and how it speaks to people and programs.
class Session
{
public:
    Session(const QUrl &url, bool json);

    bool json() const { return m_json; }
    Timestamp now() const { return m_clock.now(); }
    Station &station() { return m_station; }

    /// Runs the event loop until \a future has its value.
    template <typename T>
    static T await(const QFuture<T> &future)
    {
        QEventLoop loop;
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        if (!future.isFinished())
            loop.exec();
        return future.result();
    }

    /// To stdout: text that was made harmless already, one JSON object, bytes as they are.
    void print(const QString &text) const;
    void print(const QJsonObject &json) const;
    void printRaw(const QByteArray &bytes) const;
    /// To stderr, after the program's name.
    void complain(const QString &text) const;

    /// Says what went wrong and what to do about it.
    int fail(const Error &error) const;
    int misuse(const QString &text) const;

private:
    SystemClock m_clock;
    QUrl m_url;
    bool m_json;
    HttpStation m_station;
};

} // namespace Signalbox
