// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardsocket.h"
#include "core/http/responderbackend.h"

#include <QPointer>

namespace Signalbox {

/// Leads an answer to the guard it belongs to, if that still lives.
class GuardBackend final : public HttpResponder::Backend
{
public:
    GuardBackend(GuardSocket *guard, quint64 exchange)
        : m_guard(guard)
        , m_exchange(exchange)
    {
    }

    void send(HttpResponse &&response) override
    {
        if (m_guard)
            m_guard->answer(m_exchange, std::move(response));
    }

private:
    QPointer<GuardSocket> m_guard;
    quint64 m_exchange;
};

} // namespace Signalbox
