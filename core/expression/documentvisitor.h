// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <string_view>

namespace Signalbox {

class Document;

/// Is shown the values of a document one by one, in its order. Texts are valid during the call.
class DocumentVisitor
{
public:
    virtual ~DocumentVisitor() = default;

    virtual void null() = 0;
    virtual void boolean(bool value) = 0;
    virtual void integer(qint64 value) = 0;
    virtual void natural(quint64 value) = 0; ///< beyond 63 bits
    virtual void real(double value) = 0;
    virtual void exact(std::string_view text) = 0; ///< a number that none of these holds
    virtual void string(std::string_view utf8) = 0;
    virtual void beginArray() = 0;
    virtual void endArray() = 0;
    virtual void beginObject() = 0;
    virtual void key(std::string_view utf8) = 0; ///< of the value that comes next
    virtual void endObject() = 0;
};

void visitDocument(const Document &document, DocumentVisitor &visitor);

} // namespace Signalbox
