// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/snapshots.h"

#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Makes the snapshots of one configuration.
class Builder
{
public:
    Builder(const Configuration &configuration, const ProviderCatalogue &providers,
            const SecretResolver &secrets, std::shared_ptr<const KeySource> keys)
        : m_providers(providers)
        , m_secrets(secrets)
        , m_keys(std::move(keys))
    {
        m_result.configuration = configuration;
    }

    Snapshots build()
    {
        addSources();
        addTargets();
        m_result.routing = makeRoutingTable(m_result.configuration.workflows,
                                            m_result.configuration.leaving);
        return std::move(m_result);
    }

private:
    void addSources()
    {
        CredentialPlaces credentials;
        for (const auto &name : m_providers.names())
            credentials.add(credentialPlaces(*m_providers.find(name)));
        auto table = std::make_shared<SourceTable>(std::move(credentials));
        for (const auto &source : m_result.configuration.sources) {
            const auto &name = source.config.name;
            const auto *provider = m_providers.find(source.config.provider);
            if (!provider) {
                m_result.problems[name] =
                    u"the provider '%1' is not in the catalogue"_s.arg(source.config.provider);
                continue;
            }
            SecretSet secrets;
            for (const auto &reference : source.config.secrets) {
                if (const auto secret = resolve(reference, name))
                    secrets[reference.slot].append({*secret, reference.expires});
            }
            const auto made =
                makeIngestSource(source.config, source.enabled, *provider, secrets, m_keys);
            if (made)
                table->insert(*made);
            else
                m_result.problems[name] = made.error().detail;
        }
        m_result.sources = std::move(table);
    }

    void addTargets()
    {
        auto targets = std::make_shared<QHash<QString, DeliveryTarget>>();
        for (const auto &destination : m_result.configuration.destinations) {
            std::optional<QByteArray> secret;
            if (destination.config.secret)
                secret = resolve(*destination.config.secret, {});
            targets->insert(destination.config.name, makeDeliveryTarget(destination, secret));
        }
        m_result.targets = std::move(targets);
    }

    /// Notes what is missing, for the operator and, if \a source is named, as its problem.
    std::optional<QByteArray> resolve(const SecretReference &reference, const QString &source)
    {
        auto secret = m_secrets.resolve(reference);
        if (secret)
            return *std::move(secret);
        m_result.missingSecrets.append(reference.text);
        if (!source.isEmpty())
            m_result.problems[source] = secret.error().detail;
        return {};
    }

    const ProviderCatalogue &m_providers;
    const SecretResolver &m_secrets;
    const std::shared_ptr<const KeySource> m_keys;
    Snapshots m_result;
};

} // namespace

Snapshots makeSnapshots(const Configuration &configuration, const ProviderCatalogue &providers,
                        const SecretResolver &secrets, std::shared_ptr<const KeySource> keys)
{
    return Builder(configuration, providers, secrets, std::move(keys)).build();
}

} // namespace Signalbox
