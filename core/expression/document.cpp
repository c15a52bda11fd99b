// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/document.h"

#include "core/expression/exactjson.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const std::shared_ptr<const Document::Value> &nullValue()
{
    static const auto value = std::make_shared<const Document::Value>(ExactJson::null());
    return value;
}

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The value at \a steps, or null.
const ExactJson *find(const ExactJson *value, const QList<PathStep> &steps)
{
    for (const PathStep &step : steps) {
        if (step.index) {
            if (!value->is_array())
                return nullptr;
            const qint64 size = qint64(value->size());
            const qint64 index = *step.index < 0 ? size + *step.index : *step.index;
            if (index < 0 || index >= size)
                return nullptr;
            value = &(*value)[size_t(index)];
        } else {
            if (!value->is_object())
                return nullptr;
            const auto member = value->find({step.name.data(), size_t(step.name.size())});
            if (member == value->object_range().end())
                return nullptr;
            value = &member->value();
        }
    }
    return value;
}

/// As Document::scalarText().
std::optional<QByteArray> textOfScalar(const ExactJson &value)
{
    if (value.is_string()) {
        const auto text = value.as_string_view();
        return QByteArray(text.data(), qsizetype(text.size()));
    }
    if (!isNumber(value) && !value.is_bool())
        return {};
    std::string text;
    writeJson(value, text);
    return QByteArray::fromStdString(text);
}

/// Compact JSON text, at most a little longer than \a limit. False when the rest was left out.
bool writeBounded(const ExactJson &value, size_t limit, std::string &out)
{
    if (value.is_string() && value.as_string_view().size() > limit) {
        writeJson(ExactJson(value.as_string_view().substr(0, limit)), out);
        return false;
    }
    if (value.is_array() && !value.empty()) {
        char separator = '[';
        for (const auto &item : value.array_range()) {
            out += std::exchange(separator, ',');
            if (!writeBounded(item, limit, out) || out.size() > limit)
                return false;
        }
        out += ']';
    } else if (value.is_object() && !value.empty()) {
        char separator = '{';
        for (const auto &member : value.object_range()) {
            out += std::exchange(separator, ',');
            writeJson(ExactJson(member.key()), out);
            out += ':';
            if (!writeBounded(member.value(), limit, out) || out.size() > limit)
                return false;
        }
        out += '}';
    } else {
        writeJson(value, out);
    }
    return out.size() <= limit;
}

constexpr qsizetype longestEscape = 6;
constexpr qsizetype enclosingQuotes = 2;

/// Bytes that \a byte takes in a JSON string, at most.
qsizetype escapedSize(uchar byte)
{
    constexpr uchar firstPrintable = 0x20;
    constexpr uchar del = 0x7F;
    if (byte == '"' || byte == '\\')
        return 2;
    return byte < firstPrintable || byte == del ? longestEscape : 1;
}

/// As much of \a text as fits \a limit bytes when written as a JSON string, with an ellipsis.
QString shortened(std::string_view text, qsizetype limit)
{
    constexpr qsizetype ellipsis = 3;
    qsizetype room = limit - enclosingQuotes - ellipsis;
    size_t size = 0;
    for (; size < text.size(); ++size) {
        room -= escapedSize(uchar(text[size]));
        if (room < 0)
            break;
    }
    while (size > 0 && size < text.size() && (uchar(text[size]) & 0xC0) == 0x80)
        --size;
    return toText(text.substr(0, size)) + u'…';
}

/// Whether its JSON text surely has at most \a limit bytes: most of what expressions read.
bool isSmall(const ExactJson &value, qsizetype limit)
{
    constexpr qsizetype longestNumber = 32;
    if (value.is_string())
        return qsizetype(value.as_string_view().size()) * longestEscape + enclosingQuotes <= limit;
    return limit >= longestNumber && (value.is_bool() || value.is_double() || value.is<qint64>());
}

