// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/schemefixture.h"

#include "core/auth/providerreader.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace Signalbox {

QByteArray providerFile(const QByteArray &members)
{
    auto file = R"({"name": "x", "title": "X", "category": "generic",
        "documentation": "https://example.org", "source": "test", "verified": false,
        "methods": ["POST"], "answer": {"status": 200}, )"_ba;
    if (!members.contains("\"secrets\":"))
        file += R"("secrets": [{"name": "secret", "title": "S", "where": "w"}], )";
    return file + members + '}';
}

Provider providerWith(const QByteArray &members)
{
    auto provider = readProvider(providerFile(members), u"x.json"_s);
    if (!provider)
        qFatal("%s", qPrintable(provider.error().detail));
    return *std::move(provider);
}

Provider providerOf(const QByteArray &schemes, const QByteArray &members)
{
    return providerWith(R"("authentication": {"any": [)" + schemes + "]}"
                        + (members.isEmpty() ? members : ", " + members));
}

AuthenticationSettings settingsWith(const QList<QByteArray> &secrets)
{
    AuthenticationSettings settings;
    for (const auto &secret : secrets)
        settings.secrets[QString()].append({secret, {}});
    return settings;
}

Verdict verifyWith(const Provider &provider, const AuthenticationSettings &settings,
                   const SchemeRequest &request)
{
    const auto authenticator = Authenticator::create(provider, settings);
    if (!authenticator)
        qFatal("%s", qPrintable(authenticator.error().detail));
    HmacContexts contexts;
    const HeaderBlock headers(request.headers);
    const RequestView view(request.method, request.target, headers, request.body, request.now);
    return authenticator.value()->verify(view, contexts);
}

} // namespace Signalbox
