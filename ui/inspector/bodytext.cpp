// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/bodytext.h"

#include <algorithm>

namespace Signalbox {

QString rawText(QByteArrayView body)
{
    auto text = QString::fromUtf8(body.first(std::min(body.size(), shownRawBytes)));
    return text.replace(QChar(0), QChar(0x2400));
}

QString hexText(QByteArrayView body)
{
    constexpr char digits[] = "0123456789abcdef";
    const auto shown = body.first(std::min(body.size(), shownHexBytes));
    QByteArray text;
    text.reserve(shown.size() / 16 * 78 + 78);
    for (qsizetype line = 0; line < shown.size(); line += 16) {
        for (int shift = 28; shift >= 0; shift -= 4)
            text.append(digits[(quint64(line) >> shift) & 0xF]);
        text.append("  ");
        const auto count = std::min<qsizetype>(16, shown.size() - line);
        for (qsizetype i = 0; i < 16; ++i) {
            if (i < count) {
                const auto byte = quint8(shown[line + i]);
                text.append(digits[byte >> 4]).append(digits[byte & 0xF]).append(' ');
            } else {
                text.append("   ");
            }
            if (i == 7)
                text.append(' ');
        }
        text.append(' ');
        for (qsizetype i = 0; i < count; ++i) {
            const char c = shown[line + i];
            text.append(c >= 0x20 && c < 0x7F ? c : '.');
        }
        text.append('\n');
    }
    return QString::fromLatin1(text);
}

} // namespace Signalbox
