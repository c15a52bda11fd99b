// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace Signalbox {

/// Where a decoder writes: grows as it fills, and never beyond one byte more than its limit.
class ExpansionBuffer final
{
public:
    explicit ExpansionBuffer(qsizetype limit)
        : m_limit(limit)
    {
    }

    /// Where the next bytes go; empty once the limit is passed.
    std::span<char> room();
    /// So many bytes of room() were written.
    void wrote(size_t count) { m_size += qsizetype(count); }

    bool isOverrun() const { return m_size > m_limit; }
    QByteArray take() &&;

private:
    qsizetype m_limit;
    qsizetype m_size = 0;
    QByteArray m_bytes;
};

/// How a decoder ended.
struct ExpansionEnd
{
    enum State { Whole, Truncated, Damaged, Overrun };
    State state = Whole;
    qsizetype position = 0; ///< encoded bytes that were taken before
};

// Each decodes all of the encoded bytes: what follows the end of the data is damage, but for
// further members (gzip) and frames (zstd). Windows: 32 kB, br 16 MB, zstd 8 MB (RFC 9659).
ExpansionEnd expandGzip(QByteArrayView encoded, ExpansionBuffer &buffer);
/// Also without the zlib frame that RFC 9110 asks for: many senders leave it out.
ExpansionEnd expandDeflate(QByteArrayView encoded, ExpansionBuffer &buffer);
ExpansionEnd expandBrotli(QByteArrayView encoded, ExpansionBuffer &buffer);
ExpansionEnd expandZstandard(QByteArrayView encoded, ExpansionBuffer &buffer);

} // namespace Signalbox
