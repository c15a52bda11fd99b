// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/contenttype.h"
#include "core/expression/document.h"
#include "core/support/contentcoding.h"

#include <QJsonObject>

#include <variant>

namespace Signalbox {

/// What a source takes.
struct ContentPolicy
{
    ContentKinds kinds; ///< none: all
    ExpansionLimits expansion;
    QList<QByteArray> types = {}; ///< media types in lower case; empty: all

    bool operator==(const ContentPolicy &) const = default;
};

/// Why a body is not taken.
enum class ContentFault : quint8 {
    Type, ///< 415: Content-Type, charset or Content-Encoding
    Malformed, ///< 400: it does not hold its type
    TooLarge, ///< 413: it expands to too much, or holds too many values
};

struct ContentProblem
{
    ContentFault fault = ContentFault::Malformed;
    QString detail; ///< one sentence, nothing of the body in it
    QJsonObject evidence; ///< offset (bytes of the decoded body), pointer (of JSON), content_type

    bool operator==(const ContentProblem &) const = default;
};

/// A body that holds its type.
struct Content
{
    ContentType type;
    QByteArray decoded; ///< without its Content-Encoding; the body itself where it has none
    Document value; ///< what expressions see as its value (null: binary, empty), if asked for
};

enum class ContentUse : quint8 {
    Check, ///< value stays null
    Value,
};

/// Checks \a body by what \a headers say of it: one Content-Type; codings that we know, within the
/// limits; text in its charset, without NUL in JSON and XML; JSON by RFC 8259 without repeated
/// member names, 256 deep; XML well-formed, without a DTD, 256 deep; a multipart form whole. What
/// has no known type, and an empty body, is taken as it is. Pure; signatures are over \a body,
/// never over what is decoded here.
std::variant<Content, ContentProblem> readContent(const HeaderBlock &headers,
                                                  const QByteArray &body,
                                                  const ContentPolicy &policy, ContentUse use);

} // namespace Signalbox
