// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/providercatalogue.h"
#include "core/support/workerthread.h"

#include <QUrl>

#include <memory>

namespace Signalbox {

/// Sends a genuine payload every 100 to 900 ms, after a first burst of forty, from a thread of its
/// own. One of fifteen comes twice, one of twenty is signed with a wrong secret.
class DemoSender final
{
    Q_DISABLE_COPY_MOVE(DemoSender)

public:
    static Result<std::unique_ptr<DemoSender>> make(const QUrl &url, const QByteArray &secret);

private:
    DemoSender(const QUrl &url, const QByteArray &secret, ProviderCatalogue providers);

    ProviderCatalogue m_providers;
    WorkerThread m_thread;
};

} // namespace Signalbox
