// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// What Tab goes to and screen readers list: a node, or a group.
struct CanvasThing
{
    enum class Kind { None, Node, Group };

    Kind kind = Kind::None;
    QString name; ///< a node's id

    static CanvasThing node(const QString &id) { return {Kind::Node, id}; }
    static CanvasThing group(const QString &name) { return {Kind::Group, name}; }
    bool operator==(const CanvasThing &) const = default;
};

} // namespace Signalbox
