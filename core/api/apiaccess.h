// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"

#include <QStringList>

#include <optional>

namespace Signalbox {

/// Who may call the admin API. A token keeps other users out; the checks of Host, Origin and
/// Content-Type keep out a browser that a foreign page makes send requests (cross-site requests,
/// DNS rebinding).
struct ApiAccess
{
    QByteArray token; ///< empty: nothing that needs one is allowed
    QHostAddress listener; ///< where it listens
    QStringList hosts; ///< further names that clients may call it by, without port

    /// The answer that refuses \a request, or nothing when it may be served. Health needs no token,
    /// nor do metrics from a loopback address.
    std::optional<HttpResponse> refuse(const ReceivedRequest &request) const;

private:
    bool knowsHost(QByteArrayView host) const;
    bool hasToken(const ReceivedRequest &request) const;
};

} // namespace Signalbox
