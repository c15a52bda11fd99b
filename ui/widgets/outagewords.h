// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/outage.h"

#include <QCoreApplication>

#include <span>

namespace Signalbox {

class TimeFormat;

/// In words: why nothing was received for a while.
class OutageWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::OutageWords)

public:
    /// One line about \a outages, newest first; empty without any.
    static QString sentence(std::span<const Outage> outages, const TimeFormat &times);
};

} // namespace Signalbox
