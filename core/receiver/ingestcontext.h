// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/addressrates.h"
#include "core/auth/redaction.h"
#include "core/domain/observer.h"
#include "core/http/httphandler.h"
#include "core/receiver/handshakerate.h"
#include "core/receiver/ingestsource.h"
#include "core/receiver/keywaiting.h"
#include "core/receiver/registrations.h"
#include "core/receiver/rejectionrate.h"
#include "core/store/writer.h"

#include <mutex>

namespace Signalbox {

/// What the receiver threads of a station share. Thread-safe; must outlive the HttpService that got
/// its handlers().
class IngestContext final
{
    Q_DISABLE_COPY_MOVE(IngestContext)

public:
    /// \a writer, \a observer and \a clock are not owned. \a redactionKey: see Redaction; the same
    /// over restarts. \a fetcher: the one that sources have their keys from; may be null.
    IngestContext(Writer &writer, PipelineObserver &observer, const Clock &clock,
                  const QByteArray &redactionKey, std::shared_ptr<KeyFetcher> fetcher = {},
                  const KeyWaitingLimits &keyLimits = {});

    /// From now on requests see \a table; those already taken keep the source they came by.
    void setSources(std::shared_ptr<const SourceTable> table);

    /// Never null.
    std::shared_ptr<const SourceTable> sources() const;

    /// A handler for each receiver thread.
    HttpHandlerFactory handlers();

    Writer &writer() const { return m_writer; }
    PipelineObserver &observer() const { return m_observer; }
    const Clock &clock() const { return m_clock; }
    const Redaction &redaction() const { return m_redaction; }
    RejectionRate &rejectionRate() { return m_rejectionRate; }
    AddressRates &addressRates() { return m_addressRates; }
    HandshakeRate &handshakeRate() { return m_handshakeRate; }
    KeyWaiting &keys() { return m_keys; }
    Registrations &registrations() { return m_registrations; }

    /// Keeps a secret that the vendor of \a source delivered and has the source verify with it;
    /// then calls \a kept, on any thread, with whether that could be done.
    using SecretKeeper = std::function<void(const QString &source, const QByteArray &secret,
                                            std::function<void(bool)> kept)>;
    /// Before the first handler.
    void setSecretKeeper(SecretKeeper keeper) { m_secretKeeper = std::move(keeper); }
    void keepSecret(const QString &source, const QByteArray &secret,
                    std::function<void(bool)> kept) const;

private:
    Writer &m_writer;
    PipelineObserver &m_observer;
    const Clock &m_clock;
    const Redaction m_redaction;
    RejectionRate m_rejectionRate;
    AddressRates m_addressRates;
    HandshakeRate m_handshakeRate;
    Registrations m_registrations;
    SecretKeeper m_secretKeeper;
    KeyWaiting m_keys;
    mutable std::mutex m_mutex;
    std::shared_ptr<const SourceTable> m_sources; ///< under m_mutex
};

} // namespace Signalbox
