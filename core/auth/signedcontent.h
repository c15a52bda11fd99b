// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsonpath.h"
#include "core/support/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QVarLengthArray>

namespace Signalbox {

class RequestView;

/// Text in which {parameter:name} stands for a source's own value.
using Parameters = QMap<QString, QString>;

/// What a template takes from outside of the request's bytes.
struct ContentInput
{
    const RequestView &request;
    QByteArrayView timestamp = {}; ///< as it stands in the request
    QByteArrayView id = {};
    const QList<PathStep> &item; ///< leads to the element of the body; empty without one
    QByteArrayView publicUrl = {}; ///< what the vendor calls; empty: what the request says
};

/// Bytes to be hashed one after the other. The views live as long as this object, the template and
/// the request do.
struct ContentParts
{
    QVarLengthArray<QByteArrayView, 12> views;
    QList<QByteArray> owned; ///< what had to be made

    void own(QByteArray bytes);
    QByteArray joined() const;
};

/// The bytes that a vendor signs, as a template: plain text with placeholders (docs/providers.md,
/// What is signed), or the name of a form that no template can say.
class SignedContent
{
public:
    enum class Kind {
        Text,
        Body,
        Timestamp,
        Id,
        Method,
        Url,
        Path,
        Target,
        Host,
        Header,
        Query,
        Form,
        Json,
        Item,
        FormSorted,
        Crc32,
        Sha256,
        Parameter,
    };

    /// Invalid, saying what was expected. At least one placeholder must be there.
    static Result<SignedContent> parse(QStringView text);
    /// \a name as CanonicalContent knows it.
    static SignedContent canonicalForm(const QByteArray &name);

    /// Names, in lower case, of the headers that it takes.
    QList<QByteArray> headers() const;
    QStringList parameters() const; ///< names
    bool has(Kind kind) const;
    /// Empty for a template.
    const QByteArray &canonical() const { return m_canonical; }

    /// The same with every {parameter:name} replaced; missing ones are empty.
    SignedContent with(const Parameters &parameters) const;

    /// The parts of a template in order. NotFound names what the request lacks or has twice.
    Result<ContentParts> of(const ContentInput &input) const;

    QString toString() const;
    bool operator==(const SignedContent &) const = default;

private:
    struct Part
    {
        Kind kind = Kind::Text;
        QByteArray text; ///< or a name
        QList<PathStep> path;
        bool operator==(const Part &) const = default;
    };

    static Result<Part> readPlaceholder(QStringView name);
    static Result<void> append(const Part &part, const ContentInput &input, ContentParts &parts);

    QList<Part> m_parts;
    QByteArray m_canonical;
};

/// "a.b.0" as the way to a value; Invalid for an empty step.
Result<QList<PathStep>> readDottedPath(QStringView text);

/// The URL that the vendor called: \a publicUrl with the query as received, or without one scheme,
/// Host and target of the request.
QByteArray calledUrl(const RequestView &request, QByteArrayView publicUrl);

} // namespace Signalbox
