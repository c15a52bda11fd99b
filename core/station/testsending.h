// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/auth/requestsigner.h"
#include "core/auth/secretresolver.h"
#include "core/domain/testrequest.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QUrl>

namespace Signalbox {

/// A test request with what proves it.
struct SignedTest
{
    QUrl url; ///< the source at our own listener
    HeaderList headers;
    QByteArray body;
};

/// \a ingestUrl: of our listener, without a path. Invalid for a body that is too large and for a
/// source without a secret; NotFound without the source; Unavailable while nothing listens;
/// Unsupported where the provider's way to sign needs what only the vendor has.
Result<SignedTest> signTest(const TestRequest &request, const Configuration &configuration,
                            const ProviderCatalogue &providers, const SecretResolver &secrets,
                            const QString &ingestUrl, Timestamp now);

/// Sends test requests to our own listener, through everything that stands before any other sender.
class TestSending final : public QObject
{
    Q_OBJECT

public:
    explicit TestSending(QObject *parent = nullptr);

    /// Unavailable when nobody answers within 30 s. The future finishes on this object's thread.
    QFuture<Result<TestAnswer>> send(const SignedTest &test);

private:
    QNetworkAccessManager m_network;
};

} // namespace Signalbox
