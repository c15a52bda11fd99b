// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace Signalbox {

class CopyButton;
class ElidedLabel;

/// A name and what is known under it.
struct Fact
{
    QString name;
    QString value;
    bool fixed = false; ///< in the fixed font
    bool copyable = false;
    QString tip = {};

    bool operator==(const Fact &) const = default;
};

/// Facts in two columns, wrapped, selectable by mouse and keyboard.
class FactsView final : public QWidget
{
    Q_OBJECT

public:
    explicit FactsView(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
        ElidedLabel *line; ///< instead of the value, when it can be copied whole
        CopyButton *copy;
    };
    Row makeRow(int number);

    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<Fact> m_facts;
};

} // namespace Signalbox
