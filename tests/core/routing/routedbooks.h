// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/domain/trace.h"
#include "core/store/readsession.h"

/// What a store says became of its events: nothing of it is concluded, all of it is read.
struct RoutedBooks
{
    struct Entry
    {
        Signalbox::EventId id;
        QString source;
        Signalbox::EventState state = Signalbox::EventState::New;
        bool routed = false;
        QList<Signalbox::EventId> parents; ///< of what a batch node made
        QList<Signalbox::Trace> traces;
    };

    QList<Entry> events;
    QList<Signalbox::Delivery> deliveries;

    static RoutedBooks of(Signalbox::ReadSession &reader);
};

/// A line for each thing in \a books that does not follow from \a workflows, all of which are at
/// work, and from \a ingested, once nothing is held any more; none when each event went each of its
/// ways to the end, once: each node that an event came to has one result in its trace, led on to
/// all nodes behind the port, and to no other; what came to a destination has one delivery, and
/// what ended in a batch is in one derived event. In the graphs, edges lead to later nodes.
QStringList mistakesIn(const RoutedBooks &books,
                       const QList<Signalbox::Configured<Signalbox::WorkflowConfig>> &workflows,
                       const QList<Signalbox::EventId> &ingested);

/// The nodes that hold something, and "unrouted" while an event is not routed. Asked in the order
/// in which events go through the graphs, so that none can pass behind the question's back.
QStringList unfinished(Signalbox::ReadSession &reader,
                       const QList<Signalbox::Configured<Signalbox::WorkflowConfig>> &workflows);
