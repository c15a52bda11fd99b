// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/draftsaving.h"

#include "core/auth/secretdecoding.h"
#include "core/auth/standardwebhooks.h"
#include "core/receiver/ingestsource.h"
#include "core/station/publishing.h"
#include "core/station/stationfilecheck.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

template <typename Config>
const QString &nameOf(const Configured<Config> &object)
{
    return object.config.name;
}

/// A name that no other secret has: what is typed for one object never reaches another.
QString newSecretName(const QString &object)
{
    const auto number = QRandomGenerator::system()->generate64();
    return u"%1-%2"_s.arg(object.first(std::min<qsizetype>(40, object.size())))
        .arg(number, 16, 16, QLatin1Char('0'));
}

template <typename Config>
Result<Configured<Config>> nextOf(const QList<Configured<Config>> &stored, const QString &kind,
                                  const Config &config, int base, Timestamp now)
{
    const auto what = u"%1 '%2'"_s.arg(kind, config.name);
    const auto old = std::ranges::find(stored, config.name, nameOf<Config>);
    if (old == stored.end()) {
        if (base != 0)
            return Error{ErrorCode::NotFound, u"there is no %1 any more"_s.arg(what)};
        return Configured<Config>{config, peoplesOwner, true, 1, now};
    }
    if (auto foreign = readOnly(what, old->owner))
        return *std::move(foreign);
    if (base == 0)
        return Error{ErrorCode::Conflict, u"there is a %1 already"_s.arg(what)};
    if (base != old->revision) {
        return Error{ErrorCode::Conflict,
                     u"%1 was changed meanwhile: it is at revision %2, this began with %3"_s
                         .arg(what)
                         .arg(old->revision)
                         .arg(base)};
    }
    auto next = *old;
    if (!(next.config == config)) {
        next.config = config;
        ++next.revision;
        next.changedAt = now;
    }
    return next;
}

template <typename Config>
void replace(QList<Configured<Config>> &objects, const Configured<Config> &value)
{
    objects.removeIf(
        [&](const Configured<Config> &one) { return one.config.name == value.config.name; });
    objects.append(value);
}

bool isFine(const QList<FieldProblem> &problems)
{
    return std::ranges::none_of(problems, &FieldProblem::prevents);
}

/// Checks the credentials of a source against what its provider wants.
class Credentials
{
public:
    Credentials(const SourceDraft &draft, const Provider &provider, const SecretResolver &secrets,
                QList<FieldProblem> &problems)
        : m_draft(draft)
        , m_provider(provider)
        , m_secrets(secrets)
        , m_problems(problems)
    {
    }

    void check()
    {
        for (qsizetype at = 0; at < m_draft.config.secrets.size(); ++at)
            addReference(m_draft.config.secrets.at(at), u"secrets[%1]"_s.arg(at));
        for (qsizetype at = 0; at < m_draft.secrets.size(); ++at)
            addTyped(m_draft.secrets.at(at), u"typed_secrets[%1]"_s.arg(at));
        for (const auto &parameter : m_provider.parameters) {
            if (parameter.required && !m_draft.config.parameters.contains(parameter.name))
                m_problems.append({u"parameters."_s + parameter.name,
                                   u"missing; expected %1"_s.arg(parameter.title)});
        }
        checkParameterNames();
        if (!m_provider.secrets.isEmpty() && m_draft.config.secrets.isEmpty()
            && m_draft.secrets.isEmpty())
            m_problems.append(
                {u"secrets"_s, u"there is none: every request will be refused"_s, false});
        if (!isFine(m_problems))
            return;
        const auto made = makeIngestSource(m_draft.config, true, m_provider, m_live);
        if (!made && made.error().code == ErrorCode::Invalid && m_complete)
            m_problems.append({{}, made.error().detail});
    }

private:
    /// Custom sources have what their scheme refers to.
    void checkParameterNames()
    {
        if (m_provider.name == "custom"_L1)
            return;
        const auto known = m_provider.parameterNames();
        for (const auto &name : m_draft.config.parameters.keys()) {
            if (known.contains(name))
                continue;
            const auto has =
                known.isEmpty() ? u"no parameters"_s : u"the parameters "_s + known.join(u", ");
            m_problems.append(
                {u"parameters."_s + name, u"unknown; %1 has %2"_s.arg(m_provider.name, has)});
        }
    }

    void addReference(const SourceSecret &reference, const QString &field)
    {
        if (!hasSlot(reference.slot, field))
            return;
        auto secret = m_secrets.resolve(reference);
        if (secret) {
            m_live[reference.slot].append({*std::move(secret), reference.expires});
            return;
        }
        m_complete = false;
        m_problems.append({field, secret.error().detail, false});
    }

