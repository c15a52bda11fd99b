// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QtClassHelperMacros>

#include <memory>

namespace Signalbox {

/// Keeps other stations off a store: flock(2) on PATH.lock, which the kernel lets go of when the
/// process ends, however it ends. The file says who has it.
class StoreLock final
{
    Q_DISABLE_COPY_MOVE(StoreLock)

public:
    /// Unavailable with the owner's program and pid when another station has it; Io when the lock
    /// file cannot be made.
    static Result<std::unique_ptr<StoreLock>> take(const QString &storePath);
    ~StoreLock(); ///< lets go and removes the file

private:
    StoreLock(QString path, int descriptor);

    QString m_path;
    int m_descriptor;
};

} // namespace Signalbox
