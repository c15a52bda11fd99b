// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/station.h"

namespace Signalbox {

Station::Station(QObject *parent)
    : QObject(parent)
{
}

} // namespace Signalbox
