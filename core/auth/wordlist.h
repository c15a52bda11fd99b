// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace Signalbox {

/// The words of a parameter that holds a list, apart by commas or blanks.
QByteArrayList wordsIn(const QByteArray &text);

} // namespace Signalbox
