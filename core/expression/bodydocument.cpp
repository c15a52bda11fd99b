// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/bodydocument.h"

#include "core/expression/bodyvalue.h"

namespace Signalbox {

namespace {

Result<Document> wrapped(Result<ExactJson> value)
{
    if (!value)
        return value.error();
    return documentOf(*std::move(value));
}

} // namespace

std::variant<Document, JsonProblem> jsonDocument(QByteArrayView json)
{
    auto read = readJsonOrProblem(json);
    if (auto *problem = std::get_if<JsonProblem>(&read))
        return std::move(*problem);
    return documentOf(std::get<ExactJson>(std::move(read)));
}

Result<Document> formDocument(QByteArrayView text)
{
    return wrapped(formValue(text));
}

Result<Document> multipartDocument(const QByteArray &decoded, const QByteArray &boundary)
{
    return wrapped(multipartValue(decoded, boundary));
}

Document textDocument(QByteArrayView text)
{
    return documentOf(stringValue(text));
}

} // namespace Signalbox
