// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/dispatcher.h"

#include "core/delivery/deliveryinbox.h"
#include "core/delivery/dispatchloop.h"

#include <QRandomGenerator>

#include <pthread.h>

namespace Signalbox {

Dispatcher::Dispatcher(DispatcherParts parts)
    : m_parts(std::move(parts))
    , m_inbox(std::make_shared<DeliveryInbox>())
{
    if (!m_parts.random)
        m_parts.random = [] { return QRandomGenerator::global()->generateDouble(); };
    m_parts.writer.addListener(this);
}

Dispatcher::~Dispatcher()
{
    drain(std::chrono::milliseconds(0));
}

Result<void> Dispatcher::start(DeliveryTargets targets)
{
    std::binary_semaphore started(0);
    Result<void> outcome;
    m_thread = std::thread([&] { run(std::move(targets), started, outcome); });
    started.acquire();
    if (!outcome)
        m_thread.join();
    return outcome;
}

void Dispatcher::run(DeliveryTargets targets, std::binary_semaphore &started, Result<void> &outcome)
{
    pthread_setname_np(pthread_self(), "sb-delivery");
    auto session = m_parts.store.readSession();
    if (!session) {
        outcome = session.error();
        started.release();
        return;
    }
    DispatchLoop loop(m_parts, *std::move(session), std::move(targets), m_inbox, m_inFlight);
    started.release();
    loop.run(m_turns);
}

void Dispatcher::setDestinations(DeliveryTargets targets)
{
    m_inbox->setTargets(std::move(targets));
}

void Dispatcher::drain(std::chrono::milliseconds grace)
{
    if (!m_thread.joinable())
        return;
    m_inbox->drain(grace);
    m_thread.join();
}

void Dispatcher::committed(const CommitReport &report)
{
    m_inbox->wakeDestinations(report.destinations);
}

} // namespace Signalbox
