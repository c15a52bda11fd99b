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

/// By Content-Type: JSON (application/json, text/json, +json) is its value, a form an object like a
/// query, any other text in its charset (UTF-8 where none is named) a string. JSON that Document
/// does not take is text. Without a type, what parses as JSON is JSON. Binary is what names itself
/// so (octet-stream, images, audio, video, fonts), is content-encoded, or is no text in its
/// charset. An empty body is null.
BodyValue bodyValue(const Request &request);

} // namespace Signalbox
