// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/domain/graph.h"
#include "core/expression/objectmapping.h"
#include "core/expression/texttemplate.h"

namespace Signalbox {

/// Something wrong with what a map says.
struct MapProblem
{
    QString field; ///< map, map.<target>, template, content_type, set.method, set.headers.<name>…
    QString detail;
    qsizetype position = -1; ///< in the expression or template, in characters from 0
};

/// A map node, ready to run. Immutable; safe from any thread.
class CompiledMap final
{
public:
    /// What it makes of an event.
    struct Change
    {
        /// As the nodes behind it see it: a value where its type is JSON, else a text. The same
        /// comes of its content after a hold: see envelopeAt().
        std::optional<Document> body;
        DeliveryContent content;
        QByteArray webhookId; ///< empty: as usual
    };

    /// Error Invalid with the first problem; \a problems, if given, gets all of them.
    static Result<CompiledMap> compile(const MapNode &node, QList<MapProblem> *problems = nullptr);

    /// Error Invalid when an expression fails, or a value cannot stand where it would.
    Result<Change> apply(const Document &envelope) const;

    /// All expressions, for the paths that they read.
    QList<Expression> expressions() const;

    /// Whether what stands between the expressions of the path that it sets, if any, can be one.
    bool hasSoundPath() const;

private:
    Result<void> makeBody(const Document &envelope, Change &change) const;

    std::optional<ObjectMapping> m_fields;
    std::optional<Expression> m_expression;
    std::optional<TextTemplate> m_text;
    QByteArray m_contentType;
    bool m_json = true; ///< by its type
    QList<std::pair<QByteArray, TextTemplate>> m_headers;
    std::optional<TextTemplate> m_path;
    std::optional<TextTemplate> m_key;
    QByteArray m_method;
};

/// \a later on top of \a earlier: a header of the same name, path, method and body replace it.
DeliveryContent merged(DeliveryContent earlier, const DeliveryContent &later);

/// application/json, and types that end with +json.
bool isJsonType(const QString &contentType);

} // namespace Signalbox
