// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkmethod.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd checkMethod(Intake &intake, const IntakeTools &)
{
    const auto &methods = intake.source->methods;
    if (methods.contains(intake.request.method))
        return {};
    return Refused{RejectionCause::MethodNotAllowed,
                   u"The source takes %1 only."_s.arg(QString::fromLatin1(methods.join(", "))),
                   {},
                   {}};
}

} // namespace Signalbox
