// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/nodetrial.h"

#include <QCoreApplication>

namespace Signalbox {

/// What an expression gives on the sample event, in words.
class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::ReportWords)

public:
    /// "On the sample: 42"; why it gives nothing; empty when it was not evaluated.
    static QString sentence(const ExpressionReport &report);
    /// "Holds on the sample: 42", "Does not hold on the sample: null"
    static QString condition(const ExpressionReport &report);
    /// The value in one line of at most \a length characters.
    static QString value(const ExpressionReport &report, qsizetype length);
};

} // namespace Signalbox
