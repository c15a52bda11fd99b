// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/trace.h"

#include <QCoreApplication>

namespace Signalbox {

/// Steps of a trace in words.
class TraceWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::TraceWords)

public:
    /// A few words: "passed", "delivered to billing".
    static QString verdict(const TraceStep &step);
    static QString sentence(const TraceStep &step);
};

} // namespace Signalbox
