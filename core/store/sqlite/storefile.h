// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

namespace Signalbox {

/// The file of an SQLite store before it is opened for writing. Nothing here changes a file that
/// exists. The caller holds the StoreLock.
class StoreFile final
{
public:
    enum class Content { Empty, Store };

    explicit StoreFile(QString path);

    /// Makes missing folders, 0700, since events hold other people's data.
    static Result<void> makeFolder(const QString &path);
    /// Io unless the file is missing or a regular file that may be read and written.
    Result<void> checkAccess() const;

    /// Tells an empty or missing file from a store that this program can open. Unsupported: not
    /// ours, or newer. Corrupt: cut short, tables missing, or, up to 64 MiB, anything that
    /// quick_check finds; a bigger store is checked as far as opening it reads.
    Result<Content> inspect() const;

    /// An empty file, 0600.
    Result<void> create() const;
    void remove() const; ///< what create() made

private:
    Result<Content> inspectHeader() const;
    Result<Content> inspectTables(bool hasWal) const;

    QString m_path;
};

} // namespace Signalbox
