// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/requestenvelope.h"

#include "core/expression/bodyvalue.h"
#include "core/expression/envelopeparts.h"

namespace Signalbox {

struct RequestEnvelope::Parts
{
    ExactJson method;
    ExactJson path;
    ExactJson query;
    ExactJson headers;
    Document body;

    Document with(const ExactJson &item) const
    {
        std::vector<ExactMember> members;
        members.reserve(6);
        const auto refer = [&](const char *name, const ExactJson &value) {
            members.emplace_back(std::string(name),
                                 ExactJson(jsoncons::json_const_pointer_arg, &value));
        };
        refer("method", method);
        refer("path", path);
        refer("query", query);
        refer("headers", headers);
        refer("body", body.value().json);
        refer("item", item);
        return documentOf(objectOf(std::move(members)));
    }
};

RequestEnvelope::RequestEnvelope(const Request &request, std::optional<Document> body)
{
    auto target = EnvelopeParts::target(request.target);
    m_parts = std::make_unique<const Parts>(
        Parts{EnvelopeParts::text(request.method), std::move(target.path), std::move(target.query),
              EnvelopeParts::headers(request.headers),
              body ? *std::move(body) : documentOf(bodyValue(request).value)});
}

RequestEnvelope::~RequestEnvelope() = default;

Document RequestEnvelope::body() const
{
    return m_parts->body;
}

Document RequestEnvelope::whole() const
{
    return withItem(m_parts->body);
}

Document RequestEnvelope::withItem(const Document &item) const
{
    return m_parts->with(item.value().json);
}

} // namespace Signalbox
