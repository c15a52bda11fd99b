// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/provider.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {

const SecretSlot *Provider::secret(const QString &name) const
{
    for (const auto &slot : secrets) {
        if (slot.name == name)
            return &slot;
    }
    return nullptr;
}

bool signsRequests(const Provider &provider)
{
    return std::ranges::any_of(provider.authentication.schemes, [](const Scheme &scheme) {
        if (const auto *hmac = std::get_if<HmacScheme>(&scheme.body))
            return hmac->layout.signature.kind != Place::Kind::Item;
        return !std::holds_alternative<TokenScheme>(scheme.body)
            && !std::holds_alternative<BasicScheme>(scheme.body)
            && !std::holds_alternative<ClientCertificateScheme>(scheme.body);
    });
}

bool signsTimeOrId(const Provider &provider)
{
    return std::ranges::any_of(provider.authentication.schemes, [](const Scheme &scheme) {
        const auto tells = [](const SignatureLayout &layout) {
            return layout.timestamp.has_value() || layout.id.has_value();
        };
        if (const auto *hmac = std::get_if<HmacScheme>(&scheme.body))
            return tells(hmac->layout);
        if (const auto *key = std::get_if<PublicKeyScheme>(&scheme.body))
            return tells(key->layout);
        return !std::holds_alternative<TokenScheme>(scheme.body)
            && !std::holds_alternative<BasicScheme>(scheme.body)
            && !std::holds_alternative<ClientCertificateScheme>(scheme.body);
    });
}

QStringList Provider::parameterNames() const
{
    QStringList names;
    for (const auto &parameter : parameters)
        names.append(parameter.name);
    return names;
}

QStringList providerCategories()
{
    return {u"code"_s,           u"ci"_s,        u"payments"_s, u"commerce"_s, u"finance"_s,
            u"messaging"_s,      u"email"_s,     u"crm"_s,      u"identity"_s, u"monitoring"_s,
            u"project"_s,        u"documents"_s, u"forms"_s,    u"media"_s,    u"data"_s,
            u"infrastructure"_s, u"generic"_s};
}

} // namespace Signalbox
