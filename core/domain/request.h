// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"
#include "core/support/headerblock.h"

#include <QByteArray>
#include <QString>

namespace Signalbox {

/// One inbound HTTP request, whatever became of it. Bytes are as received, but for credentials,
/// which are redacted before storing (design: Credentials in requests).
struct Request
{
    QByteArray method;
    QByteArray target; ///< raw request target
    HeaderBlock headers; ///< raw header block
    QByteArray body;
    QString peer; ///< address and port: 127.0.0.1:51000, [::1]:51000
    Timestamp receivedAt{};

    bool operator==(const Request &) const = default;
};

} // namespace Signalbox
