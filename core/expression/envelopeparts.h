// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/exactjson.h"
#include "core/support/headerblock.h"

namespace Signalbox::EnvelopeParts {

// What the envelopes of an event and of a request have in common.

/// Bytes that are UTF-8, or what RFC 9110 calls obs-text, which is read as ISO 8859-1.
ExactJson text(QByteArrayView bytes);

/// Names in lower case; a value, or a list where a name is repeated.
ExactJson headers(const HeaderBlock &headers);

struct Target
{
    ExactJson path; ///< as received
    ExactJson query; ///< decoded: a value, or a list where a name is repeated
};

/// Of an origin-form or absolute-form target.
Target target(QByteArrayView target);

} // namespace Signalbox::EnvelopeParts
