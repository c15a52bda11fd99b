// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptwatch.h"

#include <QByteArrayView>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace Signalbox {

/// Where a script's output goes: bytes up to a limit. A script may be left by a jump at any moment:
/// what is in it then is whole, but for the last piece. Never throws.
class ScriptSink final
{
public:
    explicit ScriptSink(size_t limit)
        : m_limit(limit)
    {
    }

    /// False, and cut off, when the whole does not fit.
    bool append(std::string_view text)
    {
        const size_t room = m_limit - m_size;
        const size_t size = std::min(room, text.size());
        if (m_size + size > m_capacity && !grow(m_size + size)) {
            m_full = true;
            return false;
        }
        if (size > 0)
            std::memcpy(m_bytes.get() + m_size, text.data(), size);
        m_size += size;
        m_full = m_full || text.size() > room;
        return !m_full;
    }

    void clear()
    {
        m_size = 0;
        m_full = false;
    }

    bool isFull() const { return m_full; }
    size_t size() const { return m_size; }
    /// Valid until the next change.
    QByteArrayView bytes() const { return {m_bytes.get(), qsizetype(m_size)}; }

private:
    struct Release
    {
        void operator()(char *bytes) const { std::free(bytes); }
    };

    bool grow(size_t needed)
    {
        constexpr size_t least = 256;
        const ScriptShelter shelter;
        const size_t capacity = std::min(m_limit, std::max({least, needed, 2 * m_capacity}));
        auto *bytes = static_cast<char *>(std::realloc(m_bytes.get(), capacity));
        if (bytes == nullptr)
            return false;
        static_cast<void>(m_bytes.release());
        m_bytes.reset(bytes);
        m_capacity = capacity;
        return true;
    }

    size_t m_limit;
    std::unique_ptr<char, Release> m_bytes;
    size_t m_size = 0;
    size_t m_capacity = 0;
    bool m_full = false;
};

} // namespace Signalbox
