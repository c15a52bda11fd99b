// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Signalbox {

/// \a json with a line for each member, member order and numbers as they are. What is no JSON, or
/// cut off somewhere, comes out as far as it goes.
QByteArray indentedJson(QByteArrayView json);

} // namespace Signalbox
