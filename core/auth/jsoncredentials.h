// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>

namespace Signalbox {

/// \a text, JSON or what is left of it, with the value of every member whose name is in \a names
/// replaced by a string that holds what \a mark makes of it; all else byte for byte. A text or a
/// number is a value; one that is cut off counts as far as it goes. Looks at marks of strings only,
/// so that it also works where the JSON is broken. \a mark gets the value as it is written, without
/// quotes, and gives text that needs no escapes.
QByteArray replaceMembers(const QByteArray &text, const QList<QByteArray> &names,
                          const std::function<QByteArray(QByteArrayView)> &mark);

} // namespace Signalbox
