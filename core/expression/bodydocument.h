// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"
#include "core/expression/jsoncheck.h"

#include <variant>

namespace Signalbox {

// What expressions see of a body that holds its type, and why one does not (see BodyValue).

std::variant<Document, JsonProblem> jsonDocument(QByteArrayView json);
/// TooLarge beyond Document::maxValues.
Result<Document> formDocument(QByteArrayView text);
/// Errors as readMultipart().
Result<Document> multipartDocument(const QByteArray &decoded, const QByteArray &boundary);
/// \a text, which must be UTF-8, as a string.
Document textDocument(QByteArrayView text);

} // namespace Signalbox
