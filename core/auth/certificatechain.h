// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/publickey.h"
#include "core/support/clock.h"

#include <QStringList>

#include <memory>
#include <vector>

struct x509_st;
struct x509_store_st;

namespace Signalbox {

/// The authorities that chains have to lead to. Immutable; any number of threads may share it.
class TrustAnchors final
{
public:
    /// Those in the PEM file \a path; empty: the system's. Io or Invalid when there are none.
    static Result<TrustAnchors> load(const QByteArray &path);

private:
    friend class CertificateChain;
    using Store = std::shared_ptr<x509_store_st>;
    explicit TrustAnchors(Store store)
        : m_store(std::move(store))
    {
    }

    Store m_store;
};

/// A certificate with those of its issuers that are known.
class CertificateChain final
{
public:
    /// PEM, the certificate first and at most 8 in all, or one in DER. Invalid for anything else.
    static Result<CertificateChain> read(const QByteArray &content);

    /// Adds all of \a issuers.
    void append(const CertificateChain &issuers);

    struct Outcome
    {
        std::optional<PublicKey> key; ///< nothing: it is not trusted
        Timestamp expires{}; ///< of the first certificate of the chain that does
        QString missingIssuer; ///< not trusted: where the certificate says that its issuer stands
        QString problem; ///< not trusted: one English sentence
    };

    /// Whether the first certificate is trusted at \a now: it is no authority, its names (the DNS
    /// names; without any the common name) match one of the regular expressions \a names whole, and
    /// it leads to one of \a anchors through certificates that are all valid. Revocation is not
    /// asked for.
    Outcome verify(const QStringList &names, const TrustAnchors &anchors, Timestamp now) const;

private:
    using Certificate = std::shared_ptr<x509_st>;

    std::vector<Certificate> m_certificates; ///< at least one
};

} // namespace Signalbox
