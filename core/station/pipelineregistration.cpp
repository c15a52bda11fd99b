// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/pipeline.h"
#include "core/station/stationfilevalues.h"
#include "core/support/logging.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Result<Timestamp> Pipeline::openRegistration(const QString &source, Microseconds duration)
{
    if (duration < 1s || duration > 1h)
        return Error{ErrorCode::Invalid, u"it can be open for 1 s to 1 h"_s};
    const auto name = deliveredSecretName(source);
    if (!name)
        return name.error();
    const auto until = m_clock.now() + duration;
    m_ingest->registrations().open(source, until);
    qCInfo(lcStation).noquote().nospace()
        << "registration_open source=" << source << " until=" << toIso8601(until);
    return until;
}

std::optional<Timestamp> Pipeline::registrationUntil(const QString &source) const
{
    return m_ingest->registrations().openUntil(source, m_clock.now());
}

Result<QString> Pipeline::deliveredSecretName(const QString &source) const
{
    const auto configuration = snapshots().configuration;
    const auto found =
        std::ranges::find_if(configuration.sources, [&](const Configured<SourceConfig> &one) {
            return one.enabled && one.config.name == source;
        });
    if (found == configuration.sources.end())
        return Error{ErrorCode::NotFound, u"there is no source '%1'"_s.arg(source)};
    const auto *provider = m_providers.find(found->config.provider);
    const bool delivers =
        provider && std::ranges::any_of(provider->handshakes, &Handshake::takesSecret);
    if (!delivers || provider->secrets.isEmpty()) {
        return Error{ErrorCode::Invalid,
                     u"the provider of '%1' does not deliver its secret: give "
                     "it to the source"_s.arg(source)};
    }
    for (const auto &secret : found->config.secrets) {
        if (!secret.slot.isEmpty() && secret.slot != provider->secrets.first().name)
            continue;
        if (auto name = StationFileValues::storedSecretName(secret))
            return *std::move(name);
    }
    return Error{ErrorCode::Invalid,
                 u"'%1' has no place to keep a delivered secret: give it the "
                 "secret {stored: %1}"_s.arg(source)};
}

void Pipeline::keepSecret(const QString &source, const QByteArray &secret,
                          std::function<void(bool)> kept)
{
    const auto name = deliveredSecretName(source);
    if (!name) {
        qCWarning(lcStation).noquote() << "secret not kept:" << name.error().detail;
        kept(false);
        return;
    }
    const auto put = std::make_shared<Result<void>>();
    WriteJob job;
    job.apply = [put, name = *name, secret](WriteSession &session) {
        *put = session.putSecret(name, secret);
    };
    job.done = [this, put, kept = std::move(kept)](const Result<void> &committed) {
        if (committed && *put)
            reloadSecrets(kept);
        else
            kept(false);
    };
    m_writer->submitAlways(std::move(job));
}

void Pipeline::reloadSecrets(std::function<void(bool)> kept)
{
    const std::lock_guard lock(m_readersMutex);
    if (!m_readers) {
        kept(true); // it stops: who starts next reads it
        return;
    }
    m_readers->ask([this, kept = std::move(kept)](ReadSession &session) {
        const std::lock_guard applying(m_applying);
        const auto reloaded = reload(session);
        if (!reloaded)
            qCWarning(lcStation).noquote() << "secret not in use yet:" << reloaded.error().detail;
        kept(reloaded.ok());
    });
}

} // namespace Signalbox
