// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/readsession.h"
#include "core/store/writesession.h"
#include "core/support/cancellation.h"

#include <memory>

namespace Signalbox {

/// An opened store: format checked, migrated, and locked against other stations until destroyed.
/// Thread-safe; sessions must be destroyed before it.
class Store
{
public:
    virtual ~Store() = default;

    /// Once; on the thread that will use it.
    virtual Result<std::unique_ptr<WriteSession>> writeSession() = 0;
    /// Any number; each on the thread that will use it.
    virtual Result<std::unique_ptr<ReadSession>> readSession() = 0;

    /// Nothing where it cannot be told, or is not this machine's.
    virtual std::optional<DiskSpace> space() const { return {}; }

    /// As given, without a password.
    virtual QString url() const = 0;
};

/// Opens or creates the store at \a url: sqlite:///absolute/path.db. Errors, with the file left as
/// it was: Invalid (not such a URL), Unsupported (made by a newer Signalbox, or not a store of
/// ours), Corrupt, Unavailable (another station has it; detail names the process), Io; Cancelled
/// when \a cancellation (null: none) was stopped while a store of an earlier version was brought up
/// to date. That goes in steps, each a transaction: the one that ran is undone, and the next
/// opening goes on from there.
Result<std::unique_ptr<Store>> openStore(const QString &url,
                                         const Cancellation *cancellation = nullptr);

} // namespace Signalbox
