// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Signalbox {

/// A JSON document laid out for looking at: member order and the text of every number are kept.
/// Nodes stand in document order, so that a subtree is the range after its root.
struct JsonTree
{
    enum class Kind : quint8 { Object, Array, String, Number, True, False, Null };

    struct Node
    {
        int parent = -1; ///< index into nodes; -1 for the root
        int children = 0; ///< direct ones
        QString key; ///< member name; empty in arrays and at the root
        Kind kind = Kind::Null;
        QString text; ///< of a string or number

        bool operator==(const Node &) const = default;
    };

    static constexpr int maxNodes = 200'000; ///< what is beyond is left out and truncated is set

    QList<Node> nodes; ///< empty when the body is not JSON
    bool truncated = false;
    QString problem; ///< why it is not JSON, with line and column; empty when it is

    bool operator==(const JsonTree &) const = default;
};

} // namespace Signalbox
