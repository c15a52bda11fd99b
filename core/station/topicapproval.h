// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/objectediting.h"

namespace Signalbox {

/// Makes \a topic the last of the topics of \a source, as if somebody had written it into the
/// source's form; null: it is one of them. NotFound without the source; Conflict when a station
/// file owns it: it then says what line the file needs. Pure.
Result<ConfigurationWrite> planTopic(const Configuration &stored, const QString &source,
                                     const QString &topic, Timestamp now);

} // namespace Signalbox
