// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adminhosts.h"

#include <QRegularExpression>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<QStringList> readAdminHosts(const QStringList &values)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\\z"_s);
    for (const auto &value : values) {
        if (!name.match(value).hasMatch())
            return Error{ErrorCode::Invalid,
                         u"--admin-host: expected a name such as signalbox.example.org, without a "
                         "port, found '%1'"_s.arg(value)};
    }
    return values;
}

} // namespace Signalbox
