// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourceform.h"

#include "ui/widgets/focuslead.h"
#include "ui/widgets/formcolumn.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/quantityfield.h"
#include "ui/widgets/secretfield.h"

#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

SourceForm::SourceForm(const ProviderView &provider, const SourceConfig &config, bool isNew,
                       QWidget *parent)
    : QWidget(parent)
    , m_provider(provider)
    , m_config(config)
    , m_column(new FormColumn(this))
    , m_more(new FormColumn(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (!provider.advice.isEmpty()) {
        auto *advice = makeLabel(provider.advice, "bad", this);
        advice->setWordWrap(true);
        layout->addWidget(advice);
    }
    m_name = addLine(*m_column, u"name"_s, tr("Name"),
                     tr("Small letters, digits, - and _. Its address ends with it."), config.name);
    m_name->setObjectName(u"sourceName"_s);
    m_name->setReadOnly(!isNew);
    addSecrets(isNew);
    addParameters();
    layout->addWidget(m_column);
    addMore();
    layout->addStretch(1);
    leadFocus(*this, *(isNew ? m_name : m_publicUrl));
}

QLineEdit *SourceForm::addLine(FormColumn &column, const QString &field, const QString &label,
                               const QString &hint, const QString &text)
{
    auto *line = new QLineEdit(text);
    line->setObjectName(u"source_"_s + field);
    column.add(field, label, line, hint);
    connect(line, &QLineEdit::textChanged, this, &SourceForm::edited);
    return line;
}

QStringList SourceForm::keptIn(const ProviderField &slot) const
{
    const bool first = m_provider.secrets.first().name == slot.name;
    QStringList kept;
    for (const auto &secret : m_config.secrets) {
        if (secret.slot == slot.name || (first && secret.slot.isEmpty()))
            kept.append(secret.text.startsWith("{stored"_L1) ? tr("by the station") : secret.text);
    }
    return kept;
}

void SourceForm::addSecrets(bool isNew)
{
    for (const auto &slot : m_provider.secrets) {
        auto *field = new SecretField;
        field->setObjectName(u"secret_"_s + slot.name);
        field->setKept(keptIn(slot));
        if (isNew && m_provider.category == "generic"_L1)
            field->offerNew({});
        m_column->add(u"secret:"_s + slot.name, slot.title, field,
                      slot.where.isEmpty() ? QString() : tr("Found at: %1").arg(slot.where));
        m_secrets.insert(slot.name, field);
        connect(field, &SecretField::edited, this, &SourceForm::edited);
    }
}

void SourceForm::addParameters()
{
    for (const auto &one : m_provider.parameters) {
        const auto label = one.required ? one.title : tr("%1 (optional)").arg(one.title);
        const auto hint = one.where.isEmpty() ? QString() : tr("Found at: %1").arg(one.where);
        m_parameters.insert(one.name,
                            addLine(*m_column, u"parameters."_s + one.name, label, hint,
                                    m_config.parameters.value(one.name)));
    }
}

void SourceForm::addMore()
{
    const auto &intake = m_config.intake;
    m_publicUrl = addLine(
        *m_column, u"public_url"_s, tr("Public address (optional)"),
        tr("What the vendor calls when a proxy or tunnel stands before this station. Some vendors "
           "sign it."),
        m_config.publicUrl);
    addReplays();
    m_publicUrl->setPlaceholderText(u"https://hooks.example.org/in/"_s + m_name->text());
    connect(m_name, &QLineEdit::textChanged, m_publicUrl, [this](const QString &name) {
        m_publicUrl->setPlaceholderText(u"https://hooks.example.org/in/"_s + name);
    });
    auto *more = new QToolButton(this);
    more->setObjectName(u"sourceMore"_s);
    more->setText(tr("More: addresses, rate, idempotency key, order"));
    more->setCheckable(true);
    more->setArrowType(Qt::RightArrow);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout()->addWidget(more);
    layout()->addWidget(m_more);
    m_allow = addLine(*m_more, u"allow"_s, tr("Only from these addresses"),
                      tr("Networks, parted by commas. Empty: from everywhere."),
                      intake.allow.join(u", "_s));
    m_allow->setPlaceholderText(u"140.82.112.0/20, 2a0a:a440::/29"_s);
    const auto &rate = m_config.admission.rateLimit;
    m_rate = addLine(*m_more, u"rate_limit"_s, tr("At most"),
                     tr("Such as 200/s, or 60/m burst 10. Empty: as fast as they come."),
                     rate ? rate->toString() : QString());
    m_rate->setPlaceholderText(u"200/s"_s);
    m_key = addLine(*m_more, u"key"_s, tr("Idempotency key"),
                    tr("An expression that tells repetitions. Empty: as the provider has it."),
                    intake.key);
    m_key->setPlaceholderText(u"body.id"_s);
    m_orderKey = addLine(*m_more, u"order.key"_s, tr("Order: of what"),
                         tr("An expression; events with the same value follow each other."),
                         intake.orderKey);
    m_orderKey->setPlaceholderText(u"body.repository.id"_s);
    m_orderPosition =
        addLine(*m_more, u"order.position"_s, tr("Order: position"),
                tr("An expression for a number or a time that grows."), intake.orderPosition);
    m_orderPosition->setPlaceholderText(u"body.updated_at"_s);
    const bool used = !intake.allow.isEmpty() || rate || !intake.key.isEmpty()
        || !intake.orderKey.isEmpty() || !intake.orderPosition.isEmpty()
        || intake.replayWindow != Microseconds::zero();
    const auto open = [this, more](bool shown) {
        m_more->setVisible(shown);
        more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    };
    connect(more, &QToolButton::toggled, this, open);
    more->setChecked(used);
    open(used);
}

/// In sight where it is worth it.
void SourceForm::addReplays()
{
    if (m_provider.replays == ReplayHolding::Impossible)
        return;
    m_replays = new QuantityField(QuantityField::Duration);
    m_replays->setObjectName(u"source_replay_window"_s);
    m_replays->setValue(m_config.intake.replayWindow.count());
    connect(m_replays, &QLineEdit::textChanged, this, &SourceForm::edited);
    const bool worth = m_provider.replays == ReplayHolding::Worthwhile;
    (worth ? m_column : m_more)
        ->add(u"replay_window"_s, tr("Hold what was signed before, for"), m_replays,
              worth
                  ? tr("Worth turning on, such as 1 h: this vendor signs neither a time nor an id, "
                       "so that whoever catches a request can send it again under another id. "
                       "What comes again waits among the rejections. 0 s: off.")
                  : tr("0 s: off. This vendor signs a time or an id, which is enough."));
}

SourceDraft SourceForm::draft() const
{
    SourceDraft draft;
    draft.config = m_config;
    auto &config = draft.config;
    config.name = m_name->text().trimmed();
    config.provider = m_provider.name;
    config.publicUrl = m_publicUrl->text().trimmed();
    for (const auto &slot : m_provider.secrets) {
        const auto *field = m_secrets.value(slot.name);
        if (!field->isChanged())
            continue;
        const bool first = m_provider.secrets.first().name == slot.name;
        config.secrets.removeIf([&](const SourceSecret &secret) {
            return secret.slot == slot.name || (first && secret.slot.isEmpty());
        });
        const auto slotName = first ? QString() : slot.name;
        if (const auto reference = field->reference()) {
            SourceSecret secret;
            secret.text = reference->text;
            secret.slot = slotName;
            config.secrets.append(secret);
        } else if (!field->value().isEmpty()) {
            draft.secrets.append({slotName, field->value(), {}});
        }
    }
    // What an earlier version kept under a name that the provider has not, nobody could see here.
    if (m_provider.name != "custom"_L1) {
        config.parameters.removeIf([&](QMap<QString, QString>::iterator entry) {
            return !m_parameters.contains(entry.key());
        });
    }
    for (const auto &[name, line] : m_parameters.asKeyValueRange()) {
        const auto text = line->text().trimmed();
        if (text.isEmpty())
            config.parameters.remove(name);
        else
            config.parameters.insert(name, text);
    }
    auto &intake = config.intake;
    intake.allow = m_allow->text().split(u',', Qt::SkipEmptyParts);
    for (auto &network : intake.allow)
        network = network.trimmed();
    intake.key = m_key->text().trimmed();
    intake.orderKey = m_orderKey->text().trimmed();
    intake.orderPosition = m_orderPosition->text().trimmed();
    if (m_replays)
        intake.replayWindow = Microseconds(m_replays->value());
    config.admission.rateLimit.reset();
    if (const auto rate = RateLimit::parse(m_rate->text().trimmed()))
        config.admission.rateLimit = *rate;
    return draft;
}

QList<FieldProblem> SourceForm::ownProblems() const
{
    if (const auto problem = m_replays ? m_replays->problem() : QString(); !problem.isEmpty())
        return {{u"replay_window"_s, problem}};
    const auto rate = m_rate->text().trimmed();
    if (const auto read = RateLimit::parse(rate); !rate.isEmpty() && !read)
        return {{u"rate_limit"_s, read.error().detail}};
    return {};
}

/// typed_secrets[1], secrets[0] -> the field of the slot that it is in.
QString SourceForm::fieldOfSecret(const QString &field, const SourceDraft &draft) const
{
    if (m_provider.secrets.isEmpty())
        return field;
    const auto at = field.section(u'[', 1).section(u']', 0, 0).toInt();
    auto slot = m_provider.secrets.first().name;
    if (field.startsWith("typed"_L1) && at < draft.secrets.size()
        && !draft.secrets.at(at).slot.isEmpty())
        slot = draft.secrets.at(at).slot;
    else if (field.startsWith("secrets"_L1) && at < draft.config.secrets.size()
             && !draft.config.secrets.at(at).slot.isEmpty())
        slot = draft.config.secrets.at(at).slot;
    return u"secret:"_s + slot;
}

void SourceForm::setProblems(const QList<FieldProblem> &problems)
{
    const auto draft = this->draft();
    QList<FieldProblem> here;
    QList<FieldProblem> more;
    for (auto problem : problems) {
        if (problem.field.startsWith("typed_secrets"_L1) || problem.field.startsWith("secrets"_L1))
            problem.field = fieldOfSecret(problem.field, draft);
        const bool hidden = problem.field.startsWith("allow"_L1)
            || problem.field.startsWith("rate_limit"_L1) || problem.field.startsWith("key"_L1)
            || problem.field.startsWith("order"_L1)
            || (problem.field == "replay_window"_L1
                && m_provider.replays == ReplayHolding::Needless);
        (hidden ? more : here).append(problem);
    }
    if (!more.isEmpty())
        findChild<QToolButton *>(u"sourceMore"_s)->setChecked(true);
    m_column->setProblems(here);
    m_more->setProblems(more);
}

} // namespace Signalbox
