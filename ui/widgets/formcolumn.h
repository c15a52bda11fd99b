// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafts.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Signalbox {

/// Fields below each other, each under its label, with a hint and a place for what is wrong with it.
class FormColumn final : public QWidget
{
    Q_OBJECT

public:
    explicit FormColumn(QWidget *parent = nullptr);

    /// \a field is what problems call it, as in the station file. \a editor becomes this object's
    /// child and takes \a label as its accessible name.
    void add(const QString &field, const QString &label, QWidget *editor,
             const QString &hint = {});
    /// Those without a field here are shown at the top. The first field that prevents gets the focus.
    void setProblems(const QList<FieldProblem> &problems);

protected:
    bool event(QEvent *event) override;

private:
    struct Row
    {
        QString field;
        QWidget *editor;
        QLabel *problem;
    };

    Row *rowOf(const QString &field);
    static void show(QLabel *label, const QStringList &sentences, bool prevents);

    QVBoxLayout *m_layout;
    QLabel *m_general;
    QList<Row> m_rows;
};

} // namespace Signalbox
