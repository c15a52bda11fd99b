// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsonpath.h"
#include "core/support/result.h"

#include <QByteArrayView>

namespace Signalbox {

/// The elements of the array at \a path, each as the bytes that \a json has for it, without the
/// blanks around it. Errors: NotFound when there is nothing at \a path, Invalid when it is no array
/// or \a json is no JSON, TooLarge beyond \a most elements.
Result<QList<QByteArrayView>> jsonElements(QByteArrayView json, const QList<PathStep> &path,
                                           qsizetype most);

/// The values of a text that holds one JSON value after the other, with or without line ends
/// between them (JSON lines); of a single array its elements. Errors as jsonElements().
Result<QList<QByteArrayView>> jsonSequence(QByteArrayView text, qsizetype most);

} // namespace Signalbox
