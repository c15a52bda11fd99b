// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/admissionconfig.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct ModeName
{
    SchemaMode mode;
    QLatin1StringView name;
};

constexpr ModeName modeNames[] = {{SchemaMode::Enforce, "enforce"_L1},
                                  {SchemaMode::Warn, "warn"_L1},
                                  {SchemaMode::Off, "off"_L1}};

QJsonObject fileJson(const SchemaFile &file)
{
    return {{"file"_L1, file.name}, {"text"_L1, QString::fromUtf8(file.text)}};
}

QJsonObject schemaJson(const SchemaConfig &config)
{
    auto json = fileJson(config.file);
    json.insert("mode"_L1, schemaModeName(config.mode));
    QJsonArray references;
    for (const auto &reference : config.references)
        references.append(fileJson(reference));
    if (!references.isEmpty())
        json.insert("references"_L1, references);
    return json;
}

SchemaFile fileFrom(JsonFields &fields)
{
    return {fields.text(u"file", JsonFields::Required),
            fields.text(u"text", JsonFields::Required).toUtf8()};
}

SchemaConfig schemaFrom(const QJsonObject &json, const QString &path, JsonFields &source)
{
    JsonFields fields(json, path);
    SchemaConfig config;
    config.file = fileFrom(fields);
    if (const auto name = fields.text(u"mode"); !name.isEmpty()) {
        if (const auto mode = schemaModeFromName(name))
            config.mode = *mode;
        else
            fields.fail(u"mode", u"enforce, warn or off"_s);
    }
    for (const auto &reference : fields.objects(u"references")) {
        JsonFields one(reference, fields.path(u"references"));
        config.references.append(fileFrom(one));
        if (!one.ok())
            fields.fail(one.error());
    }
    if (!fields.ok())
        source.fail(fields.error());
    return config;
}

std::optional<RateLimit> rateFrom(JsonFields &source, QStringView name)
{
    const auto text = source.text(name);
    if (text.isEmpty())
        return {};
    const auto rate = RateLimit::parse(text);
    if (rate)
        return *rate;
    source.fail(name, u"a rate such as 200/s"_s);
    return {};
}

} // namespace

void putAdmission(QJsonObject &source, const AdmissionConfig &admission)
{
    if (admission.schema)
        source.insert("schema"_L1, schemaJson(*admission.schema));
    QJsonObject schemas;
    for (auto entry = admission.schemas.begin(); entry != admission.schemas.end(); ++entry)
        schemas.insert(entry.key(), schemaJson(*entry));
    if (!schemas.isEmpty())
        source.insert("schemas"_L1, schemas);
    if (admission.rateLimit)
        source.insert("rate_limit"_L1, admission.rateLimit->toString());
    if (admission.addressRateLimit)
        source.insert("address_rate_limit"_L1, admission.addressRateLimit->toString());
}

AdmissionConfig admissionFrom(JsonFields &source)
{
    AdmissionConfig admission;
    if (const auto schema = source.object(u"schema"); !schema.isEmpty())
        admission.schema = schemaFrom(schema, source.path(u"schema"), source);
    const auto schemas = source.object(u"schemas");
    for (auto entry = schemas.begin(); entry != schemas.end(); ++entry)
        admission.schemas.insert(
            entry.key(),
            schemaFrom(entry->toObject(), source.path(u"schemas"_s) + u'.' + entry.key(), source));
    admission.rateLimit = rateFrom(source, u"rate_limit");
    admission.addressRateLimit = rateFrom(source, u"address_rate_limit");
    return admission;
}

QString schemaModeName(SchemaMode mode)
{
    return std::ranges::find(modeNames, mode, &ModeName::mode)->name;
}

std::optional<SchemaMode> schemaModeFromName(QStringView name)
{
    const auto known =
        std::ranges::find_if(modeNames, [&](const ModeName &entry) { return entry.name == name; });
    return known == std::end(modeNames) ? std::nullopt : std::optional(known->mode);
}

} // namespace Signalbox
