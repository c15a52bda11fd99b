// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/rejectionrate.h"

namespace Signalbox {

/// How many handshakes of each source are answered, over all receiver threads. Thread-safe.
class HandshakeRate final
{
public:
    static constexpr int answeredPerSecond = 20;

    bool admit(const QString &source, Timestamp now);

private:
    std::mutex m_mutex;
    QHash<QString, RateWindow> m_windows;
};

} // namespace Signalbox
