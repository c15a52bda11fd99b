// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcedialog.h"

#include "ui/sources/providergallery.h"
#include "ui/sources/sourceform.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Configured<SourceConfig> namedSource(const QString &name)
{
    Configured<SourceConfig> source;
    source.config.name = name;
    source.revision = 0;
    return source;
}

} // namespace

SourceDialog::SourceDialog(Station &station, const QString &name, QWidget *parent)
    : SourceDialog(station, namedSource(name), true, parent)
{
}

SourceDialog::SourceDialog(Station &station, const Configured<SourceConfig> &source,
                           QWidget *parent)
    : SourceDialog(station, source, false, parent)
{
}

SourceDialog::SourceDialog(Station &station, const Configured<SourceConfig> &source, bool isNew,
                           QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_source(source)
    , m_isNew(isNew)
    , m_stack(new QStackedWidget(this))
    , m_title(makeLabel(tr("Where do the requests come from?"), "heading", this))
    , m_failure(makeLabel({}, "bad", this))
    , m_gallery(new ProviderGallery)
    , m_place(new QScrollArea)
    , m_provider(new QPushButton(tr("Other provider"), this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"sourceDialog"_s);
    setWindowTitle(isNew ? tr("New source") : tr("Source %1").arg(source.config.name));
    m_title->setObjectName(u"sourceTitle"_s);
    m_failure->setObjectName(u"sourceFailure"_s);
    m_failure->setWordWrap(true);
    m_failure->hide();
    m_place->setWidgetResizable(true);
    m_place->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->addWidget(m_gallery);
    m_stack->addWidget(m_place);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_provider->setObjectName(u"otherProvider"_s);
    m_provider->setAutoDefault(false);
    buttons->addButton(m_provider, QDialogButtonBox::ResetRole);
    m_save->setObjectName(u"saveSource"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    buttons->addButton(m_save, QDialogButtonBox::ApplyRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_failure);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttons);
    resize(520, 620);
    connect(m_gallery, &ProviderGallery::providerChosen, this, &SourceDialog::showForm);
    connect(m_provider, &QPushButton::clicked, this, &SourceDialog::showGallery);
    connect(m_save, &QPushButton::clicked, this, &SourceDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showGallery();
    whenDone(this, m_station.providers(), [this](const Result<QList<ProviderView>> &providers) {
        if (providers)
            takeProviders(*providers);
        else
            fail(ErrorWords::sentence(providers.error()));
    });
}

void SourceDialog::takeProviders(const QList<ProviderView> &providers)
{
    m_gallery->setProviders(providers);
    if (m_isNew)
        return;
    const auto known = std::ranges::find(providers, m_source.config.provider, &ProviderView::name);
    if (known != providers.end()) {
        showForm(*known);
        return;
    }
    ProviderView own; // one of a scheme of its own: what it asks for is in the station file
    own.name = own.title = m_source.config.provider;
    showForm(own);
}

void SourceDialog::showGallery()
{
    m_stack->setCurrentWidget(m_gallery);
    m_title->setText(tr("Where do the requests come from?"));
    m_provider->hide();
    m_save->hide();
    m_gallery->setFocus();
}

void SourceDialog::showForm(const ProviderView &provider)
{
    SourceConfig config = m_source.config;
    if (!m_isNew && config.provider != provider.name) {
        config.secrets.clear();
        config.parameters.clear();
    }
    if (config.name.isEmpty())
        config.name = provider.name;
    m_form = new SourceForm(provider, config, m_isNew);
    m_form->setObjectName(u"sourceForm"_s);
    m_place->setWidget(m_form); // deletes the one before
    m_stack->setCurrentWidget(m_place);
    m_title->setText(provider.title);
    m_failure->hide();
    m_provider->show();
    m_save->show();
    m_form->setFocus();
}

void SourceDialog::save()
{
    const auto own = m_form->ownProblems();
    m_form->setProblems(own);
    if (!own.isEmpty())
        return;
    auto draft = m_form->draft();
    draft.base = m_source.revision;
    m_save->setEnabled(false);
    m_failure->hide();
    whenDone(this, m_station.saveSource(draft),
             [this, config = draft.config](const Result<SaveReport> &report) {
                 m_save->setEnabled(true);
                 if (report)
                     takeReport(*report, config);
                 else
                     fail(ErrorWords::sentence(report.error()));
             });
}

void SourceDialog::takeReport(const SaveReport &report, const SourceConfig &config)
{
    if (report.revision == 0) {
        m_form->setProblems(report.problems);
        return;
    }
    QStringList warnings;
    for (const auto &problem : report.problems)
        warnings.append(problem.detail);
    Q_EMIT saved(config, warnings);
    accept();
}

void SourceDialog::fail(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->show();
}

} // namespace Signalbox
