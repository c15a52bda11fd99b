// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontree.h"
#include "ui/designer/editors/expressiontokens.h"

#include <QStringList>

namespace Signalbox {

/// What an expression can name: the paths of a sample event and the functions.
class ExpressionVocabulary final
{
public:
    struct Path
    {
        QString text; ///< body.items[0].id, headers."x-team"
        QString parent; ///< body.items[0]; empty at the top
        QString name; ///< id
        JsonTree::Kind kind = JsonTree::Kind::Null;
        QString value; ///< of a text or number
    };

    /// What can stand in place of the text from \a from to the cursor.
    struct Completion
    {
        qsizetype from = 0;
        QStringList words;
    };

    ExpressionVocabulary() = default;
    /// \a envelope as Station::tryNode() gives it. Of a list only the first element is taken: the
    /// others look alike.
    ExpressionVocabulary(const JsonTree &envelope, const QStringList &functions);

    const JsonTree &envelope() const { return m_envelope; }
    const QList<Path> &paths() const { return m_paths; }
    /// Null when the sample has no such path; any index stands for the first.
    const Path *find(const QString &path) const;
    Completion completionAt(QStringView text, qsizetype cursor, ExpressionSyntax syntax) const;

    /// The path of a node of \a tree, an envelope's.
    static QString pathOf(const JsonTree &tree, int node);
    /// The paths of all its nodes, in their order.
    static QStringList pathsOf(const JsonTree &tree);
    /// \a name as a path writes it: in quotes unless it is letters, digits and underscores.
    static QString written(const QString &name);
    /// Whether \a text is names and indexes only, as a field of a condition is.
    static bool isPath(QStringView text);

private:
    JsonTree m_envelope;
    QStringList m_functions;
    QList<Path> m_paths;
};

} // namespace Signalbox
