// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace Signalbox {

/// A parameter of RFC 8941: name and value; strings are unquoted, a name alone has no value.
struct FieldParameter
{
    QByteArray name;
    QByteArray value;
    bool isString = false;

    bool operator==(const FieldParameter &) const = default;
};

using FieldParameters = QList<FieldParameter>;

/// A component of Signature-Input: "content-digest", "@query-param";name="x".
struct SignatureComponent
{
    QByteArray name;
    FieldParameters parameters;
    QByteArray text; ///< as it stands there
};

/// One signature of Signature-Input (RFC 9421 section 4.1).
struct SignatureInput
{
    QByteArray label;
    QList<SignatureComponent> components;
    FieldParameters parameters;
    QByteArray text; ///< the value as it stands there, which is signed

    /// Nothing when it is not there.
    std::optional<QByteArray> parameter(QByteArrayView name) const;
};

/// Nothing when \a value is not a dictionary of inner lists of strings, strictly by RFC 8941.
std::optional<QList<SignatureInput>> readSignatureInputs(QByteArrayView value);

/// A dictionary of byte sequences by name: Signature, Content-Digest. Parameters are not taken.
std::optional<QList<std::pair<QByteArray, QByteArray>>> readByteSequences(QByteArrayView value);

} // namespace Signalbox
