// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/diagnosis.h"
#include "core/domain/event.h"
#include "core/domain/rejection.h"
#include "ui/widgets/factsview.h"
#include "ui/widgets/timeformat.h"

#include <QCoreApplication>

namespace Signalbox {

/// The overview of an event or a rejection, in words.
class EventFacts
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::EventFacts)

public:
    static QList<Fact> of(const EventDetail &detail, const TimeFormat &times);
    static QList<Fact> of(const Rejection &rejection, const TimeFormat &times);
    /// What belongs beside a rejection's facts: codes and what is signed.
    static QList<Fact> of(const Diagnosis &diagnosis);
};

} // namespace Signalbox
