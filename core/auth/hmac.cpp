// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hmac.h"

#include <QCache>
#include <QtCrypto>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr int keptContexts = 64;

QString qcaName(HmacAlgorithm algorithm)
{
    switch (algorithm) {
    case HmacAlgorithm::Sha1: return u"hmac(sha1)"_s;
    case HmacAlgorithm::Sha256: return u"hmac(sha256)"_s;
    case HmacAlgorithm::Sha384: return u"hmac(sha384)"_s;
    case HmacAlgorithm::Sha512: return u"hmac(sha512)"_s;
    case HmacAlgorithm::PrefixSha256: return u"sha256"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// QCA lets itself go with QCoreApplication. Held once more, it stays for as long as the process,
/// so that contexts may go at any time.
void holdQca()
{
    [[maybe_unused]] static const bool held = [] {
        QCA::init();
        QCA::init();
        return true;
    }();
}

quint64 nextNumber()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

Result<HmacKey> HmacKey::create(HmacAlgorithm algorithm, const QByteArray &secret)
{
    holdQca();
    if (secret.isEmpty())
        return Error{ErrorCode::Invalid, u"the secret is empty"_s};
    // A context for an unsupported name is null, and QCA follows it.
    if (!QCA::isSupported(QStringList{qcaName(algorithm)})) {
        return Error{ErrorCode::Unsupported,
                     u"QCA has no %1: is its OpenSSL plugin installed?"_s.arg(qcaName(algorithm))};
    }
    return HmacKey(algorithm, secret);
}

HmacKey::HmacKey(HmacAlgorithm algorithm, const QByteArray &secret)
    : m_algorithm(algorithm)
    , m_secret(secret)
    , m_number(nextNumber())
{
}

class HmacContexts::Private
{
public:
    QCache<quint64, QCA::MessageAuthenticationCode> contexts{keptContexts};
};

HmacContexts::HmacContexts()
    : d(std::make_unique<Private>())
{
}

HmacContexts::~HmacContexts() = default;

QByteArray HmacContexts::code(const HmacKey &key, std::span<const QByteArrayView> parts)
{
    if (key.m_algorithm == HmacAlgorithm::PrefixSha256)
        return prefixCode(key, parts);
    auto *context = d->contexts.object(key.m_number);
    if (context) {
        context->clear();
    } else {
        context = new QCA::MessageAuthenticationCode(qcaName(key.m_algorithm),
                                                     QCA::SymmetricKey(key.m_secret));
        d->contexts.insert(key.m_number, context);
    }
    for (const auto part : parts) {
        if (!part.isEmpty())
            context->update(QByteArray::fromRawData(part.data(), part.size()));
    }
    return context->final().toByteArray();
}

QByteArray HmacContexts::prefixCode(const HmacKey &key, std::span<const QByteArrayView> parts)
{
    QCA::Hash hash(qcaName(key.m_algorithm));
    hash.update(key.m_secret);
    for (const auto part : parts) {
        if (!part.isEmpty())
            hash.update(QByteArray::fromRawData(part.data(), part.size()));
    }
    return hash.final().toByteArray();
}

} // namespace Signalbox
