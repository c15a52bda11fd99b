// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/documentvisitor.h"

#include "core/expression/exactjson.h"

namespace Signalbox {

namespace {

void visit(const ExactJson &value, DocumentVisitor &visitor)
{
    if (value.is_string()) {
        visitor.string(value.as_string_view());
    } else if (value.is_byte_string()) {
        const auto bytes = value.as_byte_string_view();
        visitor.exact({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
    } else if (value.is_bool()) {
        visitor.boolean(value.as_bool());
    } else if (value.is_double()) {
        visitor.real(value.as<double>());
    } else if (value.is<qint64>()) {
        visitor.integer(value.as<qint64>());
    } else if (value.is_number()) {
        visitor.natural(value.as<quint64>());
    } else if (value.is_array()) {
        visitor.beginArray();
        for (const auto &item : value.array_range())
            visit(item, visitor);
        visitor.endArray();
    } else if (value.is_object()) {
        visitor.beginObject();
        for (const auto &member : value.object_range()) {
            visitor.key(member.key());
            visit(member.value(), visitor);
        }
        visitor.endObject();
    } else {
        visitor.null();
    }
}

} // namespace

void visitDocument(const Document &document, DocumentVisitor &visitor)
{
    visit(document.value().json, visitor);
}

} // namespace Signalbox
