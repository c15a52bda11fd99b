// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/nodetrial.h"

#include <QWidget>

class QLabel;

namespace Signalbox {

/// A field under its name, and below it what is wrong with it, else what it gives on the sample
/// event, else what is to be known about it.
class FieldBox final : public QWidget
{
    Q_OBJECT

public:
    /// \a field becomes its child, and is called \a label for screen readers unless it has a name.
    FieldBox(const QString &label, QWidget *field, const QString &note = {},
             QWidget *parent = nullptr);

    /// Empty: nothing is. \a position: in an expression, in characters from 0; -1: none.
    void setProblem(const QString &sentence, qsizetype position = -1);
    /// What cannot be read as it is typed; stands before the problem.
    void setUnreadable(const QString &sentence);
    /// Null: nothing is known.
    void setReport(const ExpressionReport *report);
    void setNote(const QString &note);
    QWidget *field() const { return m_field; }

private:
    void showBelow();

    QWidget *m_field;
    QLabel *m_below;
    QString m_note;
    QString m_problem;
    QString m_unreadable;
    QString m_result;
    bool m_failed = false;
};

} // namespace Signalbox
