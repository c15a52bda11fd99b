// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keys/keyfetchpolicy.h"
#include "core/auth/provider.h"
#include "tests/support/certificates.h"
#include "tests/support/httpsink.h"

#include <QJsonObject>
#include <QMap>

namespace Signalbox {

/// Amazon, PayPal and an identity provider, as far as their keys go: real TLS and HTTP servers on
/// loopback under an authority of the test's own, and messages signed as the vendors sign.
class VendorHosts final
{
public:
    VendorHosts();

    /// Leads the vendors' names to the servers here and trusts their authority.
    KeyFetchPolicy policy() const;

    /// A message of \a members, signed by \a key; SignatureVersion decides how.
    QByteArray snsMessage(QJsonObject members, const QString &keyFile) const;
    QByteArray snsMessage(const QJsonObject &members) const
    {
        return snsMessage(members, snsSigner.key);
    }
    /// The members of a notification of topic, at \a time.
    static QJsonObject notification(const QByteArray &time,
                                    const QString &id = QStringLiteral("1"));
    /// The members of Amazon's question, at \a time, whether a subscription to \a topic is meant.
    static QJsonObject subscription(const QByteArray &time, const QByteArray &topic);
    /// Where a yes to it goes, at server.
    static QByteArray confirmPath(const QByteArray &topic);
    int confirmations() const; ///< that came to server

    /// Header lines of PayPal for \a body, with \a certificateUrl and signed by \a keyFile.
    QByteArray payPalHeaders(const QByteArray &body, const QByteArray &time,
                             const QByteArray &certificateUrl, const QString &keyFile) const;
    QByteArray payPalHeaders(const QByteArray &body, const QByteArray &time) const
    {
        return payPalHeaders(body, time, payPalUrl, payPalSigner.key);
    }

    /// A key set (RFC 7517) of the public keys in \a keyFiles, by their ids.
    static QByteArray keySet(const QMap<QByteArray, QString> &keyFiles);
    static const QByteArray lasting; ///< claims of a token that does not expire soon
    /// A JSON Web Token for RS256 with \a claims, by the key \a id in \a keyFile.
    static QByteArray token(const QByteArray &claims, const QByteArray &id, const QString &keyFile);

    /// The certificate in \a file as it stands in a vendor's PEM file.
    static QByteArray pem(const QString &file);
    static QByteArray der(const QString &file);

    static const QByteArray topic;
    static const QByteArray foreignTopic; ///< somebody else's, in the same region
    static const QByteArray confirmToken;
    static const QByteArray snsPath;
    static const QByteArray snsUrl;
    static const QByteArray issuerPath; ///< of the plain server
    static const QByteArray payPalPath;
    static const QByteArray payPalUrl;
    static const QByteArray webhookId;

    Certificates certificates;
    Certificates::Files authority =
        certificates.authority(QStringLiteral("root"), QStringLiteral("/CN=Test Root"));
    Certificates::Files issuer; ///< between the authority and the signers
    Certificates::Files snsSigner; ///< says where its issuer stands
    Certificates::Files payPalSigner; ///< its file has the issuer too
    HttpSink server;
    HttpSink plain; ///< http, for issuers
};

/// The bytes signed with RSA (PKCS#1) by the key in \a keyFile.
QByteArray signedByRsa(const QByteArray &bytes, const QString &keyFile, bool sha1 = false);

} // namespace Signalbox
