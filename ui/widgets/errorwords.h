// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/error.h"

#include <QCoreApplication>

namespace Signalbox {

/// Failures in words.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ErrorWords)

public:
    /// A sentence for people, followed by the detail for experts.
    static QString sentence(const Error &error);
};

} // namespace Signalbox
