// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/schemereader.h"

#include "core/auth/canonicalcontent.h"
#include "core/auth/placereader.h"
#include "core/auth/schemenames.h"
#include "core/auth/signatureencoding.h"
#include "core/auth/wholepatterns.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 longestTolerance = 7LL * 24 * 60 * 60;

/// Reads the members of one kind.
class SchemeFields
{
public:
    SchemeFields(JsonMembers &members, const SchemeNames &names)
        : m_members(members)
        , m_names(names)
    {
    }

    HmacScheme hmac()
    {
        HmacScheme scheme;
        scheme.layout = layout();
        scheme.named = m_members.value("algorithm"_L1).isArray();
        const auto names = scheme.named ? m_members.strings("algorithm"_L1)
                                        : QStringList{m_members.string("algorithm"_L1)};
        for (const auto &name : names) {
            if (const auto algorithm = hmacAlgorithmFromName(name))
                scheme.algorithms.append(*algorithm);
            else
                m_members.problem("algorithm"_L1,
                                  u"expected sha1, sha256, sha384, sha512 or prefix-sha256"_s);
        }
        scheme.keyId = optionalPlace("key_id"_L1);
        return scheme;
    }

    TokenScheme token() { return {place("place"_L1)}; }

    PublicKeyScheme publicKey()
    {
        PublicKeyScheme scheme;
        scheme.layout = layout();
        scheme.algorithm = word("algorithm"_L1, keyAlgorithmFromName, keyAlgorithmWords())
                               .value_or(KeyAlgorithm::Ed25519);
        const auto form = m_members.optionalString("form"_L1).value_or(u"der"_s);
        if (form != "der"_L1 && form != "raw"_L1)
            m_members.problem("form"_L1, u"expected der or raw"_s);
        scheme.rawEcdsa = form == "raw"_L1;
        scheme.key = m_members.optionalString("key"_L1).value_or(QString()).toUtf8();
        return scheme;
    }

    StandardWebhooksScheme standardWebhooks()
    {
        if (!m_members.has("family"_L1))
            return {};
        return {word("family"_L1, headerFamilyFromName, u"webhook, svix or any"_s)
                    .value_or(HeaderFamily::Webhook)};
    }

    JwtScheme jwt()
    {
        JwtScheme scheme;
        if (m_members.has("place"_L1))
            scheme.place = place("place"_L1);
        else
            scheme.place = Place::header("authorization"_ba, "Bearer "_ba);
        scheme.algorithms = list("algorithms"_L1, jwtAlgorithmNames());
        scheme.audience = text("audience"_L1);
        scheme.issuer = text("issuer"_L1);
        scheme.keySet = text("jwks"_L1);
        if (scheme.keySet && scheme.keySet->parameter.isEmpty()
            && !scheme.keySet->text.startsWith("https://"_L1))
            m_members.problem("jwks"_L1, u"expected an https address or {\"parameter\": name}"_s);
        if (m_members.has("body_hash"_L1)) {
            JsonMembers hash(m_members.object("body_hash"_L1),
                             m_members.path("body_hash"_L1) + u'.', m_members.problems());
            scheme.bodyHash = BodyHashClaim{hash.string("claim"_L1), encoding(hash)};
            hash.finish();
        }
        if (m_members.has("expires"_L1))
            scheme.expires = m_members.optionalBoolean("expires"_L1);
        return scheme;
    }

    MessageSignatureScheme messageSignatures()
    {
        MessageSignatureScheme scheme;
        scheme.algorithms = list("algorithms"_L1, messageSignatureAlgorithmNames());
        scheme.required = m_members.has("required"_L1)
            ? m_members.strings("required"_L1)
            : QStringList{u"@method"_s, u"@target-uri"_s, u"content-digest"_s};
        return scheme;
    }

    CertificateScheme certificate(CertificateScheme::Vendor vendor)
    {
        CertificateScheme scheme;
        scheme.vendor = vendor;
        scheme.hosts = patterns("hosts"_L1);
        scheme.paths = patterns("paths"_L1);
        scheme.rule.names = patterns("names"_L1);
        if (m_members.has("issuers"_L1))
            scheme.rule.issuers = patterns("issuers"_L1);
        if (vendor == CertificateScheme::Vendor::Sns)
            scheme.topics = neededText("topics"_L1);
        else
            scheme.webhookId = neededText("webhook_id"_L1);
        return scheme;
    }

