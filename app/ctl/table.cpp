// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"

#include "app/ctl/plaintext.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

Table::Table(const QStringList &headings)
{
    QStringList titles;
    for (const auto &heading : headings) {
        const bool right = heading.startsWith(u'>');
        m_right.append(right);
        titles.append(right ? heading.sliced(1) : heading);
    }
    m_rows.append(titles);
}

void Table::add(const QStringList &cells)
{
    constexpr qsizetype widest = 60;
    QStringList row;
    for (const auto &cell : cells) {
        const auto text = harmless(cell);
        row.append(text.size() > widest ? text.first(widest - 1) + u'…' : text);
    }
    m_rows.append(row);
}

QString Table::text(const QString &none) const
{
    if (m_rows.size() == 1)
        return none + u'\n';
    QList<qsizetype> widths(m_right.size(), 0);
    for (const auto &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QString result;
    for (const auto &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto &cell = row.at(i);
            line += m_right.at(i) ? cell.rightJustified(widths.at(i))
                                  : cell.leftJustified(widths.at(i));
            line += u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        result += line + u'\n';
    }
    return result;
}

} // namespace Signalbox
