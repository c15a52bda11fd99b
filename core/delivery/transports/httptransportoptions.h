// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Signalbox {

/// What a program decides once about its outgoing HTTP.
struct HttpTransportOptions
{
    QByteArray userAgent{}; ///< empty: Signalbox/<version>
    QByteArray proxy{}; ///< empty: none, whatever the environment says
    QByteArray caFile{}; ///< PEM; empty: the system's certificates
};

} // namespace Signalbox
