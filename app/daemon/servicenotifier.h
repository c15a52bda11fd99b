// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Signalbox {

/// Tells systemd about the state of this service (sd_notify(3)): \a state is READY=1, STOPPING=1 or
/// the like. Does nothing when NOTIFY_SOCKET is not set.
void notifyServiceManager(QByteArrayView state);

} // namespace Signalbox
