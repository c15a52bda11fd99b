// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationform.h"

#include "ui/widgets/focuslead.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/quantityfield.h"
#include "ui/widgets/secretfield.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAttempts = 1000;
constexpr int mostConcurrent = 1000;
constexpr double largestFactor = 100;

} // namespace

DestinationForm::DestinationForm(const DestinationConfig &config, bool isNew, QWidget *parent)
    : QWidget(parent)
    , m_config(config)
    , m_column(new FormColumn(this))
    , m_more(new FormColumn(this))
    , m_name(new QLineEdit(config.name))
    , m_url(new QLineEdit(config.url))
    , m_secret(new SecretField)
    , m_attempts(new QSpinBox)
    , m_initial(new QuantityField(QuantityField::Duration))
    , m_factor(new QDoubleSpinBox)
    , m_longest(new QuantityField(QuantityField::Duration))
    , m_retryOn(new QLineEdit(formatStatusRanges(config.retry.retryOn)))
    , m_timeout(new QuantityField(QuantityField::Duration))
    , m_concurrency(new QSpinBox)
    , m_serial(new QCheckBox(tr("One after another for each order key")))
{
    m_name->setObjectName(u"destinationName"_s);
    m_name->setReadOnly(!isNew);
    m_url->setObjectName(u"destinationUrl"_s);
    m_url->setPlaceholderText(u"https://billing.internal/hooks"_s);
    m_secret->setObjectName(u"destinationSecret"_s);
    m_secret->offerNew(u"whsec_"_s);
    if (config.secret)
        m_secret->setKept({config.secret->text.startsWith("{stored"_L1) ? tr("by the station")
                                                                         : config.secret->text});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_column->add(u"name"_s, tr("Name"), m_name, tr("Small letters, digits, - and _."));
    m_column->add(u"http.url"_s, tr("Address that events are sent to"), m_url);
    m_column->add(u"http.secret"_s, tr("Signing secret (optional)"), m_secret,
                  tr("Deliveries are signed by Standard Webhooks; the receiver needs the same."));
    layout->addWidget(m_column);
    addRetry();
    layout->addStretch(1);
    leadFocus(*this, *(isNew ? m_name : m_url));
}

void DestinationForm::addRetry()
{
    const auto &retry = m_config.retry;
    m_attempts->setObjectName(u"destinationAttempts"_s);
    m_attempts->setRange(1, mostAttempts);
    m_attempts->setValue(retry.maxAttempts);
    m_initial->setValue(retry.initial.count());
    m_factor->setRange(1, largestFactor);
    m_factor->setSingleStep(0.5); // NOLINT(*-magic-numbers)
    m_factor->setValue(retry.factor);
    m_longest->setValue(retry.maxInterval.count());
    m_initial->setObjectName(u"destinationInitial"_s);
    m_retryOn->setObjectName(u"destinationRetryOn"_s);
    m_timeout->setValue(m_config.timeout.count());
    m_concurrency->setRange(1, mostConcurrent);
    m_concurrency->setValue(m_config.concurrency);
    m_serial->setObjectName(u"destinationSerial"_s);
    m_serial->setChecked(m_config.serial);
    auto *more = new QToolButton(this);
    more->setObjectName(u"destinationMore"_s);
    more->setText(tr("More: retries, timeout, parallel attempts, order"));
    more->setCheckable(true);
    more->setArrowType(Qt::RightArrow);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout()->addWidget(more);
    layout()->addWidget(m_more);
    m_more->add(u"retry.max_attempts"_s, tr("Attempts at most"), m_attempts,
                tr("Then it is a dead letter, which can be sent again by hand."));
    m_more->add(u"retry.initial"_s, tr("First retry after"), m_initial);
    m_more->add(u"retry.factor"_s, tr("Each further one later by the factor"), m_factor);
    m_more->add(u"retry.max_interval"_s, tr("But never later than"), m_longest);
    m_more->add(u"retry.retry_on"_s, tr("Answers that are retried"), m_retryOn,
                tr("HTTP status codes, such as 408,429,500-599. Failed connections always are."));
    m_more->add(u"http.timeout"_s, tr("Timeout of an attempt"), m_timeout);
    m_more->add(u"limit"_s, tr("Attempts at the same time"), m_concurrency);
    m_more->add(u"serial"_s, tr("Order"), m_serial,
                tr("A delivery waits until the one before it of the same order key was delivered "
                   "or is dead. Without an order key, that of the same source."));
    m_serial->setAccessibleName(m_serial->text());
    connect(more, &QToolButton::toggled, m_more, [this, more](bool shown) {
        m_more->setVisible(shown);
        more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    });
    m_more->hide();
}

DestinationDraft DestinationForm::draft() const
{
    DestinationDraft draft;
    draft.config = m_config;
    auto &config = draft.config;
    config.name = m_name->text().trimmed();
    config.url = m_url->text().trimmed();
    if (m_secret->isChanged()) {
        config.secret = m_secret->reference();
        if (!m_secret->value().isEmpty())
            draft.secret = m_secret->value();
    }
    auto &retry = config.retry;
    retry.maxAttempts = m_attempts->value();
    retry.initial = Microseconds(m_initial->value());
    retry.factor = m_factor->value();
    retry.maxInterval = Microseconds(m_longest->value());
    retry.retryOn = parseStatusRanges(m_retryOn->text()).value_or(retry.retryOn);
    config.timeout = Microseconds(m_timeout->value());
    config.concurrency = m_concurrency->value();
    config.serial = m_serial->isChecked();
    return draft;
}

QList<FieldProblem> DestinationForm::ownProblems() const
{
    QList<FieldProblem> problems;
    if (!parseStatusRanges(m_retryOn->text()))
        problems.append(
            {u"retry.retry_on"_s, tr("Expected status codes, such as 408,429,500-599.")});
    const std::initializer_list<std::pair<QString, const QuantityField *>> durations{
        {u"retry.initial"_s, m_initial},
        {u"retry.max_interval"_s, m_longest},
        {u"http.timeout"_s, m_timeout}};
    for (const auto &[field, duration] : durations) {
        if (const auto problem = duration->problem(); !problem.isEmpty())
            problems.append({field, problem});
    }
    return problems;
}

void DestinationForm::setProblems(const QList<FieldProblem> &problems)
{
    QList<FieldProblem> here;
    QList<FieldProblem> more;
    for (auto problem : problems) {
        if (problem.field == "typed_secret"_L1)
            problem.field = u"http.secret"_s;
        const bool hidden = problem.field.startsWith("retry"_L1)
            || problem.field == "http.timeout"_L1 || problem.field.startsWith("limit"_L1)
            || problem.field == "serial"_L1;
        (hidden ? more : here).append(problem);
    }
    if (!more.isEmpty())
        findChild<QToolButton *>(u"destinationMore"_s)->setChecked(true);
    m_column->setProblems(here);
    m_more->setProblems(more);
}

} // namespace Signalbox
