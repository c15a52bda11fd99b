// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingestsource.h"

#include "core/auth/customprovider.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// The header that \a expression names.
std::optional<Locator> headerOf(const std::optional<ValueExpression> &expression)
{
    return expression ? expression->header() : std::nullopt;
}

} // namespace

Result<std::shared_ptr<const IngestSource>> makeIngestSource(const SourceConfig &config,
                                                             bool enabled, const Provider &provider,
                                                             const SecretSet &secrets)
{
    if (provider.key && !provider.key->header())
        return Error{ErrorCode::Unsupported, u"the key of this provider is not a header"_s};
    AuthenticationSettings settings;
    settings.publicUrl = config.publicUrl.toUtf8();
    settings.secrets = secrets;
    settings.parameters = config.parameters;
    if (config.tolerance)
        settings.tolerance = Tolerance{config.tolerance->past, config.tolerance->future};
    Result<Provider> authentic = provider;
    if (provider.name == customProviderName())
        authentic = customProvider(config.scheme, secrets.keys(), config.parameters.keys());
    if (!authentic)
        return authentic.error();
    auto authenticator = Authenticator::create(*authentic, settings);
    if (!authenticator)
        return authenticator.error();
    auto schemas = SchemaSet::compile(config.admission);
    if (!schemas)
        return schemas.error();
    auto source = std::make_shared<IngestSource>();
    source->name = config.name;
    source->enabled = enabled;
    source->methods = provider.methods;
    source->maxBody = config.maxBody > 0 ? config.maxBody : provider.maxBody;
    source->authenticator = *std::move(authenticator);
    source->credentials = credentialPlaces(*authentic);
    source->locators = {headerOf(provider.key), headerOf(provider.type),
                        headerOf(provider.occurredAt)};
    source->answer = provider.answer;
    if (source->maxBody > 0)
        source->content.expansion.bytes = source->maxBody;
    source->schemas = *std::move(schemas);
    source->rateLimit = config.admission.rateLimit;
    source->addressRateLimit = config.admission.addressRateLimit;
    return std::shared_ptr<const IngestSource>(std::move(source));
}

void SourceTable::insert(std::shared_ptr<const IngestSource> source)
{
    const auto name = source->name.toUtf8();
    m_sources.insert_or_assign(name, std::move(source));
}

std::shared_ptr<const IngestSource> SourceTable::find(QByteArrayView name) const
{
    const auto found = m_sources.find(name);
    return found == m_sources.end() ? nullptr : found->second;
}

} // namespace Signalbox
