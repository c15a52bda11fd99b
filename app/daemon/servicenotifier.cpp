// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/servicenotifier.h"

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Signalbox {

void notifyServiceManager(QByteArrayView state)
{
    const auto path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || size_t(path.size()) >= sizeof address.sun_path)
        return;
    std::ranges::copy(path, address.sun_path);
    if (path.startsWith('@'))
        address.sun_path[0] = '\0'; // an abstract socket
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    ::sendto(descriptor, state.data(), size_t(state.size()), MSG_NOSIGNAL,
             reinterpret_cast<const sockaddr *>(&address), size);
    ::close(descriptor);
}

} // namespace Signalbox
