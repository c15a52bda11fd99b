// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/proxypreface.h"

#include <sys/socket.h>

#include <array>

namespace Signalbox {

ProxyPreface::ProxyPreface(AcceptedSocket socket, DeadlineWheel &wheel,
                           std::chrono::milliseconds deadline)
    : m_socket(std::move(socket))
    , m_notifier(m_socket.descriptor.get(), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ProxyPreface::readMore);
    wheel.set(*this, std::chrono::steady_clock::now(), deadline);
}

void ProxyPreface::readMore()
{
    std::array<char, 512> bytes;
    while (true) {
        const auto wanted = std::min(size_t(m_header.wanted()), bytes.size());
        const auto size = ::recv(m_socket.descriptor.get(), bytes.data(), wanted, MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        const auto step = size > 0 ? m_header.add(QByteArrayView(bytes.data(), size))
                                   : ProxyHeader::Step::Malformed;
        if (step == ProxyHeader::Step::NeedMore)
            continue;
        m_notifier.setEnabled(false);
        if (step == ProxyHeader::Step::Malformed) {
            Q_EMIT failed();
            return;
        }
        if (const auto &source = m_header.source()) {
            m_socket.client = source->address;
            m_socket.secure = source->secure;
        }
        Q_EMIT read();
        return;
    }
}

} // namespace Signalbox
