// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/trace.h"
#include "ui/designer/canvasmarks.h"

#include <QCoreApplication>

namespace Signalbox {

/// When a trial stops at a node.
struct Breakpoint
{
    enum class When : quint8 {
        Always,
        Failing, ///< the node cannot do its work
        Port, ///< the event leaves by this one
    };
    When when = When::Always;
    QString port; ///< of Port

    bool holds(const TraceStep &step) const;
    bool operator==(const Breakpoint &) const = default;
};

using Breakpoints = QHash<QString, Breakpoint>; ///< by node

/// Breakpoints for people.
class BreakpointWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::BreakpointWords)

public:
    static QString sentence(const Breakpoint &breakpoint);
    static QHash<QString, StopMark> marks(const Breakpoints &breakpoints);
};

} // namespace Signalbox
