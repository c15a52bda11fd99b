// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsonpath.h"

#include <QStringView>

namespace Signalbox {

/// The paths from the root that \a expression reads, each once, in order of reading, at most 32:
/// body.action and headers."x-github-event" for
/// `body.action == 'opened' && headers."x-github-event" == 'issues'`.
/// A projection, filter or function ends a path, what is read inside of them relative to an element
/// is left out, and so is what stands after a pipe: never a path that is not read from the root.
/// Nothing for text that is not JMESPath.
QList<JsonPath> pathsRead(QStringView expression);

} // namespace Signalbox
