// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/workflowcase.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

/// What became of a tried event, in a few words.
class OutcomeWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::OutcomeWords)

public:
    static Look look(const CaseResult &result);
};

} // namespace Signalbox
