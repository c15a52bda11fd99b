// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/content.h"
#include "core/admission/requestkeys.h"
#include "core/admission/schemaset.h"
#include "core/admission/tokenbucket.h"
#include "core/auth/authenticator.h"
#include "core/auth/redaction.h"
#include "core/domain/config.h"

#include <map>
#include <memory>

namespace Signalbox {

/// A source with all that taking a request in needs. Immutable; shared by all receiver threads.
struct IngestSource
{
    QString name;
    bool enabled = true;
    QList<QByteArray> methods;
    qint64 maxBody = 0; ///< bytes; 0: HttpLimits::body
    std::shared_ptr<const Authenticator> authenticator;
    CredentialPlaces credentials; ///< what is never stored
    KeyLocators locators;
    ProviderAnswer answer;
    ContentPolicy content;
    SchemaSet schemas;
    std::optional<RateLimit> rateLimit;
    std::optional<RateLimit> addressRateLimit;
    std::unique_ptr<SharedBucket> rate =
        std::make_unique<SharedBucket>(); ///< what is left of rateLimit
};

/// A source by \a config and \a provider. Without \a secrets it refuses all requests, and the
/// operator reads why. Errors as Authenticator::create and SchemaSet::compile.
Result<std::shared_ptr<const IngestSource>> makeIngestSource(const SourceConfig &config,
                                                             bool enabled, const Provider &provider,
                                                             const SecretSet &secrets);

/// All sources of a station at one moment. Immutable once it is handed to IngestContext.
class SourceTable final
{
public:
    void insert(std::shared_ptr<const IngestSource> source);

    /// Null for an unknown name.
    std::shared_ptr<const IngestSource> find(QByteArrayView name) const;

private:
    std::map<QByteArray, std::shared_ptr<const IngestSource>, std::less<>> m_sources;
};

} // namespace Signalbox