    void addTyped(const TypedSecret &secret, const QString &field)
    {
        if (secret.value.isEmpty() || secret.value.size() > TypedSecret::longest)
            m_problems.append({field, u"expected 1 to 65536 bytes"_s});
        else if (hasSlot(secret.slot, field) && decodes(secret, field))
            m_live[secret.slot].append({secret.value, secret.expires});
    }

    bool hasSlot(const QString &slot, const QString &field)
    {
        const bool known = slot.isEmpty() || m_provider.name == "custom"_L1
            || m_provider.secret(slot) != nullptr;
        if (!known)
            m_problems.append({field, u"%1 has no secret '%2'"_s.arg(m_provider.title, slot)});
        return known;
    }

    bool decodes(const TypedSecret &secret, const QString &field)
    {
        const auto *slot =
            secret.slot.isEmpty() ? nullptr : m_provider.secret(secret.slot);
        if (slot == nullptr && !m_provider.secrets.isEmpty())
            slot = &m_provider.secrets.first();
        if (slot == nullptr)
            return true;
        const auto decoded = decodeSecret(slot->decoding, secret.value);
        if (!decoded)
            m_problems.append({field, decoded.error().detail});
        return decoded.ok();
    }

    const SourceDraft &m_draft;
    const Provider &m_provider;
    const SecretResolver &m_secrets;
    QList<FieldProblem> &m_problems;
    SecretSet m_live;
    bool m_complete = true; ///< every reference leads somewhere
};

QSet<QString> storedSecrets(const Configuration &configuration)
{
    QSet<QString> names;
    const auto add = [&](const SecretReference &reference) {
        if (const auto name = storedSecretNameOf(reference))
            names.insert(*name);
    };
    for (const auto &source : configuration.sources)
        std::ranges::for_each(source.config.secrets, add);
    for (const auto &destination : configuration.destinations) {
        if (destination.config.secret)
            add(*destination.config.secret);
    }
    return names;
}

} // namespace

QStringList secretsLeft(const Configuration &before, const Configuration &after)
{
    return (storedSecrets(before) - storedSecrets(after)).values();
}

Result<DraftPlan<SourceConfig>> planSave(const Configuration &stored, const SourceDraft &draft,
                                         const ProviderCatalogue &providers,
                                         const SecretResolver &secrets, Timestamp now)
{
    DraftPlan<SourceConfig> plan;
    auto config = draft.config;
    for (const auto &typed : draft.secrets) {
        const auto name = newSecretName(config.name.isEmpty() ? u"source"_s : config.name);
        SourceSecret reference;
        reference.text = storedSecretReference(name).text;
        reference.slot = typed.slot;
        reference.expires = typed.expires;
        config.secrets.append(reference);
        plan.newSecrets.insert(name, typed.value);
    }
    auto next = nextOf(stored.sources, u"source"_s, config, draft.base, now);
    if (!next)
        return next.error();
    plan.report.problems = checkSource(draft.config, providers.names());
    if (const auto *provider = providers.find(config.provider))
        Credentials(draft, *provider, secrets, plan.report.problems).check();
    if (draft.dryRun || !isFine(plan.report.problems))
        return plan;
    plan.report.revision = next->revision;
    auto after = stored;
    replace(after.sources, *next);
    plan.oldSecrets = secretsLeft(stored, after);
    plan.value = *std::move(next);
    return plan;
}

Result<DraftPlan<DestinationConfig>> planSave(const Configuration &stored,
                                              const DestinationDraft &draft,
                                              const SecretResolver &secrets, Timestamp now)
{
    DraftPlan<DestinationConfig> plan;
    auto config = draft.config;
    if (draft.secret) {
        const auto name = newSecretName(config.name.isEmpty() ? u"destination"_s : config.name);
        config.secret = storedSecretReference(name);
        plan.newSecrets.insert(name, *draft.secret);
    }
    auto next = nextOf(stored.destinations, u"destination"_s, config, draft.base, now);
    if (!next)
        return next.error();
    auto &problems = plan.report.problems;
    problems = checkDestination(draft.config);
    if (draft.secret) {
        if (draft.secret->size() > TypedSecret::longest)
            problems.append({u"typed_secret"_s, u"expected 1 to 65536 bytes"_s});
        else if (const auto key = standardWebhooksKey(*draft.secret); !key)
            problems.append({u"typed_secret"_s, key.error().detail});
    } else if (config.secret) {
        if (const auto found = secrets.resolve(*config.secret); !found)
            problems.append({u"http.secret"_s, found.error().detail, false});
    }
    if (draft.dryRun || !isFine(problems))
        return plan;
    plan.report.revision = next->revision;
    auto after = stored;
    replace(after.destinations, *next);
    plan.oldSecrets = secretsLeft(stored, after);
    plan.value = *std::move(next);
    return plan;
}

} // namespace Signalbox
