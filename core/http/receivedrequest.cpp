// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/receivedrequest.h"

namespace Signalbox {

QByteArrayView ReceivedRequest::path() const
{
    const auto mark = target.indexOf('?');
    return QByteArrayView(target).first(mark < 0 ? target.size() : mark);
}

QByteArrayView ReceivedRequest::query() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? QByteArrayView() : QByteArrayView(target).sliced(mark + 1);
}

} // namespace Signalbox
