// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace Signalbox {

/// Which sources an operator has opened for a secret that the vendor delivers. Each opening is for
/// one secret. Lost with the process. Thread-safe.
class Registrations final
{
public:
    /// Instead of what was before.
    void open(const QString &source, Timestamp until);

    /// Closes \a source and says until when it was open; nothing when it was not open at \a now.
    std::optional<Timestamp> take(const QString &source, Timestamp now);

    /// Nothing when \a source is not open at \a now.
    std::optional<Timestamp> openUntil(const QString &source, Timestamp now) const;

private:
    mutable std::mutex m_mutex;
    QHash<QString, Timestamp> m_open;
};

} // namespace Signalbox
