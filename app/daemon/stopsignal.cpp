// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/stopsignal.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace Signalbox {

namespace {

sigset_t stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace

void StopSignal::block()
{
    const auto signals = stopSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

StopSignal::StopSignal(QObject *parent)
    : QObject(parent)
{
    const auto signals = stopSignals();
    m_descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StopSignal::read);
}

StopSignal::~StopSignal()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

void StopSignal::read()
{
    signalfd_siginfo info;
    if (::read(m_descriptor, &info, sizeof info) != ssize_t(sizeof info))
        return;
    if (info.ssi_signo == SIGHUP)
        Q_EMIT reloadAsked();
    else
        Q_EMIT received();
}

} // namespace Signalbox
