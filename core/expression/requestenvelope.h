// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/request.h"
#include "core/expression/document.h"

namespace Signalbox {

/// What expressions about a request read while it is taken in, before it is an event: {method,
/// path, query, headers, body, item}, of which all but item are as in envelopeOf(). item is the
/// element of the body that becomes an event; the body itself where a request is one event.
/// Immutable; belongs to one thread.
class RequestEnvelope final
{
    Q_DISABLE_COPY_MOVE(RequestEnvelope)

public:
    /// \a body: the JSON value of the body where it is known already, else it is read as
    /// envelopeOf() does.
    explicit RequestEnvelope(const Request &request, std::optional<Document> body = {});
    ~RequestEnvelope();

    Document body() const; ///< a value of its own

    /// These documents refer to this object and to their argument, without copying anything, and
    /// must go before them.
    Document whole() const;
    Document withItem(const Document &item) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> m_parts;
};

} // namespace Signalbox
