// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rejection.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>

namespace Signalbox {

/// Causes of rejections in words.
class RejectionWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::RejectionWords)

public:
    /// A few words, for a chip.
    static Look look(RejectionCause cause);
    /// Of a subscription that an operator is asked about also whether it still waits.
    static Look look(const Rejection &rejection);
    /// What happened and what to do about it.
    static QString sentence(const Rejection &rejection);
    /// The evidence on one line: "header: x-hub-signature-256 · length: 12".
    static QString evidence(const QJsonObject &evidence);
};

} // namespace Signalbox
