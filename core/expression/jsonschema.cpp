// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonschema.h"

#include "core/expression/schemavalidator.h"

#include <map>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

namespace schema = jsoncons::jsonschema;

using Validator = schema::json_schema<SchemaJson>;
using Known = std::map<std::string, SchemaJson>;

/// Where a schema without an $id stands, so that references without a scheme lead to its side.
constexpr std::string_view folder = "schema://station/";
constexpr std::string_view home = "schema://station/schema";

/// Without its fragment.
std::string baseOf(std::string uri)
{
    const auto fragment = uri.find('#');
    return fragment == uri.npos ? uri : uri.substr(0, fragment);
}

QByteArray toBytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

std::string absolute(const std::string &uri)
{
    const std::string base = baseOf(uri);
    return base.find(':') == base.npos ? std::string(folder) + base : base;
}

Result<Known> readReferences(const QList<SchemaReference> &references)
{
    Known known;
    for (const SchemaReference &reference : references) {
        const auto read = readExactJson(reference.text);
        if (!read)
            return Error{read.error().code, u"%1: %2"_s.arg(reference.uri, read.error().detail)};
        const SchemaJson value = schemaValue(*read);
        known.insert_or_assign(absolute(reference.uri.toStdString()), value);
        if (value.is_object() && value.contains("$id") && value.at("$id").is_string())
            known.insert_or_assign(absolute(value.at("$id").as<std::string>()), value);
    }
    return known;
}

std::string draftUri(const SchemaJson &value)
{
    if (value.is_object() && value.contains("$schema") && value.at("$schema").is_string())
        return value.at("$schema").as<std::string>();
    return schema::schema_version::draft202012();
}

/// What is referred to is of the same draft where it does not say.
schema::evaluation_options optionsFor(const std::string &draft)
{
    schema::evaluation_options options;
    using Version = schema::schema_version;
    for (const auto &known :
         {Version::draft4(), Version::draft6(), Version::draft7(), Version::draft201909()}) {
        if (baseOf(draft) == baseOf(known))
            options.default_version(known);
    }
    return options;
}

/// What \a message says at its innermost, but for those of which any of several would do.
SchemaViolation violationFrom(const schema::validation_message &message)
{
    const std::string &keyword = message.keyword();
    if (!message.details().empty() && keyword != "anyOf" && keyword != "oneOf"
        && keyword != "contains" && keyword != "not")
        return violationFrom(message.details().front());
    auto rule = message.schema_location().string();
    if (rule.starts_with(home))
        rule.erase(0, home.size());
    else if (rule.starts_with(folder))
        rule.erase(0, folder.size());
    return {toBytes(message.instance_location().string()), toBytes(keyword), toBytes(rule)};
}

std::optional<SchemaViolation> firstViolation(const Validator &validator, const SchemaJson &value)
{
    std::optional<SchemaViolation> first;
    const auto report = [&](const schema::validation_message &message) {
        if (!first)
            first = violationFrom(message);
        return schema::walk_result::abort;
    };
    try {
        validator.validate(value, report);
    } catch (const std::length_error &) {
        first = SchemaViolation{};
    }
    return first;
}

Error invalid(const QString &what)
{
    return {ErrorCode::Invalid, what};
}

/// Nothing when \a value is a schema by its own draft.
std::optional<Error> brokenDraft(const SchemaJson &value)
{
    const auto draft = schema::meta_resolver<SchemaJson>(jsoncons::uri(draftUri(value)));
    if (draft.is_null())
        return {};
    const auto violation = firstViolation(schema::make_json_schema(draft), value);
    if (!violation)
        return {};
    return invalid(u"not a schema by its draft: %1"_s.arg(violation->sentence()));
}

} // namespace

class JsonSchema::Program
{
public:
    explicit Program(Validator validator)
        : m_validator(std::move(validator))
    {
    }

    const Validator &validator() const { return m_validator; }

private:
    Validator m_validator;
};

JsonSchema::JsonSchema(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{
}

Result<JsonSchema> JsonSchema::compile(QByteArrayView text,
                                       const QList<SchemaReference> &references)
{
    const auto read = readExactJson(text);
    if (!read)
        return read.error();
    const auto known = readReferences(references);
    if (!known)
        return known.error();
    try {
        const SchemaJson value = schemaValue(*read);
        if (const auto broken = brokenDraft(value))
            return *broken;
        const auto resolve = [&](const jsoncons::uri &uri) {
            const auto found = known->find(baseOf(uri.string()));
            return found == known->end() ? SchemaJson::null() : found->second;
        };
        return JsonSchema(std::make_shared<const Program>(schema::make_json_schema(
            value, std::string(home), resolve, optionsFor(draftUri(value)))));
    } catch (const std::exception &problem) {
        const auto what = QString::fromUtf8(problem.what());
        return invalid(what.startsWith(u"Don't know how to load"_s)
                           ? u"a reference leads to nothing that is given"_s
                           : what);
    }
}

std::optional<SchemaViolation> JsonSchema::violationOf(const Document &value) const
{
    return firstViolation(m_program->validator(), schemaValue(value.value().json));
}

QString SchemaViolation::sentence() const
{
    const QString where =
        pointer.isEmpty() ? u"The value"_s : u"The value at %1"_s.arg(QString::fromUtf8(pointer));
    if (keyword.isEmpty())
        return u"The value and the schema are nested too deeply together."_s;
    return u"%1 breaks \"%2\" at %3."_s.arg(where, QString::fromUtf8(keyword),
                                            rule.isEmpty() ? u"#"_s : QString::fromUtf8(rule));
}

} // namespace Signalbox
