// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/diagnosis.h"

#include <QCoreApplication>

namespace Signalbox {

/// What is wrong with a signature in words.
class DiagnosisWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::DiagnosisWords)

public:
    static QString sentence(const Diagnosis &diagnosis);
    /// What to do about it; may be empty.
    static QString fix(const Diagnosis &diagnosis);
};

} // namespace Signalbox
