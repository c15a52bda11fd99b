// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/readkeys.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd readItemKeys(Intake &intake, const IntakeTools &)
{
    const auto &locators = intake.source->locators;
    for (auto &item : intake.items) {
        auto keys = readKeys(locators, intake.request.headers, item.body);
        if (!keys) {
            return Refused{RejectionCause::KeyMissing,
                           keys.error().detail,
                           {{"header"_L1, QString::fromLatin1(locators.key->header)}},
                           {}};
        }
        item.keys = *std::move(keys);
    }
    return {};
}

} // namespace Signalbox
