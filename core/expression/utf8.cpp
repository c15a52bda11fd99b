// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/utf8.h"

#include <QUtf8StringView>

namespace Signalbox {

namespace {

/// Bytes of the sequence that \a lead begins; 1 where it begins none.
qsizetype sequenceLength(uchar lead)
{
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

} // namespace

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    if (QUtf8StringView(text).isValidUtf8())
        return -1;
    constexpr qsizetype block = 4096;
    constexpr qsizetype longestSequence = 4;
    qsizetype at = 0;
    while (text.size() - at > block + longestSequence) {
        qsizetype end = at + block;
        for (; end < at + block + longestSequence && (uchar(text[end]) & 0xC0) == 0x80; ++end) { }
        if (!QUtf8StringView(text.sliced(at, end - at)).isValidUtf8())
            break;
        at = end;
    }
    while (at < text.size()) {
        const qsizetype length = sequenceLength(uchar(text[at]));
        if (at + length > text.size() || !QUtf8StringView(text.sliced(at, length)).isValidUtf8())
            break;
        at += length;
    }
    return at;
}

} // namespace Signalbox
