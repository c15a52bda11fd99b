// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QHostAddress>

namespace Signalbox {

/// Where to listen.
struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0; ///< 0: any free one

    bool operator==(const ListenAddress &) const = default;
};

/// Reads ADDR:PORT: 127.0.0.1:8080, [::1]:8080, 0.0.0.0:80, localhost:8080. Names other than
/// localhost are refused: what they mean may change between two starts.
Result<ListenAddress> parseListenAddress(QStringView text);

/// The same notation back; IPv6 in brackets.
QString formatListenAddress(const ListenAddress &address);

} // namespace Signalbox
