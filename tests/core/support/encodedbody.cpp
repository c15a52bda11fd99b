// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/encodedbody.h"

#define ZLIB_CONST
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

namespace Signalbox {

namespace {

QByteArray deflatedWith(const QByteArray &bytes, int window)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<const Bytef *>(bytes.constData());
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    return deflatedWith(bytes, 15 + 16);
}

QByteArray deflated(const QByteArray &bytes)
{
    return deflatedWith(bytes, 15);
}

QByteArray rawDeflated(const QByteArray &bytes)
{
    return deflatedWith(bytes, -15);
}

QByteArray brotlied(const QByteArray &bytes)
{
    size_t size = BrotliEncoderMaxCompressedSize(size_t(bytes.size()));
    QByteArray out(qsizetype(size), '\0');
    BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, size_t(bytes.size()),
                          reinterpret_cast<const uint8_t *>(bytes.constData()), &size,
                          reinterpret_cast<uint8_t *>(out.data()));
    out.truncate(qsizetype(size));
    return out;
}

QByteArray zstandard(const QByteArray &bytes)
{
    QByteArray out(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), '\0');
    out.truncate(qsizetype(
        ZSTD_compress(out.data(), size_t(out.size()), bytes.constData(), size_t(bytes.size()), 3)));
    return out;
}

} // namespace Signalbox
