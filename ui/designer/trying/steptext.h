// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"

#include <QCoreApplication>

namespace Signalbox {

/// What a trial found, as text to read and to copy.
class StepText
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::StepText)

public:
    /// What happened there, the values that the node read, the body before and after it.
    static QString of(const TraceStep &step);
    /// Each delivery with its destination and its body.
    static QString of(const QList<CaseDelivery> &deliveries);
    /// JSON in one line.
    static QString json(const QJsonValue &value);
};

} // namespace Signalbox
