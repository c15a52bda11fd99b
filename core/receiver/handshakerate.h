// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/addressrates.h"
#include "core/receiver/rejectionrate.h"

namespace Signalbox {

/// How many handshakes are answered, over all receiver threads: so many to each address, that no
/// stranger keeps the vendor from its answer, and so many more in all that the work stays bounded.
/// Thread-safe.
class HandshakeRate final
{
public:
    static constexpr int answeredPerSecond = 20; ///< of a source, to one address
    static constexpr int answeredInAll = 2000; ///< of a source in a second

    bool admit(const QString &source, const QHostAddress &address, Timestamp now);

private:
    AddressRates m_addresses{16'384};
    std::mutex m_mutex;
    QHash<QString, RateWindow> m_windows; ///< under m_mutex
};

} // namespace Signalbox
