// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/provider.h"

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
