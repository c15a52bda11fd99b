// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/requestsigner.h"

#include "core/auth/hmac.h"
#include "core/auth/signatureencoding.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

HeaderBlock toBlock(const HeaderList &headers)
{
    QByteArray raw;
    for (const auto &[name, value] : headers)
        raw += name + ": "_ba + value + "\r\n"_ba;
    return HeaderBlock(raw);
}

} // namespace

Result<HeaderList> signRequest(const Provider &provider, const QByteArray &secret,
                               const RequestDraft &draft)
{
    const auto &scheme = provider.signature;
    const auto key = HmacKey::create(scheme.algorithm, secret);
    if (!key)
        return key.error();

    auto headers = draft.headers;
    if (provider.key)
        headers.append({provider.key->header, draft.key});
    if (provider.type && !draft.type.isEmpty())
        headers.append({provider.type->header, draft.type});

    const auto block = toBlock(headers);
    const auto content = scheme.content.of(block, draft.body);
    if (!content) {
        return Error{
            ErrorCode::Invalid,
            u"the signature covers the header %1: give it once"_s.arg(content.error().detail)};
    }
    HmacContexts contexts;
    const auto code = encodeSignature(scheme.encoding, contexts.code(*key, *content));
    headers.append({scheme.header, scheme.prefix + code});
    return headers;
}

} // namespace Signalbox
