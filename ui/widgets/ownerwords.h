// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"

#include <QCoreApplication>

namespace Signalbox {

/// Who may change a configured object, in words.
class OwnerWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::OwnerWords)

public:
    static QString sentence(const Owner &owner);
};

} // namespace Signalbox
