// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QMetaType>
#include <QString>

namespace Signalbox {

/// How a state shows: always a word and an icon, and a tone.
struct Look
{
    QString word;
    QString icon; ///< name for icon()
    Tone tone = Tone::Quiet;

    bool operator==(const Look &) const = default;
};

} // namespace Signalbox

Q_DECLARE_METATYPE(Signalbox::Look)
