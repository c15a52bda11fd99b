// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QStringList>

namespace Signalbox {

/// What was given with --admin-host: names by which clients may call the admin API beside its
/// address and localhost. Invalid for what is no host's name alone.
Result<QStringList> readAdminHosts(const QStringList &values);

} // namespace Signalbox
