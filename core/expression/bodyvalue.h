// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/request.h"
#include "core/expression/exactjson.h"

namespace Signalbox {

/// A body as expressions see it.
struct BodyValue
{
    ExactJson value = ExactJson::null();
    std::optional<ExactJson> base64; ///< of a binary body, whose value is null
};

/// By Content-Type, after undoing the Content-Encoding: JSON is its value, a form an object like a
/// query (see multipartValue() for multipart/form-data), XML and other text a string. What does not
/// hold its type is text, and what is no text is binary. What has no known type is JSON when it
/// parses as that. An empty body is null.
BodyValue bodyValue(const Request &request);

/// \a decoded as application/x-www-form-urlencoded; TooLarge beyond Document::maxValues.
Result<ExactJson> formValue(QByteArrayView text);

/// An object of the parts: text is a string, a file {filename, content_type, base64}, and a name
/// that is repeated a list of them. Errors as readMultipart().
Result<ExactJson> multipartValue(const QByteArray &decoded, const QByteArray &boundary);

} // namespace Signalbox
