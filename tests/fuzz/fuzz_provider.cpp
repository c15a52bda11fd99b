// SPDX-License-Identifier: GPL-3.0-or-later
// Provider files, which users write and pass on. Whatever stands in one: a provider, or problems
// that name the file, a line each; and what was read works or says why not.
#include "core/auth/authenticator.h"
#include "core/auth/providerreader.h"

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkProvider(const Provider &provider)
{
    require(!provider.name.isEmpty() && provider.name.size() <= 64);
    require(providerCategories().contains(provider.category));
    require(!provider.methods.isEmpty());
    require(provider.answer.status >= 200 && provider.answer.status <= 299);
    require(!provider.itemsWhen || provider.items);
    const auto &authentication = provider.authentication;
    require(authentication.schemes.isEmpty()
            == (authentication.mode == Authentication::Mode::None));
    for (const auto &scheme : authentication.schemes)
        require(scheme.secret.isEmpty() || provider.secret(scheme.secret));
}

/// A source of it takes or refuses a request.
void verifyWith(const Provider &provider)
{
    AuthenticationSettings settings;
    for (const auto &slot : provider.secrets)
        settings.secrets[slot.name].append({"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"_ba, {}});
    for (const auto &parameter : provider.parameters)
        settings.parameters.insert(parameter.name, u"1"_s);
    const auto authenticator = Authenticator::create(provider, settings);
    if (!authenticator) {
        require(!authenticator.error().detail.isEmpty());
        return;
    }
    const HeaderBlock headers("Host: a\r\nX-Signature: v1=00\r\nAuthorization: Bearer x\r\n"_ba);
    const auto body = R"({"events": [{"id": 1}]})"_ba;
    const RequestView request("POST", "/in/a?id=1", headers, body);
    HmacContexts contexts;
    const auto verdict = authenticator.value()->verify(request, contexts);
    require(verdict.ok || !verdict.detail.isEmpty() || verdict.key.has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto provider = readProvider(json, u"x.json"_s);
    if (provider) {
        checkProvider(*provider);
        verifyWith(*provider);
        require(readProvider(json, u"y.json"_s).value() == *provider);
        return 0;
    }
    require(provider.error().code == ErrorCode::Invalid);
    const auto lines = provider.error().detail.split(u'\n');
    for (const auto &line : lines)
        require(line.startsWith("x.json: "_L1) && line.size() > 8);
    return 0;
}
