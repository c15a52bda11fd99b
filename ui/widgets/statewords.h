// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/support/ids.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

/// States of events and deliveries in words.
class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::StateWords)

public:
    static Look look(EventState state);
    static Look look(DeliveryStatus status);
    /// One sentence that says what the state means.
    static QString sentence(EventState state);
    /// Why a delivery to a serial destination is not sent yet.
    static QString waitingSentence(const DeliveryId &before);
};

} // namespace Signalbox
