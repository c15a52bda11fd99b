// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArray>

namespace Signalbox {

/// What has been fetched from vendors: key sets and certificates. Thread-safe.
class KeySource
{
public:
    virtual ~KeySource() = default;

    /// What stands at \a url; nothing when it has not been fetched or is no longer good.
    virtual std::optional<QByteArray> find(const QString &url, Timestamp now) const = 0;
};

} // namespace Signalbox
