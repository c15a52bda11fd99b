// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// The name and process id of the program that listens on TCP \a port, such as "nginx (812)"; empty
/// when it cannot be told, as for another user's process. Reads /proc: not on the GUI thread.
QString ownerOfPort(quint16 port);

} // namespace Signalbox
