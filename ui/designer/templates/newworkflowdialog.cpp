// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/templates/newworkflowdialog.h"

#include "ui/models/cardmodel.h"
#include "ui/widgets/carddelegate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/whendone.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What is odd about something that was kept all the same.
QStringList warningsOf(const SaveReport &report)
{
    QStringList warnings;
    for (const auto &problem : report.problems)
        warnings.append(problem.detail);
    return warnings;
}

} // namespace

NewWorkflowDialog::NewWorkflowDialog(Station &station, const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_templates(workflowTemplates())
    , m_taken(taken)
    , m_list(new QListView(this))
    , m_column(new FormColumn(this))
    , m_parts(new QWidget(this))
    , m_sentence(makeLabel({}, "muted", m_parts))
    , m_partsColumn(new FormColumn(m_parts))
    , m_name(new QLineEdit)
    , m_source(new QComboBox)
    , m_secret(new SecretField)
    , m_destination(new QComboBox)
    , m_url(new QLineEdit)
    , m_create(new QPushButton(tr("Create"), this))
{
    setObjectName(u"newWorkflowDialog"_s);
    setWindowTitle(tr("New workflow"));
    addFields();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create->setObjectName(u"createWorkflow"_s);
    m_create->setProperty("primary", true);
    m_create->setDefault(true);
    buttons->addButton(m_create, QDialogButtonBox::ApplyRole);
    auto *parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    m_sentence->setWordWrap(true);
    parts->setSpacing(12);
    parts->addWidget(m_sentence);
    parts->addWidget(m_partsColumn);
    auto *right = new QVBoxLayout;
    right->setSpacing(4);
    right->addWidget(m_column);
    right->addWidget(m_parts);
    right->addStretch(1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeTemplates(), 1);
    columns->addLayout(right, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);
    resize(760, 520);
    connect(m_create, &QPushButton::clicked, this, &NewWorkflowDialog::begin);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_source, &QComboBox::currentIndexChanged, this,
            [this] { m_secret->setEnabled(makesSource()); });
    connect(m_destination, &QComboBox::currentIndexChanged, this,
            [this] { m_url->setEnabled(makesDestination()); });
    whenDone(this, station.sources(), [this](const Result<QList<SourceView>> &sources) {
        m_sources = sources ? *sources : QList<SourceView>();
        showChoices();
    });
    whenDone(this, station.destinations(),
             [this](const Result<QList<DestinationView>> &destinations) {
                 m_destinations = destinations ? *destinations : QList<DestinationView>();
                 showChoices();
             });
    showTemplate();
    m_name->setFocus();
}

QWidget *NewWorkflowDialog::makeTemplates()
{
    auto *model = new CardModel(this);
    QList<Card> cards{{tr("Empty"), tr("A canvas to draw on."), {}, {}}};
    for (const auto &one : m_templates)
        cards.append({TemplateWords::title(one.name), TemplateWords::origin(one.name), {}, {}});
    model->setCards(cards);
    m_list->setObjectName(u"workflowTemplates"_s);
    m_list->setAccessibleName(tr("Begin with"));
    m_list->setModel(model);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(340);
    m_list->setCurrentIndex(model->index(0));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &NewWorkflowDialog::showTemplate);
    return m_list;
}

void NewWorkflowDialog::addFields()
{
    m_name->setObjectName(u"workflowName"_s);
    m_column->add(u"name"_s, tr("Name"), m_name, tr("Small letters, digits, - and _."));
    m_source->setObjectName(u"templateSource"_s);
    m_secret->setObjectName(u"templateSecret"_s);
    m_secret->offerNew({});
    m_destination->setObjectName(u"templateDestination"_s);
    m_url->setObjectName(u"templateUrl"_s);
    m_partsColumn->add(u"source"_s, tr("Source"), m_source);
    m_partsColumn->add(u"secret"_s, tr("Its secret"), m_secret,
                       tr("From the vendor's console. To try it, make one up."));
    m_partsColumn->add(u"destination"_s, tr("Destination"), m_destination);
    m_partsColumn->add(u"url"_s, tr("Its address"), m_url);
}

const WorkflowTemplate *NewWorkflowDialog::chosen() const
{
    const int row = m_list->currentIndex().row() - 1;
    return row >= 0 && row < m_templates.size() ? &m_templates[row] : nullptr;
}

QString NewWorkflowDialog::freeName(const QString &wish, const QStringList &taken)
{
    QString name = wish;
    for (int number = 2; taken.contains(name); ++number)
        name = u"%1-%2"_s.arg(wish).arg(number);
    return name;
}

