// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontree.h"

#include <QByteArrayView>

namespace Signalbox {

/// Lays \a json out for looking at. Numbers keep their text, members their order, repeated names
/// included. Without nodes and with a problem when it is not JSON by RFC 8259; cut off after
/// JsonTree::maxNodes values. Does not recurse.
JsonTree readJsonTree(QByteArrayView json);

} // namespace Signalbox
