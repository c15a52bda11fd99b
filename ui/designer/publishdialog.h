// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graphdiff.h"

#include <QDialog>

class QLineEdit;
class QVBoxLayout;

namespace Signalbox {

struct Rehearsal;

/// Shows what publishing will change, and what a backtest and the cases say of it unless no event
/// can meet the change; asks once.
class PublishDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a rehearsal is about exactly what is published, empty: nothing was tried yet.
    PublishDialog(const QString &workflow, int revision, const GraphDiff &diff,
                  const Rehearsal &rehearsal, QWidget *parent = nullptr);

    QString note() const;
    void setNote(const QString &note);

Q_SIGNALS:
    /// Not yet: a backtest first. The dialog is closed then.
    void backtestWanted();

private:
    void addRehearsal(QVBoxLayout &layout, const Rehearsal &rehearsal);

    QLineEdit *m_note;
};

} // namespace Signalbox
