// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/templates/workflowtemplate.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace Signalbox {

class FormColumn;
class SecretField;

/// Begins a workflow: empty, or from a template, whose source and destination it makes unless one
/// chooses some that there are. Closes when these are there.
class NewWorkflowDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this dialog. \a taken: names that it must not have.
    NewWorkflowDialog(Station &station, const QStringList &taken, QWidget *parent = nullptr);

Q_SIGNALS:
    /// For the template, by this dialog; also when the rest cannot be made yet.
    void sourceMade(const Signalbox::SourceConfig &source, const QStringList &warnings);
    void destinationMade(const Signalbox::DestinationConfig &destination,
                         const QStringList &warnings);
    /// To be edited and published; without nodes for an empty one.
    void created(const QString &name, const Signalbox::Graph &graph);

private:
    QWidget *makeTemplates();
    void addFields();
    void showTemplate();
    void showChoices(); ///< what there is, and what can be made
    const WorkflowTemplate *chosen() const; ///< null: empty
    bool makesSource() const;
    bool makesDestination() const;
    static QString freeName(const QString &wish, const QStringList &taken);

    bool check();
    void begin();
    void saveSource();
    void saveDestination();
    void finish();
    /// Shows problems at the fields of this dialog; true: it was kept.
    bool take(const Result<SaveReport> &report, const QString &prefix);

    Station &m_station;
    const QList<WorkflowTemplate> m_templates;
    const QStringList m_taken;
    QList<SourceView> m_sources;
    QList<DestinationView> m_destinations;
    QListView *m_list;
    FormColumn *m_column;
    QWidget *m_parts;
    QLabel *m_sentence; ///< what the template does
    FormColumn *m_partsColumn;
    QLineEdit *m_name;
    QComboBox *m_source;
    SecretField *m_secret;
    QComboBox *m_destination;
    QLineEdit *m_url;
    QPushButton *m_create;
    QString m_sourceName; ///< that is made or taken
    QString m_destinationName;
};

} // namespace Signalbox
