// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Signalbox {

/// Rows for a person to read: columns aligned, cells escaped and cut to 60 characters.
class Table
{
public:
    /// A heading that begins with '>' makes a column of numbers, aligned right.
    explicit Table(const QStringList &headings);

    void add(const QStringList &cells);

    /// All lines; only "none" words when there are no rows.
    QString text(const QString &none) const;

private:
    QList<bool> m_right;
    QList<QStringList> m_rows; ///< the headings first
};

} // namespace Signalbox
