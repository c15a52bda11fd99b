// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkschema.h"

#include "core/expression/bodydocument.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

namespace {

Refused mismatch(const SchemaSet::Breach &breach, const QByteArray &key)
{
    const auto text = [](const QByteArray &bytes) { return QString::fromUtf8(bytes); };
    return {RejectionCause::SchemaMismatch,
            breach.violation.sentence(),
            {{"pointer"_L1, text(breach.violation.pointer)},
             {"keyword"_L1, text(breach.violation.keyword)},
             {"rule"_L1, text(breach.violation.rule)},
             {"schema"_L1, breach.file}},
            key};
}

/// What the schema of an item looks at: all of the body, or the item where there are several.
Document valueOf(const Intake &intake, const IntakeItem &item)
{
    if (!intake.split)
        return intake.content.value;
    auto read = jsonDocument(item.body);
    auto *document = std::get_if<Document>(&read);
    return document ? std::move(*document) : Document();
}

} // namespace

StepEnd checkSchema(Intake &intake, const IntakeTools &)
{
    const auto &schemas = intake.source->schemas;
    if (schemas.isEmpty())
        return {};
    for (auto &item : intake.items) {
        if (item.refused)
            continue;
        const auto breach = schemas.breachOf(item.keys.type, valueOf(intake, item));
        if (!breach)
            continue;
        if (breach->mode == SchemaMode::Enforce && !intake.split)
            return mismatch(*breach, item.keys.key);
        if (breach->mode == SchemaMode::Enforce) {
            item.refused = mismatch(*breach, item.keys.key);
            continue;
        }
        item.warning = u"Against %1: %2"_s.arg(breach->file, breach->violation.sentence());
    }
    return {};
}

} // namespace Signalbox
