// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "ui/designer/trying/breakpoint.h"

#include <functional>

class QMenu;

namespace Signalbox {

/// Whether and when a trial stops at one node, as a menu.
class BreakpointMenu
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::BreakpointMenu)

public:
    using Chosen = std::function<void(const std::optional<Breakpoint> &)>;

    /// Adds it to \a menu; \a present is what holds now, nothing: it does not stop.
    static void add(QMenu &menu, const Node &node, const std::optional<Breakpoint> &present,
                    const Chosen &chosen);
};

} // namespace Signalbox
