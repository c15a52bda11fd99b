// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/expansion.h"

#define ZLIB_CONST
#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

namespace Signalbox {

namespace {

constexpr int zlibWindow = 15;
constexpr int gzipFrame = 16;
constexpr int zstdWindow = 23;

/// An inflating z_stream that cleans up after itself.
class Inflater
{
    Q_DISABLE_COPY_MOVE(Inflater)

public:
    Inflater(QByteArrayView encoded, int window)
        : m_encoded(encoded)
    {
        m_stream.next_in = reinterpret_cast<const Bytef *>(encoded.data());
        m_stream.avail_in = uInt(encoded.size());
        m_ready = inflateInit2(&m_stream, window) == Z_OK;
    }
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }

    /// Up to the end of one deflated stream.
    ExpansionEnd run(ExpansionBuffer &buffer)
    {
        while (m_ready) {
            const auto room = buffer.room();
            if (room.empty())
                return end(ExpansionEnd::Overrun);
            m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
            m_stream.avail_out = uInt(room.size());
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            buffer.wrote(room.size() - m_stream.avail_out);
            if (status == Z_STREAM_END)
                return end(ExpansionEnd::Whole);
            if (status == Z_BUF_ERROR
                || (status == Z_OK && m_stream.avail_in == 0 && m_stream.avail_out > 0))
                return end(ExpansionEnd::Truncated);
            if (status != Z_OK)
                return end(ExpansionEnd::Damaged);
        }
        return end(ExpansionEnd::Damaged);
    }

    bool hasMore() const { return m_stream.avail_in > 0; }
    void restart() { m_ready = m_ready && inflateReset(&m_stream) == Z_OK; }
    ExpansionEnd end(ExpansionEnd::State state) const
    {
        return {state, m_encoded.size() - qsizetype(m_stream.avail_in)};
    }

private:
    QByteArrayView m_encoded;
    z_stream m_stream{};
    bool m_ready = false;
};

/// RFC 1950: the method, and both bytes together a multiple of 31.
bool hasZlibFrame(QByteArrayView encoded)
{
    return encoded.size() >= 2 && (encoded[0] & 0x0F) == Z_DEFLATED
        && (uchar(encoded[0]) * 256 + uchar(encoded[1])) % 31 == 0;
}

} // namespace

std::span<char> ExpansionBuffer::room()
{
    constexpr qsizetype first = 16 * 1024;
    if (m_size > m_limit)
        return {};
    if (m_size == m_bytes.size())
        m_bytes.resizeForOverwrite(std::min(m_limit + 1, std::max(first, m_size * 2)));
    return {m_bytes.data() + m_size, size_t(m_bytes.size() - m_size)};
}

QByteArray ExpansionBuffer::take() &&
{
    m_bytes.truncate(m_size);
    return std::move(m_bytes);
}

ExpansionEnd expandGzip(QByteArrayView encoded, ExpansionBuffer &buffer)
{
    Inflater inflater(encoded, zlibWindow + gzipFrame);
    for (;;) {
        const auto end = inflater.run(buffer);
        if (end.state != ExpansionEnd::Whole || !inflater.hasMore())
            return end;
        inflater.restart();
    }
}

ExpansionEnd expandDeflate(QByteArrayView encoded, ExpansionBuffer &buffer)
{
    Inflater inflater(encoded, hasZlibFrame(encoded) ? zlibWindow : -zlibWindow);
    const auto end = inflater.run(buffer);
    return end.state == ExpansionEnd::Whole && inflater.hasMore()
        ? inflater.end(ExpansionEnd::Damaged)
        : end;
}

ExpansionEnd expandBrotli(QByteArrayView encoded, ExpansionBuffer &buffer)
{
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    size_t left = size_t(encoded.size());
    const auto end = [&](ExpansionEnd::State state) {
        return ExpansionEnd{state, encoded.size() - qsizetype(left)};
    };
    auto next = reinterpret_cast<const uint8_t *>(encoded.data());
    for (;;) {
        const auto room = buffer.room();
        if (room.empty())
            return end(ExpansionEnd::Overrun);
        auto out = reinterpret_cast<uint8_t *>(room.data());
        size_t free = room.size();
        const auto status =
            BrotliDecoderDecompressStream(decoder.get(), &left, &next, &free, &out, nullptr);
        buffer.wrote(room.size() - free);
        if (status == BROTLI_DECODER_RESULT_SUCCESS)
            return end(left == 0 ? ExpansionEnd::Whole : ExpansionEnd::Damaged);
        if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            return end(ExpansionEnd::Truncated);
        if (status == BROTLI_DECODER_RESULT_ERROR)
            return end(ExpansionEnd::Damaged);
    }
}

ExpansionEnd expandZstandard(QByteArrayView encoded, ExpansionBuffer &buffer)
{
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> decoder(ZSTD_createDCtx(),
                                                                       &ZSTD_freeDCtx);
    ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, zstdWindow);
    ZSTD_inBuffer in{encoded.data(), size_t(encoded.size()), 0};
    for (;;) {
        const auto room = buffer.room();
        if (room.empty())
            return {ExpansionEnd::Overrun, qsizetype(in.pos)};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const size_t wanted = ZSTD_decompressStream(decoder.get(), &out, &in);
        buffer.wrote(out.pos);
        if (ZSTD_isError(wanted))
            return {ExpansionEnd::Damaged, qsizetype(in.pos)};
        if (in.pos < in.size)
            continue;
        if (wanted == 0)
            return {ExpansionEnd::Whole, qsizetype(in.pos)};
        if (out.pos < out.size)
            return {ExpansionEnd::Truncated, qsizetype(in.pos)};
    }
}

} // namespace Signalbox
