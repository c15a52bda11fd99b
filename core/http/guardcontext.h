// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/answerbytes.h"
#include "core/http/deadlinewheel.h"
#include "core/http/httphandler.h"
#include "core/http/httpquota.h"

#include <QHash>
#include <QSet>

#include <array>

namespace Signalbox {

class GuardSocket;

/// What the guards of one receiver thread share. Belongs to HttpReceiver; used on its thread.
struct GuardContext
{
    SharedListenerSettings settings; ///< of connections to come
    const Clock &clock;
    HttpQuota &quota;
    HttpHandler &handler;
    DeadlineWheel &wheel;
    std::function<void()> connectionClosed; ///< after it left \a connections

    QSet<GuardSocket *> connections{}; ///< not yet closed
    QHash<quint64, GuardSocket *> exchanges{}; ///< handed to QHttpServer, not yet taken by it
    quint64 lastExchange = 0;
    bool draining = false; ///< answer what has begun, then close
    HttpDate date{};
    std::array<char, 64 * 1024> received{}; ///< what was just read from one socket
};

} // namespace Signalbox
