// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/handshake.h"
#include "core/auth/providervector.h"
#include "core/auth/scheme.h"

namespace Signalbox {

/// What a secret's text stands for.
enum class SecretDecoding {
    Utf8, ///< its bytes
    Hex,
    Base64,
    Whsec, ///< after whsec_ base64, else its bytes
    Sha1, ///< the raw SHA-1 of its bytes
    Key, ///< a public key: PEM, base64 SPKI, or hex or base64 of a raw Ed25519 key
    JwksUrl, ///< where the keys are
};

/// A secret that a source has to be given.
struct SecretSlot
{
    QString name;
    QString title;
    QString where; ///< in the vendor's console
    SecretDecoding decoding = SecretDecoding::Utf8;

    bool operator==(const SecretSlot &) const = default;
};

/// A further value that a source must or may give; not secret.
struct ProviderParameter
{
    QString name;
    QString title;
    QString where;
    bool required = false;

    bool operator==(const ProviderParameter &) const = default;
};

/// How requests prove that they are the vendor's.
struct Authentication
{
    enum class Mode { Any, All, None };

    Mode mode = Mode::Any;
    QList<Scheme> schemes; ///< at least one, unless None
    QString advice; ///< None: what to do instead

    bool operator==(const Authentication &) const = default;
};

inline constexpr qsizetype maxItems = 10'000; ///< events of one request

/// Where the events of one request stand, when it can carry several.
struct ItemsPlace
{
    enum class Kind {
        Body, ///< the array at path in the JSON body
        Form, ///< JSON text in a form field
        Lines, ///< JSON lines
    };

    Kind kind = Kind::Body;
    QList<PathStep> path; ///< empty: the body itself
    QByteArray field;

    bool operator==(const ItemsPlace &) const = default;
};

/// What the vendor gets to read.
struct ProviderAnswer
{
    int status = 200; ///< 2xx
    QByteArray contentType; ///< only with a body
    std::optional<QByteArray> body; ///< nothing: our own JSON document with id and status
    QList<std::pair<QByteArray, QByteArray>> headers{}; ///< further ones, of a source
    bool bareRefusals = false; ///< what is refused gets no body to read either

    bool operator==(const ProviderAnswer &) const = default;
};

/// A declarative preset of how one vendor signs, names, numbers, answers and hand-shakes its
/// webhooks. Read from resources/providers/*.json, described in docs/providers.md.
struct Provider
{
    QString name; ///< 1 to 64 of [a-z0-9-]
    QString title; ///< as the vendor writes it
    QString category; ///< of the gallery
    QString documentation; ///< URL of the vendor's page on its webhooks
    QString source; ///< where the facts were read
    bool verified = false; ///< read in the vendor's own documentation or code
    QList<QByteArray> methods; ///< at least one
    qint64 maxBody = 0; ///< bytes; 0: the station's limit
    QList<QByteArray> contentTypes; ///< media types in lower case; empty: all that admission knows
    QList<SecretSlot> secrets;
    QList<ProviderParameter> parameters;
    Authentication authentication;
    std::optional<ItemsPlace> items; ///< nothing: a request is one event
    std::optional<ValueExpression> itemsWhen; ///< only requests for which it holds are split
    std::optional<ValueExpression> key; ///< idempotency key; nothing: the vendor promises none
    bool keyOptional = false; ///< a request without it falls back to a digest
    std::optional<ValueExpression> type;
    std::optional<ValueExpression> occurredAt;
    std::optional<ValueExpression> sequence; ///< position among the vendor's events
    QList<Handshake> handshakes;
    ProviderAnswer answer;
    int deadline = 0; ///< seconds that the sender waits; 0: unknown
    QList<ProviderVector> vectors; ///< known answers

    /// Null for a name that it has not.
    const SecretSlot *secret(const QString &name) const;
    QStringList parameterNames() const; ///< in the order of the file

    bool operator==(const Provider &) const = default;
};

/// Whether there is anything signed as a whole that could come again.
bool signsRequests(const Provider &provider);
/// Whether what is signed tells a time or an id.
bool signsTimeOrId(const Provider &provider);

QStringList providerCategories(); ///< in the order of the gallery

} // namespace Signalbox
