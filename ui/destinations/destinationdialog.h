// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace Signalbox {

class DestinationForm;

/// Makes a destination, or changes one. Closes when the station has kept it; until then it says
/// what is wrong at each field.
class DestinationDialog final : public QDialog
{
    Q_OBJECT

public:
    // The station is not owned and must outlive this dialog.
    /// For a new one, with a \a name that can be changed.
    DestinationDialog(Station &station, const QString &name, QWidget *parent = nullptr);
    DestinationDialog(Station &station, const Configured<DestinationConfig> &destination,
                      QWidget *parent = nullptr);

Q_SIGNALS:
    /// \a warnings: what does not prevent it, in sentences.
    void saved(const Signalbox::DestinationConfig &config, const QStringList &warnings);

private:
    DestinationDialog(Station &station, const Configured<DestinationConfig> &destination,
                      bool isNew, QWidget *parent);
    void save();
    void takeReport(const SaveReport &report, const DestinationConfig &config);

    Station &m_station;
    const int m_base;
    DestinationForm *m_form;
    QLabel *m_failure;
    QPushButton *m_save;
};

} // namespace Signalbox
