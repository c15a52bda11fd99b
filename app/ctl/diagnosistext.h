// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/diagnosis.h"

namespace Signalbox {

/// A diagnosis in lines, fit for a terminal.
QString diagnosisText(const Diagnosis &diagnosis);

} // namespace Signalbox
