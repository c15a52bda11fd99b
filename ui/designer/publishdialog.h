// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graphdiff.h"

#include <QDialog>

class QLineEdit;

namespace Signalbox {

/// Shows what publishing will change, and asks once.
class PublishDialog final : public QDialog
{
    Q_OBJECT

public:
    PublishDialog(const QString &workflow, int revision, const GraphDiff &diff,
                  QWidget *parent = nullptr);

    QString note() const;

private:
    QLineEdit *m_note;
};

} // namespace Signalbox
