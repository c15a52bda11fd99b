// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admission/requestkeys.h"

namespace Signalbox {

/// Reads single values out of one item of a request. Refers to its arguments.
class ValueReader final
{
public:
    ValueReader(const HeaderBlock &headers, const MakeEnvelope &envelope);

    /// A text, or the JSON text of a number or boolean, with at least one byte. NotFound with a
    /// sentence that says why there is none.
    Result<QByteArray> read(const ValueExpression &expression);

private:
    Result<QByteArray> evaluate(const ValueExpression &expression);

    const HeaderBlock &m_headers;
    const MakeEnvelope &m_makeEnvelope;
    std::optional<Document> m_envelope;
};

} // namespace Signalbox
