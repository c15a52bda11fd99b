// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/content.h"
#include "core/admission/requestkeys.h"
#include "core/admission/schemaset.h"
#include "core/admission/tokenbucket.h"
#include "core/auth/authenticator.h"
#include "core/auth/redaction.h"
#include "core/domain/config.h"
#include "core/support/addressrange.h"

#include <map>
#include <memory>
#include <vector>

namespace Signalbox {

class Handshaker;

/// A source with all that taking a request in needs. Immutable; shared by all receiver threads.
struct IngestSource
{
    QString name;
    bool enabled = true;
    QList<QByteArray> methods;
    qint64 maxBody = 0; ///< bytes; 0: HttpLimits::body
    QList<AddressRange> allow; ///< empty: every address
    std::vector<std::shared_ptr<const Handshaker>> handshakers;
    bool signsTokens = false; ///< one of them does: see checkTokenShape
    std::shared_ptr<const Authenticator> authenticator;
    CredentialPlaces credentials; ///< what is never stored
    std::optional<ItemsPlace> items; ///< nothing: a request is one event
    std::optional<ValueExpression> itemsWhen; ///< only requests for which it holds are split
    KeyLocators locators;
    Microseconds keyWindow{}; ///< see NewEvent
    bool admitConflict = false; ///< see NewEvent
    Microseconds replayWindow{}; ///< see NewEvent; 0: replays are not looked for
    ProviderAnswer answer;
    ContentPolicy content;
    SchemaSet schemas;
    std::optional<RateLimit> rateLimit;
    std::optional<RateLimit> addressRateLimit;
    std::unique_ptr<SharedBucket> rate =
        std::make_unique<SharedBucket>(); ///< what is left of rateLimit
};

/// A source by \a config and \a provider. Without \a secrets it refuses all requests, and the
/// operator reads why. \a keys: where fetched keys are; may be null. Errors as
/// Authenticator::create and SchemaSet::compile, and Invalid for an expression or a network that
/// cannot be read.
Result<std::shared_ptr<const IngestSource>>
makeIngestSource(const SourceConfig &config, bool enabled, const Provider &provider,
                 const SecretSet &secrets, std::shared_ptr<const KeySource> keys = {});

/// How \a config has requests authenticated.
AuthenticationSettings authenticationSettings(const SourceConfig &config, const SecretSet &secrets);
/// \a provider, or what \a config says of itself where that is custom. Invalid when it says it
/// wrong.
Result<Provider> authenticProvider(const SourceConfig &config, const Provider &provider,
                                   const SecretSet &secrets);

/// All sources of a station at one moment. Immutable once it is handed to IngestContext.
class SourceTable final
{
public:
    /// \a credentials: where senders of a source that is not here may have put theirs.
    explicit SourceTable(CredentialPlaces credentials = {});

    void insert(std::shared_ptr<const IngestSource> source);

    /// Null for an unknown name.
    std::shared_ptr<const IngestSource> find(QByteArrayView name) const;

    /// What is not stored of a request that names none of the sources, perhaps by a slip: those of
    /// the constructor and of all sources.
    const CredentialPlaces &credentials() const { return m_credentials; }

private:
    CredentialPlaces m_credentials;
    std::map<QByteArray, std::shared_ptr<const IngestSource>, std::less<>> m_sources;
};

} // namespace Signalbox