/// \a value as Qt has it; exact numbers as their text.
QJsonValue toQt(const ExactJson &value)
{
    if (value.is_string())
        return toText(value.as_string_view());
    if (value.is_bool())
        return value.as_bool();
    if (value.is_double())
        return value.as<double>();
    if (value.is<qint64>())
        return value.as<qint64>();
    if (isNumber(value)) {
        std::string text;
        writeJson(value, text);
        return toText(text);
    }
    if (value.is_array()) {
        QJsonArray array;
        for (const auto &item : value.array_range())
            array.append(toQt(item));
        return array;
    }
    if (value.is_object()) {
        QJsonObject object;
        for (const auto &member : value.object_range())
            object.insert(toText(member.key()), toQt(member.value()));
        return object;
    }
    return QJsonValue::Null;
}

} // namespace

Document::Document()
    : m_value(nullValue())
{
}

Document::Document(std::shared_ptr<const Value> value)
    : m_value(std::move(value))
{
}

Document::~Document() = default;
Document::Document(const Document &) = default;
Document::Document(Document &&other) noexcept = default;
Document &Document::operator=(const Document &) = default;
Document &Document::operator=(Document &&) noexcept = default;

Result<Document> Document::parse(QByteArrayView json)
{
    auto value = readExactJson(json);
    if (!value)
        return value.error();
    return documentOf(std::move(*value));
}

Document Document::fromText(QByteArrayView utf8)
{
    return documentOf(stringValue(utf8));
}

Document Document::withMember(QByteArrayView name, const Document &value) const
{
    const ExactJson &json = m_value->json;
    if (!json.is_object())
        return *this;
    const std::string_view wanted(name.data(), size_t(name.size()));
    std::vector<ExactMember> members;
    members.reserve(json.size() + 1);
    bool found = false;
    for (const auto &member : json.object_range()) {
        const bool isIt = member.key() == wanted;
        found = found || isIt;
        members.emplace_back(std::string(member.key()),
                             referenceTo(isIt ? value.m_value->json : member.value()));
    }
    if (!found)
        members.emplace_back(std::string(wanted), referenceTo(value.m_value->json));
    return documentOf(objectOf(std::move(members)), {*this, value});
}

Document Document::member(QByteArrayView name) const
{
    const ExactJson &json = m_value->json;
    if (!json.is_object())
        return {};
    const auto found = json.find(std::string_view(name.data(), size_t(name.size())));
    if (found == json.object_range().end())
        return {};
    return documentOf(referenceTo(found->value()), {*this});
}

Document::Kind Document::kind() const
{
    const ExactJson &json = m_value->json;
    if (json.is_string())
        return Kind::String;
    if (isNumber(json))
        return Kind::Number;
    if (json.is_bool())
        return Kind::Boolean;
    return json.is_array() ? Kind::Array : json.is_object() ? Kind::Object : Kind::Null;
}

bool Document::isTruthy() const
{
    const ExactJson &json = m_value->json;
    switch (kind()) {
    case Kind::Null: return false;
    case Kind::Boolean: return json.as_bool();
    case Kind::Number: return true;
    case Kind::String: return !json.as_string_view().empty();
    case Kind::Array:
    case Kind::Object: return !json.empty();
    }
    Q_UNREACHABLE_RETURN(false);
}

QByteArray Document::toJson() const
{
    std::string text;
    writeJson(m_value->json, text);
    return QByteArray::fromStdString(text);
}

std::optional<QByteArray> Document::scalarText() const
{
    return textOfScalar(m_value->json);
}

std::optional<QByteArray> Document::scalarAt(const QList<PathStep> &steps) const
{
    const ExactJson *value = find(&m_value->json, steps);
    return value == nullptr ? std::nullopt : textOfScalar(*value);
}

std::optional<qsizetype> Document::sizeAt(const QList<PathStep> &steps) const
{
    const ExactJson *value = find(&m_value->json, steps);
    if (value == nullptr || !value->is_array())
        return {};
    return qsizetype(value->size());
}

QJsonValue Document::preview(const JsonPath &path, qsizetype limit) const
{
    const ExactJson *value = find(&m_value->json, path.steps);
    if (value == nullptr)
        return QJsonValue::Null;
    if (isSmall(*value, limit))
        return toQt(*value);
    std::string text;
    if (writeBounded(*value, size_t(limit), text))
        return toQt(*value);
    return shortened(value->is_string() ? value->as_string_view() : text, limit);
}

bool Document::operator==(const Document &other) const
{
    return m_value == other.m_value || exactlyEqual(m_value->json, other.m_value->json);
}

} // namespace Signalbox
