// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"

namespace Signalbox {

/// Where an answer goes. HttpService has one that leads to the connection; tests of a handler may
/// have their own.
class HttpResponder::Backend
{
    Q_DISABLE_COPY_MOVE(Backend)

public:
    Backend() = default;
    virtual ~Backend() = default;

    /// Called at most once.
    virtual void send(HttpResponse &&response) = 0;
};

} // namespace Signalbox
