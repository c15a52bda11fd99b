// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"
#include "core/store/storetypes.h"

namespace Signalbox {

/// Reads rejections. As in ReadSession.
class RejectionReader final
{
public:
    /// \a connection must outlive this object.
    explicit RejectionReader(Connection &connection);

    Result<RejectionPage> page(const RejectionQuery &query);
    Result<Rejection> detail(const RejectionId &id);

private:
    Cursor open(const RejectionQuery &query);

    Connection &m_connection;
};

} // namespace Signalbox
