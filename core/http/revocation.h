// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QSslCertificate>

#include <memory>

struct x509_store_st;

namespace Signalbox {

/// The certificates that their authorities have taken back (RFC 5280, section 5). Immutable; any
/// number of threads may share it.
class RevocationLists final
{
public:
    /// The lists in the PEM file \a path, and \a authorities, to which chains have to lead. Invalid
    /// without a list in it. One that is out of date is a line in the log.
    static Result<std::shared_ptr<const RevocationLists>>
    load(const QString &path, const QList<QSslCertificate> &authorities);

    /// Empty: no certificate of \a chain, which begins with the client's, is taken back. Otherwise
    /// why it does not count, a few English words. What no list tells of, or only one that is out
    /// of date, does not count either: every authority of the chain needs its list.
    QString refuse(const QList<QSslCertificate> &chain) const;

private:
    using Store = std::shared_ptr<x509_store_st>;
    explicit RevocationLists(Store store)
        : m_store(std::move(store))
    {
    }

    Store m_store;
};

} // namespace Signalbox
