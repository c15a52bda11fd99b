// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/readkeys.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// Makes the envelope of one item when an expression asks for it.
struct ItemEnvelope
{
    Intake &intake;
    const IntakeItem &item;
    Document value; ///< the envelope refers to it

    Document make()
    {
        if (!intake.split)
            return intake.envelope().whole();
        value = intake.valueOf(item);
        return intake.envelope().withItem(value);
    }
};

Refused refusal(const KeyLocators &locators, const Error &error)
{
    const auto &key = *locators.key;
    const QJsonObject evidence = key.header()
        ? QJsonObject{{"header"_L1, QString::fromLatin1(key.header()->header)}}
        : QJsonObject{{"expression"_L1, key.text()}};
    return {RejectionCause::KeyMissing, error.detail, evidence, {}};
}

} // namespace

StepEnd readItemKeys(Intake &intake, const IntakeTools &)
{
    const auto &locators = intake.source->locators;
    for (auto &item : intake.items) {
        if (item.refused)
            continue;
        ItemEnvelope envelope{intake, item, {}};
        auto keys = readKeys(locators, intake.request.headers, item.body,
                             [&envelope] { return envelope.make(); });
        if (keys)
            item.keys = *std::move(keys);
        else if (intake.split)
            item.refused = refusal(locators, keys.error());
        else
            return refusal(locators, keys.error());
    }
    return {};
}

} // namespace Signalbox
