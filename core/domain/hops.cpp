// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hops.h"

#include <algorithm>

namespace Signalbox {

int hopsOf(const HeaderBlock &headers)
{
    static constexpr QByteArrayView header = "signalbox-hops";
    if (!headers.first(header))
        return 0;
    int most = 0;
    for (const auto &field : headers.fields()) {
        if (field.name.compare(header, Qt::CaseInsensitive) == 0)
            most = std::max(most, field.value.toInt());
    }
    return most;
}

} // namespace Signalbox
