// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/ingestcontext.h"
#include "core/receiver/mailbox.h"
#include "core/receiver/rejectionlog.h"

namespace Signalbox {

/// Keeps the rejections of one receiver thread: told to the observer, logged, and stored, all of
/// one turn of the event loop as one job. Under pressure, and beyond RejectionRate, they are only
/// counted. Lives on that thread.
class RejectionJournal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RejectionJournal)

public:
    /// \a context and \a log, of the same thread, must outlive this object.
    RejectionJournal(IngestContext &context, RejectionLog &log);
    ~RejectionJournal() override;

    /// \a known: the request names a source of ours.
    void add(Rejection rejection, bool known, Trust trust);

private:
    struct Loss
    {
        qint64 count = 0;
        QString reason;
    };

    void flush();

    IngestContext &m_context;
    RejectionLog &m_log;
    std::shared_ptr<Mailbox<Loss>> m_losses;
    std::vector<Rejection> m_rejections; ///< of this turn
    qint64 m_bytes = 0; ///< held by m_rejections
};

} // namespace Signalbox