void NewWorkflowDialog::showTemplate()
{
    const auto *one = chosen();
    m_parts->setVisible(one != nullptr);
    m_column->setProblems({});
    m_partsColumn->setProblems({});
    if (!one)
        return;
    m_name->setText(freeName(one->name, m_taken));
    m_url->setText(one->url);
    m_sentence->setText(TemplateWords::sentence(one->name));
    showChoices();
}

void NewWorkflowDialog::showChoices()
{
    const auto *one = chosen();
    if (!one)
        return;
    QStringList sources;
    QStringList usable;
    for (const auto &view : std::as_const(m_sources)) {
        sources.append(view.source.config.name);
        if (view.source.config.provider == one->provider)
            usable.append(view.source.config.name);
    }
    m_source->clear();
    m_source->addItems(usable);
    m_source->addItem(tr("New: %1").arg(freeName(one->provider, sources)),
                      freeName(one->provider, sources));
    QStringList destinations;
    for (const auto &view : std::as_const(m_destinations))
        destinations.append(view.destination.config.name);
    m_destination->clear();
    m_destination->addItem(tr("New: %1").arg(freeName(one->destination, destinations)),
                           freeName(one->destination, destinations));
    m_destination->addItems(destinations);
}

bool NewWorkflowDialog::makesSource() const
{
    return m_source->currentData().isValid();
}

bool NewWorkflowDialog::makesDestination() const
{
    return m_destination->currentData().isValid();
}

bool NewWorkflowDialog::check()
{
    static const QRegularExpression names(u"^[a-z0-9_-]{1,64}$"_s);
    const auto name = m_name->text().trimmed();
    QList<FieldProblem> problems;
    if (!names.match(name).hasMatch())
        problems.append({u"name"_s, tr("Expected 1 to 64 small letters, digits, - and _.")});
    else if (m_taken.contains(name))
        problems.append({u"name"_s, tr("There is a workflow %1 already.").arg(name)});
    m_column->setProblems(problems);
    QList<FieldProblem> parts;
    if (chosen() && makesSource() && !m_secret->isChanged())
        parts.append({u"secret"_s, tr("Type the vendor's secret, or make one up to try it.")});
    m_partsColumn->setProblems(parts);
    return problems.isEmpty() && parts.isEmpty();
}

void NewWorkflowDialog::begin()
{
    if (!check())
        return;
    if (chosen())
        saveSource();
    else
        finish();
}

void NewWorkflowDialog::saveSource()
{
    m_sourceName = makesSource() ? m_source->currentData().toString() : m_source->currentText();
    if (!makesSource()) {
        saveDestination();
        return;
    }
    SourceDraft draft;
    draft.config.name = m_sourceName;
    draft.config.provider = chosen()->provider;
    if (const auto reference = m_secret->reference()) {
        SourceSecret secret;
        secret.text = reference->text;
        draft.config.secrets.append(secret);
    } else {
        draft.secrets.append({{}, m_secret->value(), {}});
    }
    m_create->setEnabled(false);
    const auto saved = [this, made = draft.config](const Result<SaveReport> &report) {
        m_create->setEnabled(true);
        if (!take(report, u"secret"_s))
            return;
        Q_EMIT sourceMade(made, warningsOf(*report));
        m_source->insertItem(0, m_sourceName); // a second try must not make it again
        m_source->setCurrentIndex(0);
        saveDestination();
    };
    whenDone(this, m_station.saveSource(draft), saved);
}

void NewWorkflowDialog::saveDestination()
{
    m_destinationName =
        makesDestination() ? m_destination->currentData().toString() : m_destination->currentText();
    if (!makesDestination()) {
        finish();
        return;
    }
    DestinationDraft draft;
    draft.config.name = m_destinationName;
    draft.config.url = m_url->text().trimmed();
    m_create->setEnabled(false);
    const auto saved = [this, made = draft.config](const Result<SaveReport> &report) {
        m_create->setEnabled(true);
        if (!take(report, u"url"_s))
            return;
        Q_EMIT destinationMade(made, warningsOf(*report));
        finish();
    };
    whenDone(this, m_station.saveDestination(draft), saved);
}

bool NewWorkflowDialog::take(const Result<SaveReport> &report, const QString &prefix)
{
    if (!report) {
        m_partsColumn->setProblems({{{}, ErrorWords::sentence(report.error())}});
        return false;
    }
    if (report->revision != 0)
        return true;
    auto problems = report->problems;
    for (auto &problem : problems)
        problem.field = prefix;
    m_partsColumn->setProblems(problems);
    return false;
}

void NewWorkflowDialog::finish()
{
    const auto *one = chosen();
    Q_EMIT created(m_name->text().trimmed(),
                   one ? one->graphFor(m_sourceName, m_destinationName) : Graph());
    accept();
}

} // namespace Signalbox
