// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <utility>

namespace Signalbox {

/// Owns one open descriptor and closes it. Movable; -1 when it owns none.
class OwnedFd final
{
public:
    OwnedFd() = default;
    explicit OwnedFd(int fd)
        : m_fd(fd)
    {
    }
    OwnedFd(OwnedFd &&other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {
    }
    OwnedFd &operator=(OwnedFd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~OwnedFd()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    int get() const { return m_fd; }

    /// The caller owns it from now on.
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd = -1;
};

} // namespace Signalbox
