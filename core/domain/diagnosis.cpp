// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/diagnosis.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<Mistake, 21> mistakeNames{{{
    {Mistake::None, "none"_L1},
    {Mistake::Unknown, "unknown"_L1},
    {Mistake::NoSignature, "no_signature"_L1},
    {Mistake::Clock, "clock"_L1},
    {Mistake::TimestampUnit, "timestamp_unit"_L1},
    {Mistake::SecretExpired, "secret_expired"_L1},
    {Mistake::SecretBlanks, "secret_blanks"_L1},
    {Mistake::SecretQuoted, "secret_quoted"_L1},
    {Mistake::SecretEncoded, "secret_encoded"_L1},
    {Mistake::SecretMark, "secret_mark"_L1},
    {Mistake::SignatureEncoding, "signature_encoding"_L1},
    {Mistake::Algorithm, "algorithm"_L1},
    {Mistake::SignaturePrefix, "signature_prefix"_L1},
    {Mistake::BodyReserialised, "body_reserialised"_L1},
    {Mistake::BodyNewline, "body_newline"_L1},
    {Mistake::BodyCharset, "body_charset"_L1},
    {Mistake::Url, "url"_L1},
    {Mistake::OtherProvider, "other_provider"_L1},
    {Mistake::NoSecret, "no_secret"_L1},
    {Mistake::OtherCredential, "other_credential"_L1},
    {Mistake::BodyCut, "body_cut"_L1},
}}};

} // namespace

QString mistakeName(Mistake mistake)
{
    return mistakeNames.name(mistake);
}

std::optional<Mistake> mistakeFromName(QStringView name)
{
    return mistakeNames.value(name);
}

} // namespace Signalbox
