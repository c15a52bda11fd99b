// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/forensicvariants.h"

#include "core/auth/schemeevidence.h"
#include "core/auth/signatureencoding.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// The same case with every Standard Webhooks scheme as plain HMAC, so that its parts can change.
ForensicCase plain(ForensicCase one)
{
    for (auto &scheme : one.provider.authentication.schemes) {
        if (auto hmac = asHmac(scheme, one.request.headers))
            scheme.body = *std::move(hmac);
    }
    return one;
}

/// Changes each HMAC scheme by \a change.
template <typename Change>
ForensicCase withHmac(ForensicCase one, const Change &change)
{
    for (auto &scheme : one.provider.authentication.schemes) {
        if (auto *hmac = std::get_if<HmacScheme>(&scheme.body))
            change(*hmac);
    }
    return one;
}

ForensicCase withoutTolerance(ForensicCase one)
{
    one.settings.tolerance = Tolerance{0, 0};
    return one;
}

} // namespace

bool tryTimes(const ForensicCase &original, const VariantVisitor &visit)
{
    const std::array units{std::pair{TimestampUnit::Seconds, u"seconds"_s},
                           std::pair{TimestampUnit::Milliseconds, u"milliseconds"_s},
                           std::pair{TimestampUnit::Nanoseconds, u"nanoseconds"_s},
                           std::pair{TimestampUnit::Iso8601, u"ISO 8601"_s}};
    const auto hmac = plain(original);
    for (const auto &[unit, name] : units) {
        auto changed = withHmac(hmac, [unit](HmacScheme &scheme) {
            if (scheme.layout.timestamp)
                scheme.layout.timestamp->unit = unit;
        });
        if (changed.provider == hmac.provider)
            continue;
        if (visit({Mistake::TimestampUnit,
                   u"The signature is right, but its time is in %1, which the provider file does "
                   "not say."_s.arg(name),
                   u"Set the unit of timestamp in the provider file, or let the sender use the "
                   "one that stands there."_s,
                   std::move(changed), name}))
            return true;
    }
    return visit({Mistake::Clock,
                  u"The signature is right, but its time is too far from the station's clock."_s,
                  u"Set both clocks by NTP. Where requests wait in a queue on the way, raise the "
                  "tolerance of the source."_s,
                  withoutTolerance(original)});
}

bool tryLayouts(const ForensicCase &original, const VariantVisitor &visit)
{
    const auto base = withoutTolerance(plain(original));
    for (const auto encoding :
         {SignatureEncoding::Hex, SignatureEncoding::Base64, SignatureEncoding::Base64Url}) {
        if (visit({Mistake::SignatureEncoding,
                   u"The signature is right, but encoded in %1."_s.arg(
                       signatureEncodingName(encoding)),
                   u"Set encoding in the provider file, or the sender's to what stands there."_s,
                   withHmac(base,
                            [encoding](HmacScheme &scheme) { scheme.layout.encoding = encoding; }),
                   signatureEncodingName(encoding)}))
            return true;
    }
    for (const auto algorithm : {HmacAlgorithm::Sha1, HmacAlgorithm::Sha256, HmacAlgorithm::Sha384,
                                 HmacAlgorithm::Sha512}) {
        if (visit({Mistake::Algorithm,
                   u"The signature is right, but made with HMAC-%1."_s.arg(
                       hmacAlgorithmName(algorithm).toUpper()),
                   u"Set algorithm in the provider file, or the sender's to what stands there."_s,
                   withHmac(base,
                            [algorithm](HmacScheme &scheme) {
                                scheme.named = false;
                                scheme.algorithms = {algorithm};
                            }),
                   u"HMAC-"_s + hmacAlgorithmName(algorithm).toUpper()}))
            return true;
    }
    for (const auto &prefix : {""_ba, "sha256="_ba, "sha1="_ba, "sha512="_ba, "v0="_ba, "v1="_ba,
                               "v1,"_ba, "hmac "_ba}) {
        const auto sentence = prefix.isEmpty()
            ? u"The code is right, but stands there without the prefix that the provider uses."_s
            : u"The code is right, but \"%1\" stands before it."_s.arg(QString::fromLatin1(prefix));
        if (visit({Mistake::SignaturePrefix, sentence,
                   u"Something on the way, or the sender, has cut the prefix off or kept it: set "
                   "prefix in the provider file to what comes."_s,
                   withHmac(
                       base,
                       [&prefix](HmacScheme &scheme) { scheme.layout.signature.prefix = prefix; }),
                   QString::fromLatin1(prefix)}))
            return true;
    }
    return false;
}

bool tryProviders(const ForensicCase &original, const ProviderCatalogue &catalogue,
                  const VariantVisitor &visit)
{
    QList<LiveSecret> secrets;
    for (const auto &slot : original.settings.secrets)
        secrets += slot;
    for (const auto &name : catalogue.names()) {
        const auto &provider = *catalogue.find(name);
        if (name == original.provider.name
            || provider.authentication.mode == Authentication::Mode::None)
            continue;
        auto changed = withoutTolerance({provider, original.settings, original.request});
        changed.settings.secrets.clear();
        for (const auto &slot : provider.secrets)
            changed.settings.secrets[slot.name] = secrets;
        if (visit({Mistake::OtherProvider,
                   u"The request is signed as %1 signs."_s.arg(provider.title),
                   u"Set the source's provider to %1, or send this to a source of its own."_s.arg(
                       name),
                   std::move(changed), provider.title}))
            return true;
    }
    return false;
}

void tryVariants(const ForensicCase &original, const ProviderCatalogue *catalogue,
                 const VariantVisitor &visit)
{
    if (tryTimes(original, visit) || trySecrets(original, visit) || tryLayouts(original, visit)
        || tryBodies(original, visit) || tryUrls(original, visit))
        return;
    if (catalogue)
        tryProviders(original, *catalogue, visit);
}

} // namespace Signalbox
