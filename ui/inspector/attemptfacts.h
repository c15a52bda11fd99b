// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "ui/widgets/factsview.h"
#include "ui/widgets/timeformat.h"

#include <QCoreApplication>

namespace Signalbox {

/// What is known of an attempt or a delivery, in words.
class AttemptFacts
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::AttemptFacts)

public:
    /// When it began and how long each phase took; phases that were not reached are left out.
    static QList<Fact> of(const Attempt &attempt, const TimeFormat &times);
    static QList<Fact> of(const Delivery &delivery, const TimeFormat &times);
};

} // namespace Signalbox