    ClientCertificateScheme clientCertificate() { return {neededText("name"_L1)}; }

private:
    ParameterText neededText(QLatin1StringView name)
    {
        if (const auto found = text(name))
            return *found;
        m_members.problem(name, u"expected text or {\"parameter\": name}"_s);
        return {};
    }

    QStringList patterns(QLatin1StringView name)
    {
        const auto list = m_members.strings(name);
        if (!WholePatterns::compile(list))
            m_members.problem(name, u"expected regular expressions"_s);
        return list;
    }

    Place place(QLatin1StringView name) { return readPlaceMember(m_members, name, m_names.items); }

    std::optional<Place> optionalPlace(QLatin1StringView name)
    {
        return m_members.has(name) ? std::optional(place(name)) : std::nullopt;
    }

    SignatureEncoding encoding(JsonMembers &members)
    {
        const auto found = signatureEncodingFromName(members.string("encoding"_L1));
        if (!found)
            members.problem("encoding"_L1, u"expected hex, base64 or base64url"_s);
        return found.value_or(SignatureEncoding::Hex);
    }

    SignatureLayout layout()
    {
        SignatureLayout layout;
        layout.signature = place("signature"_L1);
        layout.encoding = encoding(m_members);
        if (m_members.has("timestamp"_L1))
            layout.timestamp = timestamp();
        layout.id = optionalPlace("id"_L1);
        layout.content = content(layout);
        return layout;
    }

    SignedTimestamp timestamp()
    {
        SignedTimestamp timestamp;
        timestamp.place = readPlaceMember(m_members, "timestamp"_L1, m_names.items, {"unit"_L1});
        const auto unit = m_members.object("timestamp"_L1).value("unit"_L1).toString(u"s"_s);
        if (const auto known = timestampUnitFromName(unit))
            timestamp.unit = *known;
        else
            m_members.problem("timestamp"_L1, u"expected the unit s, ms, ns or iso8601"_s);
        return timestamp;
    }

    SignedContent content(const SignatureLayout &layout)
    {
        const auto value = m_members.value("content"_L1);
        if (value.isObject()) {
            JsonMembers form(value.toObject(), m_members.path("content"_L1) + u'.',
                             m_members.problems());
            const auto name = form.string("canonical"_L1);
            form.finish();
            if (!canonicalContentNames().contains(name))
                form.problem("canonical"_L1,
                             u"expected one of "_s + canonicalContentNames().join(u", "));
            return SignedContent::canonicalForm(name.toLatin1());
        }
        const auto content = SignedContent::parse(m_members.string("content"_L1));
        if (!content) {
            m_members.problem("content"_L1, content.error().detail);
            return {};
        }
        if (content->has(SignedContent::Kind::Timestamp) && !layout.timestamp)
            m_members.problem("content"_L1, u"{timestamp} needs the member timestamp"_s);
        if (content->has(SignedContent::Kind::Id) && !layout.id)
            m_members.problem("content"_L1, u"{id} needs the member id"_s);
        if (content->has(SignedContent::Kind::Item) && !m_names.items)
            m_members.problem("content"_L1, u"{item:…} needs \"items\" in this file"_s);
        for (const auto &name : content->parameters())
            checkParameter("content"_L1, name);
        return *content;
    }

    /// Text, or {"parameter": name}.
    std::optional<ParameterText> text(QLatin1StringView name)
    {
        if (!m_members.has(name))
            return {};
        const auto value = m_members.value(name);
        if (!value.isObject())
            return ParameterText{m_members.string(name), {}};
        JsonMembers reference(value.toObject(), m_members.path(name) + u'.', m_members.problems());
        const auto parameter = reference.string("parameter"_L1);
        reference.finish();
        checkParameter(name, parameter);
        return ParameterText{{}, parameter};
    }

    void checkParameter(QLatin1StringView member, const QString &name)
    {
        if (!m_names.parameters.contains(name))
            m_members.problem(member, u"\"%1\" is not in parameters"_s.arg(name));
    }

