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
    /// \a station is not owned and must outlive this dialog. \a destination: to be changed;
    /// nothing: a new one.
    DestinationDialog(Station &station,
                      const std::optional<Configured<DestinationConfig>> &destination,
                      QWidget *parent = nullptr);

Q_SIGNALS:
    /// \a warnings: what does not prevent it, in sentences.
    void saved(const Signalbox::DestinationConfig &config, const QStringList &warnings);

private:
    void save();
    void takeReport(const SaveReport &report, const DestinationConfig &config);

    Station &m_station;
    const int m_base;
    DestinationForm *m_form;
    QLabel *m_failure;
    QPushButton *m_save;
};

} // namespace Signalbox
