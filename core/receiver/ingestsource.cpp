// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingestsource.h"

#include "core/auth/customprovider.h"
#include "core/auth/secretdecoding.h"
#include "core/receiver/handshakes/handshaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// \a text, or \a otherwise where it is empty.
Result<std::optional<ValueExpression>> expression(const QString &text,
                                                  const std::optional<ValueExpression> &otherwise)
{
    if (text.isEmpty())
        return otherwise;
    auto parsed = ValueExpression::parse(text);
    if (!parsed)
        return Error{ErrorCode::Invalid, text + u": "_s + parsed.error().detail};
    return std::optional(*std::move(parsed));
}

Result<KeyLocators> locatorsOf(const IntakeConfig &intake, const Provider &provider)
{
    auto key = expression(intake.key, provider.key);
    if (!key)
        return key.error();
    auto orderKey = expression(intake.orderKey, {});
    if (!orderKey)
        return orderKey.error();
    auto position = expression(intake.orderPosition, provider.sequence);
    if (!position)
        return position.error();
    return KeyLocators{*std::move(key),      provider.keyOptional && intake.key.isEmpty(),
                       provider.type,        provider.occurredAt,
                       *std::move(orderKey), *std::move(position)};
}

/// With the secrets as the bytes that they stand for, each under the name of its slot.
AuthenticationSettings decoded(AuthenticationSettings settings, const Provider &provider)
{
    SecretSet secrets;
    for (const auto &slot : provider.secrets) {
        auto live = settings.secrets.value(slot.name);
        if (&slot == &provider.secrets.first())
            live += settings.secrets.value(QString());
        for (const auto &secret : live) {
            if (auto bytes = decodeSecret(slot.decoding, secret.value))
                secrets[slot.name].append({*std::move(bytes), secret.expires});
        }
    }
    settings.secrets = std::move(secrets);
    return settings;
}

ProviderAnswer answerOf(const IntakeConfig &intake, const Provider &provider)
{
    if (!intake.answer)
        return provider.answer;
    ProviderAnswer answer{intake.answer->status, intake.answer->contentType.toUtf8(), {}};
    if (intake.answer->body)
        answer.body = intake.answer->body->toUtf8();
    for (const auto &[name, value] : intake.answer->headers.asKeyValueRange())
        answer.headers.append({name.toUtf8(), value.toUtf8()});
    answer.bareRefusals = provider.answer.bareRefusals;
    return answer;
}

ContentKinds kindsOf(const IntakeConfig &intake)
{
    ContentKinds kinds;
    for (const auto &name : intake.content) {
        if (const auto kind = contentKindFromName(name))
            kinds |= *kind;
    }
    return kinds;
}

} // namespace

AuthenticationSettings authenticationSettings(const SourceConfig &config, const SecretSet &secrets)
{
    AuthenticationSettings settings;
    settings.publicUrl = config.publicUrl.toUtf8();
    settings.secrets = secrets;
    settings.parameters = config.parameters;
    if (config.tolerance)
        settings.tolerance = Tolerance{config.tolerance->past, config.tolerance->future};
    return settings;
}

Result<Provider> authenticProvider(const SourceConfig &config, const Provider &provider,
                                   const SecretSet &secrets)
{
    if (provider.name != customProviderName())
        return provider;
    return customProvider(config.scheme, secrets.keys(), config.parameters.keys());
}

Result<std::shared_ptr<const IngestSource>> makeIngestSource(const SourceConfig &config,
                                                             bool enabled, const Provider &provider,
                                                             const SecretSet &secrets,
                                                             std::shared_ptr<const KeySource> keys)
{
    auto settings = authenticationSettings(config, secrets);
    settings.keys = std::move(keys);
    settings.digestSigned = config.intake.replayWindow > Microseconds::zero();
    const auto authentic = authenticProvider(config, provider, secrets);
    if (!authentic)
        return authentic.error();
    if (settings.digestSigned && !signsRequests(*authentic)) {
        return Error{ErrorCode::Invalid,
                     u"replay_window: this provider does not sign requests as a whole, so that "
                     "none can be told to come again"_s};
    }
    auto authenticator = Authenticator::create(*authentic, settings);
    if (!authenticator)
        return authenticator.error();
    auto schemas = SchemaSet::compile(config.admission);
    if (!schemas)
        return schemas.error();
    auto locators = locatorsOf(config.intake, provider);
    if (!locators)
        return locators.error();
    auto source = std::make_shared<IngestSource>();
    source->name = config.name;
    source->enabled = enabled;
    source->methods = provider.methods;
    source->maxBody = config.maxBody > 0 ? config.maxBody : provider.maxBody;
    for (const auto &text : config.intake.allow) {
        const auto range = AddressRange::parse(text);
        if (!range)
            return range.error();
        source->allow.append(*range);
    }
    const auto handshakeSettings = decoded(settings, provider);
    for (const auto &handshake : provider.handshakes) {
        if (auto handshaker = makeHandshaker(handshake, handshakeSettings)) {
            source->signsTokens |= handshaker->signsTokens();
            source->handshakers.push_back(std::move(handshaker));
        }
    }
    source->authenticator = *std::move(authenticator);
    source->credentials = credentialPlaces(*authentic);
    source->items = provider.items;
    source->itemsWhen = provider.itemsWhen;
    source->locators = *std::move(locators);
    source->keyWindow = config.intake.keyWindow;
    source->admitConflict = config.intake.conflict == ConflictPolicy::Admit;
    source->replayWindow = config.intake.replayWindow;
    source->answer = answerOf(config.intake, provider);
    source->content.kinds = kindsOf(config.intake);
    if (!source->content.kinds)
        source->content.types = provider.contentTypes;
    if (source->maxBody > 0)
        source->content.expansion.bytes = source->maxBody;
    source->schemas = *std::move(schemas);
    source->rateLimit = config.admission.rateLimit;
    source->addressRateLimit = config.admission.addressRateLimit;
    return std::shared_ptr<const IngestSource>(std::move(source));
}

SourceTable::SourceTable(CredentialPlaces credentials)
    : m_credentials(std::move(credentials))
{
}

void SourceTable::insert(std::shared_ptr<const IngestSource> source)
{
    const auto name = source->name.toUtf8();
    m_credentials.add(source->credentials);
    m_sources.insert_or_assign(name, std::move(source));
}

std::shared_ptr<const IngestSource> SourceTable::find(QByteArrayView name) const
{
    const auto found = m_sources.find(name);
    return found == m_sources.end() ? nullptr : found->second;
}

} // namespace Signalbox
