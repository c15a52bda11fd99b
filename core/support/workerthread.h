// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/channel.h"

#include <QAbstractEventDispatcher>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace Signalbox {

/// A thread with an event loop and one object that lives on it. Starts in the constructor, which
/// returns once the object is made; the destructor destroys the object on its thread, ends the
/// loop and joins.
class WorkerThread final
{
    Q_DISABLE_COPY_MOVE(WorkerThread)

public:
    using Make = std::function<std::unique_ptr<QObject>()>;

    /// \a make runs on the new thread. \a dispatcher, if given, becomes the thread's own.
    WorkerThread(const QString &name, const Make &make,
                 std::unique_ptr<QAbstractEventDispatcher> dispatcher = {});
    ~WorkerThread();

    /// The object that make() gave; call it queued.
    QObject *object() const { return m_object.get(); }

    /// Runs \a work on the thread, later. Thread-safe.
    void run(std::function<void()> work);

    /// Runs \a work on the thread and returns when it is done. Not from the thread itself.
    void runAndWait(const std::function<void()> &work);

private:
    QThread m_thread;
    std::unique_ptr<Channel<std::function<void()>>> m_work; ///< lives on m_thread
    std::unique_ptr<QObject> m_object;
};

} // namespace Signalbox
