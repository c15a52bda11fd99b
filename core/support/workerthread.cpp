// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/workerthread.h"

#include <semaphore>

namespace Signalbox {
namespace {

/// Runs \a work on the thread of \a context and waits, by a semaphore that ThreadSanitizer sees.
void runAndWait(QObject *context, const std::function<void()> &work)
{
    std::binary_semaphore done(0);
    QMetaObject::invokeMethod(
        context,
        [&] {
            work();
            done.release();
        },
        Qt::QueuedConnection);
    done.acquire();
}

} // namespace

WorkerThread::WorkerThread(const QString &name, const Make &make,
                           std::unique_ptr<QAbstractEventDispatcher> dispatcher)
    : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    if (dispatcher)
        m_thread.setEventDispatcher(dispatcher.release());
    m_context->moveToThread(&m_thread);
    m_thread.start();
    runAndWait(m_context.get(), [&] { m_object = make(); });
}

WorkerThread::~WorkerThread()
{
    runAndWait(m_context.get(), [this] { m_object.reset(); });
    m_thread.quit();
    m_thread.wait();
}

} // namespace Signalbox
