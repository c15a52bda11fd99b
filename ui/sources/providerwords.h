// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/providerview.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

/// Providers in words.
class ProviderWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ProviderWords)

public:
    /// "Payments".
    static QString category(const QString &category);
    /// What is known of how its requests are checked.
    static Look look(const ProviderView &provider);
};

} // namespace Signalbox