    template <typename Enum>
    std::optional<Enum> word(QLatin1StringView name, std::optional<Enum> (*read)(QStringView),
                             const QString &expected)
    {
        const auto value = read(m_members.string(name));
        if (!value)
            m_members.problem(name, u"expected "_s + expected);
        return value;
    }

    QStringList list(QLatin1StringView name, const QStringList &known)
    {
        const auto values = m_members.strings(name);
        for (const auto &value : values) {
            if (!known.contains(value)) {
                m_members.problem(name, u"expected some of "_s + known.join(u", "));
                break;
            }
        }
        return values;
    }

    JsonMembers &m_members;
    const SchemeNames &m_names;
};

std::optional<SchemeBody> readSchemeBody(const QString &kind, SchemeFields &reader)
{
    using Vendor = CertificateScheme::Vendor;
    if (kind == "hmac"_L1)
        return reader.hmac();
    if (kind == "token"_L1)
        return reader.token();
    if (kind == "basic"_L1)
        return BasicScheme{};
    if (kind == "public-key"_L1)
        return reader.publicKey();
    if (kind == "standard-webhooks"_L1)
        return reader.standardWebhooks();
    if (kind == "jwt"_L1)
        return reader.jwt();
    if (kind == "http-message-signatures"_L1)
        return reader.messageSignatures();
    if (kind == "sns"_L1)
        return reader.certificate(Vendor::Sns);
    if (kind == "paypal"_L1)
        return reader.certificate(Vendor::PayPal);
    if (kind == "client-certificate"_L1)
        return reader.clientCertificate();
    return {};
}

/// Whether a scheme of this kind works with a secret of the source.
bool needsSecret(const Scheme &scheme)
{
    if (const auto *signature = std::get_if<PublicKeyScheme>(&scheme.body))
        return signature->key.isEmpty();
    if (const auto *jwt = std::get_if<JwtScheme>(&scheme.body))
        return !jwt->keySet;
    return !std::holds_alternative<CertificateScheme>(scheme.body)
        && !std::holds_alternative<ClientCertificateScheme>(scheme.body);
}

Tolerance readTolerance(JsonMembers members)
{
    const Tolerance tolerance{members.integer("past"_L1, 0, longestTolerance),
                              members.integer("future"_L1, 0, longestTolerance)};
    members.finish();
    return tolerance;
}

} // namespace

Scheme readScheme(JsonMembers members, const SchemeNames &names)
{
    Scheme scheme;
    SchemeFields reader(members, names);
    if (auto body = readSchemeBody(members.string("kind"_L1), reader))
        scheme.body = *std::move(body);
    else
        members.problem("kind"_L1, u"expected one of "_s + schemeKinds().join(u", "));
    if (needsSecret(scheme)) {
        scheme.secret = members.optionalString("secret"_L1).value_or(names.secrets.value(0));
        if (!names.secrets.contains(scheme.secret))
            members.problem("secret"_L1, u"expected a name in secrets"_s);
    }
    if (members.has("tolerance"_L1)) {
        scheme.tolerance = readTolerance({members.object("tolerance"_L1),
                                          members.path("tolerance"_L1) + u'.', members.problems()});
    }
    scheme.decides = members.optionalBoolean("decides"_L1);
    members.finish();
    return scheme;
}

Authentication readAuthentication(JsonMembers members, const SchemeNames &names)
{
    using Mode = Authentication::Mode;
    Authentication authentication;
    const auto readSchemes = [&](QLatin1StringView name, Mode mode) {
        authentication.mode = mode;
        const auto objects = members.objects(name);
        for (qsizetype i = 0; i < objects.size(); ++i) {
            const auto path = members.path(name) + u"[%1]."_s.arg(i);
            authentication.schemes.append(
                readScheme({objects.at(i), path, members.problems()}, names));
        }
        if (objects.isEmpty())
            members.problem(name, u"expected one scheme at least"_s);
    };
    if (members.has("any"_L1)) {
        readSchemes("any"_L1, Mode::Any);
    } else if (members.has("all"_L1)) {
        readSchemes("all"_L1, Mode::All);
    } else {
        authentication.mode = Mode::None;
        authentication.advice = members.string("none"_L1);
    }
    members.finish();
    return authentication;
}

} // namespace Signalbox
