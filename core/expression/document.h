// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jsonpath.h"
#include "core/support/result.h"

#include <QByteArrayView>
#include <QJsonValue>

#include <memory>

namespace Signalbox {

/// A JSON value, parsed once and immutable: member order is kept, and numbers keep their value.
/// What a double holds (at most 15 significant digits) is a number like any other; the rest stays
/// exact text, which compares by decimal value. Copies share; safe to read from any thread.
class Document final
{
public:
    enum class Kind : quint8 { Null, Boolean, Number, String, Array, Object };

    static constexpr int maxValues = 1'000'000;

    Document(); ///< null
    ~Document();
    Document(const Document &);
    Document(Document &&) noexcept;
    Document &operator=(const Document &);
    Document &operator=(Document &&) noexcept;

    /// Strict RFC 8259, with JsonReader's limits. Errors: Invalid with line and column, also for a
    /// member name that occurs twice in one object; TooLarge beyond maxValues.
    static Result<Document> parse(QByteArrayView json);

    /// A string of \a utf8, which must be valid.
    static Document fromText(QByteArrayView utf8);

    /// This object with \a value as its member \a name, in its place or at the end. Refers to what
    /// both hold instead of copying it. What is no object comes back as it is.
    Document withMember(QByteArrayView name, const Document &value) const;
    /// The member's value; null where there is none.
    Document member(QByteArrayView name) const;

    Kind kind() const;
    /// JMESPath: everything but null, false, and an empty string, array or object.
    bool isTruthy() const;

    /// Compact.
    QByteArray toJson() const;
    /// The characters of a string, the JSON text of a number or boolean; nothing for the others.
    std::optional<QByteArray> scalarText() const;

    /// scalarText() of the value at \a steps; nothing where there is none.
    std::optional<QByteArray> scalarAt(const QList<PathStep> &steps) const;
    /// How many elements the array at \a steps has; nothing where there is none.
    std::optional<qsizetype> sizeAt(const QList<PathStep> &steps) const;

    /// The value at \a path for a trace: as it is when its JSON text has at most \a limit bytes,
    /// else the text's beginning as a string. Null where there is none. Numbers that a double or a
    /// 64-bit integer does not hold come as their text.
    QJsonValue preview(const JsonPath &path, qsizetype limit) const;

    /// Equal as JMESPath has it: numbers by value, objects whatever their order.
    bool operator==(const Document &other) const;

    class Value; ///< known to this room only
    explicit Document(std::shared_ptr<const Value> value);
    const Value &value() const { return *m_value; }

private:
    std::shared_ptr<const Value> m_value;
};

} // namespace Signalbox
