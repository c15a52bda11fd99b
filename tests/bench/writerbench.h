// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// The SQLite writer alone: events of 900 bytes with random keys, handed over in groups.
struct WriterFigures
{
    double eventsPerSecond = 0;
    qint64 events = 0;
    qint64 syncs = 0; ///< of all files of the store
    QString journalMode; ///< read back from the store
    QString synchronous; ///< read back from the writer's own connection
};

WriterFigures measureWriter(int events, int group);

} // namespace Signalbox
