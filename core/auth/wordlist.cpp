// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/wordlist.h"

namespace Signalbox {

QByteArrayList wordsIn(const QByteArray &text)
{
    auto blank = text;
    QByteArrayList words = blank.replace(',', ' ').simplified().split(' ');
    words.removeAll(QByteArray());
    return words;
}

} // namespace Signalbox
