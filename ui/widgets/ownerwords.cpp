// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ownerwords.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

QString OwnerWords::sentence(const Owner &owner)
{
    const QLatin1StringView file("file:");
    if (owner.startsWith(file))
        return tr("Owned by the station file %1: change it there.").arg(owner.sliced(file.size()));
    return owner == "gui"_L1 ? tr("Made in the window") : owner;
}

} // namespace Signalbox
