// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/storelock.h"
#include "core/store/store.h"

#include <atomic>

namespace Signalbox {

/// A store in one SQLite file with its WAL beside it.
class SqliteStore final : public Store
{
public:
    /// See openStore(). \a path is absolute.
    static Result<std::unique_ptr<Store>> open(const QString &url, const QString &path,
                                               const Cancellation *cancellation);

    Result<std::unique_ptr<WriteSession>> writeSession() override;
    Result<std::unique_ptr<ReadSession>> readSession() override;
    std::optional<DiskSpace> space() const override;
    QString url() const override { return m_url; }

private:
    SqliteStore(QString url, QString path, std::unique_ptr<StoreLock> lock);

    QString m_url;
    QString m_path;
    std::unique_ptr<StoreLock> m_lock;
    std::atomic<bool> m_writing = false;
};

} // namespace Signalbox
