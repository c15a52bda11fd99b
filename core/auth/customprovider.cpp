// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/customprovider.h"

#include "core/auth/schemereader.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

QString customProviderName()
{
    return u"custom"_s;
}

Provider customProvider()
{
    Provider provider;
    provider.name = customProviderName();
    provider.title = u"Custom"_s;
    provider.category = u"generic"_s;
    provider.methods = {"POST"_ba, "PUT"_ba, "PATCH"_ba};
    return provider;
}

Result<Provider> customProvider(const QJsonObject &scheme, const QStringList &secrets,
                                const QStringList &parameters)
{
    auto provider = customProvider();
    SchemeNames names{secrets, parameters, false};
    names.secrets.removeAll(QString());
    if (names.secrets.isEmpty() || secrets.contains(QString()))
        names.secrets.prepend(u"secret"_s);
    for (const auto &name : std::as_const(names.secrets))
        provider.secrets.append({name, name, {}, SecretDecoding::Utf8});
    QStringList problems;
    provider.authentication.schemes = {
        readScheme(JsonMembers(scheme, u"scheme."_s, problems), names)};
    if (!problems.isEmpty())
        return Error{ErrorCode::Invalid, problems.join(u"; ")};
    return provider;
}

} // namespace Signalbox
