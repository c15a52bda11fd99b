// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/support/result.h"

#include <memory>
#include <span>

namespace Signalbox {

/// A secret with the HMAC, or the hash behind it, that it is for. Immutable; any number of threads
/// may share it.
class HmacKey final
{
public:
    /// Unsupported when QCA has no such HMAC or hash, Invalid for an empty secret. Needs a
    /// QCoreApplication.
    static Result<HmacKey> create(HmacAlgorithm algorithm, const QByteArray &secret);

    HmacAlgorithm algorithm() const { return m_algorithm; }

private:
    friend class HmacContexts;
    HmacKey(HmacAlgorithm algorithm, const QByteArray &secret);

    HmacAlgorithm m_algorithm;
    QByteArray m_secret;
    quint64 m_number; ///< tells keys of one process apart
};

/// Computes codes with one QCA context per key, kept for the next message: setting a context up
/// costs three times the hashing of 1 kB. Belongs to one thread. Keeps the contexts of the 64 keys
/// used last.
class HmacContexts final
{
    Q_DISABLE_COPY_MOVE(HmacContexts)

public:
    HmacContexts();
    ~HmacContexts();

    /// The raw code over the \a parts, one after the other.
    QByteArray code(const HmacKey &key, std::span<const QByteArrayView> parts);
    QByteArray code(const HmacKey &key, std::initializer_list<QByteArrayView> parts)
    {
        return code(key, std::span(parts.begin(), parts.size()));
    }

private:
    static QByteArray prefixCode(const HmacKey &key, std::span<const QByteArrayView> parts);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Signalbox
