// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpservice.h"

#include <memory>

namespace Signalbox {

/// Three HTTP destinations on one free port of 127.0.0.1: /builds always answers 204, /chat answers
/// 503 to a third of the requests, /tracker always answers 500.
class DemoDestinations final
{
    Q_DISABLE_COPY_MOVE(DemoDestinations)

public:
    static Result<std::unique_ptr<DemoDestinations>> start();

    quint16 port() const { return m_port; }

private:
    DemoDestinations();

    SystemClock m_clock;
    HttpService m_service;
    quint16 m_port = 0;
};

} // namespace Signalbox
