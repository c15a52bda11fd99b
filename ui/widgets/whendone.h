// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QObject>

#include <utility>

namespace Signalbox {

/// Calls \a receive with the value of \a future on the thread of \a context; never, once \a context
/// is gone. May call before it returns when the value is there already.
template <typename T, typename Receive>
void whenDone(QObject *context, QFuture<T> future, Receive &&receive)
{
    future.then(context, std::forward<Receive>(receive));
}

} // namespace Signalbox
