// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"

namespace Signalbox {

/// Told of the events that the router has routed, once that is committed. Must only put them aside.
class RoutedListener
{
public:
    virtual ~RoutedListener() = default;

    /// From any thread. While it does not, no events are kept for it.
    virtual bool isListening() const = 0;
    /// On the router's thread, in the order of commit, each event once. Not those that went on from
    /// where a node had held them.
    virtual void routed(const QList<Event> &events) = 0;
};

} // namespace Signalbox
