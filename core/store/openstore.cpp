// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlitestore.h"
#include "core/store/store.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Store>> openStore(const QString &url, const Cancellation *cancellation)
{
    constexpr auto scheme = "sqlite://"_L1;
    if (!url.startsWith(scheme + u'/') || url.endsWith(u'/')) {
        return Error{ErrorCode::Invalid,
                     u"'%1': expected a store URL such as sqlite:///absolute/path.db"_s.arg(url)};
    }
    return SqliteStore::open(url, url.sliced(scheme.size()), cancellation);
}

} // namespace Signalbox
