// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/approval.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

bool awaitsApproval(const Rejection &rejection)
{
    return rejection.cause == RejectionCause::HandshakeRefused
        && rejection.evidence.value("awaits_approval"_L1).toBool();
}

} // namespace Signalbox
