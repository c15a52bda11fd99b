// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QCoreApplication>
#include <QList>

class QColor;

namespace Signalbox {

struct Tokens;

/// The tints of groups and of families of nodes. None of them is one that says a state, and none
/// stands alone: a title, a place or a name is beside it.
class Hues
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::Hues)

public:
    static QList<GroupColor> all(); ///< in the order in which they are offered
    static QString name(GroupColor color);
    static QColor of(GroupColor color, const Tokens &tokens);
    /// Blue where events enter, violet what decides, teal what changes them, brown what holds
    /// them back, grey where they end.
    static GroupColor ofKind(const NodeBody &body);
};

} // namespace Signalbox
