// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace Signalbox::FeedRole {

/// What the tables of events, rejections, deliveries and traces answer beyond Qt's own roles.
enum Role {
    Looks = Qt::UserRole + 1, ///< QList<Look>: the cell is a row of chips
    OutlinedLooks, ///< the same, but only the icon is coloured
    Fixed, ///< bool: show in the fixed font
    Muted, ///< bool: of less importance
    FreshSince, ///< qint64, FeedModel::clock() when the row came in live; invalid: not live
    Notice, ///< QString: what stands above this row, in a line of its own; empty: nothing
    Raw, ///< the value that sorting and tests want: microseconds, bytes, id as text
};

} // namespace Signalbox::FeedRole
