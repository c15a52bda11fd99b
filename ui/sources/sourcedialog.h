// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace Signalbox {

class ProviderGallery;
class SourceForm;

/// Makes a source, or changes one: first whom its requests come from, then what that provider asks
/// for. Closes when the station has kept it; until then it says what is wrong at each field.
class SourceDialog final : public QDialog
{
    Q_OBJECT

public:
    // The station is not owned and must outlive this dialog.
    /// For a new one. \a name: what it is called unless that is changed; empty: as its provider.
    SourceDialog(Station &station, const QString &name, QWidget *parent = nullptr);
    SourceDialog(Station &station, const Configured<SourceConfig> &source,
                 QWidget *parent = nullptr);

Q_SIGNALS:
    /// \a warnings: what does not prevent it, in sentences.
    void saved(const Signalbox::SourceConfig &config, const QStringList &warnings);

private:
    SourceDialog(Station &station, const Configured<SourceConfig> &source, bool isNew,
                 QWidget *parent);
    void takeProviders(const QList<ProviderView> &providers);
    void showGallery();
    void showForm(const ProviderView &provider);
    void save();
    void takeReport(const SaveReport &report, const SourceConfig &config);
    void fail(const QString &sentence);

    Station &m_station;
    const Configured<SourceConfig> m_source;
    const bool m_isNew;
    QStackedWidget *m_stack;
    QLabel *m_title;
    QLabel *m_failure;
    ProviderGallery *m_gallery;
    QScrollArea *m_place;
    SourceForm *m_form = nullptr;
    QPushButton *m_provider;
    QPushButton *m_save;
};

} // namespace Signalbox
