// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/acceptor.h"
#include "core/http/deadlinewheel.h"
#include "core/http/proxyheader.h"

#include <QSocketNotifier>

namespace Signalbox {

/// A connection of a trusted proxy that has not said yet whom it speaks for. Lives on a receiver
/// thread; says once what came of it and may be destroyed then.
class ProxyPreface final : public QObject, private DeadlineWheel::Entry
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyPreface)

public:
    /// The header must be there after \a deadline. \a wheel must outlive this object.
    ProxyPreface(AcceptedSocket socket, DeadlineWheel &wheel, std::chrono::milliseconds deadline);

    /// The connection; its client is filled in after read().
    AcceptedSocket takeSocket() { return std::move(m_socket); }

Q_SIGNALS:
    void read();
    void failed(); ///< no header, a malformed one, or none in time

private:
    void deadlinePassed(DeadlineWheel::Time) override { Q_EMIT failed(); }
    void readMore();

    AcceptedSocket m_socket;
    ProxyHeader m_header;
    QSocketNotifier m_notifier;
};

} // namespace Signalbox
