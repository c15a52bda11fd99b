// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jwks.h"

#include "core/auth/signatureencoding.h"
#include "core/expression/document.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// One element of the set.
class Member
{
public:
    Member(const Document &set, qsizetype index)
        : m_set(set)
        , m_index(index)
    {
    }

    QByteArray text(const char *name) const
    {
        const QList<PathStep> path{{"keys"_ba, {}}, {{}, m_index}, {name, {}}};
        return m_set.scalarAt(path).value_or(QByteArray());
    }

    QByteArray bytes(const char *name) const
    {
        return decodeSignature(SignatureEncoding::Base64Url, text(name)).value_or(QByteArray());
    }

    std::optional<PublicKey> key() const
    {
        const auto made = make();
        return made ? std::optional(*made) : std::nullopt;
    }

private:
    Result<PublicKey> make() const
    {
        const auto type = text("kty");
        const auto curve = text("crv");
        if (text("use") == "enc")
            return Error{ErrorCode::Unsupported, {}};
        if (type == "RSA")
            return PublicKey::fromRsa(bytes("n"), bytes("e"));
        if (type == "EC" && curve == "P-256")
            return PublicKey::fromPoint(PublicKey::Kind::P256, bytes("x"), bytes("y"));
        if (type == "EC" && curve == "P-384")
            return PublicKey::fromPoint(PublicKey::Kind::P384, bytes("x"), bytes("y"));
        if (type == "OKP" && curve == "Ed25519")
            return PublicKey::fromEd25519(bytes("x"));
        return Error{ErrorCode::Unsupported, {}};
    }

    const Document &m_set;
    qsizetype m_index;
};

} // namespace

QList<WebKey> readWebKeys(const QByteArray &json)
{
    constexpr qsizetype mostKeys = 100;
    const auto set = Document::parse(json);
    if (!set)
        return {};
    QList<WebKey> keys;
    const auto count = std::min(mostKeys, set->sizeAt({{"keys"_ba, {}}}).value_or(0));
    for (qsizetype i = 0; i < count; ++i) {
        const Member member(*set, i);
        if (auto key = member.key())
            keys.append({member.text("kid"), *std::move(key), member.text("alg")});
    }
    return keys;
}

} // namespace Signalbox
