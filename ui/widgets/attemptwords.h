// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

/// Attempts in words.
class AttemptWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::AttemptWords)

public:
    static Look look(const Attempt &attempt);
    /// What happened, and whether another attempt follows.
    static QString sentence(const Attempt &attempt);
};

} // namespace Signalbox
