// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/workerthread.h"

#include <semaphore>

namespace Signalbox {

WorkerThread::WorkerThread(const QString &name, const Make &make,
                           std::unique_ptr<QAbstractEventDispatcher> dispatcher)
{
    m_thread.setObjectName(name);
    if (dispatcher)
        m_thread.setEventDispatcher(dispatcher.release());
    m_work = std::make_unique<Channel<std::function<void()>>>(&m_thread, [](auto &&batch) {
        for (const auto &work : batch)
            work();
    });
    m_thread.start();
    runAndWait([&] { m_object = make(); });
}

WorkerThread::~WorkerThread()
{
    runAndWait([this] { m_object.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void WorkerThread::run(std::function<void()> work)
{
    m_work->send(std::move(work));
}

void WorkerThread::runAndWait(const std::function<void()> &work)
{
    std::binary_semaphore done(0);
    run([&] {
        work();
        done.release();
    });
    done.acquire();
}

} // namespace Signalbox
