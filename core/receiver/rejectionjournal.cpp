// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionjournal.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 rejectionOverhead = 1024; ///< bytes, for what is not body, headers or target

} // namespace

RejectionJournal::RejectionJournal(IngestContext &context, RejectionLog &log)
    : m_context(context)
    , m_log(log)
    , m_losses(std::make_shared<Mailbox<Loss>>(this, [this](std::vector<Loss> &&losses) {
        for (const auto &loss : losses)
            m_log.lost(loss.count, loss.reason);
    }))
{
}

RejectionJournal::~RejectionJournal()
{
    m_losses->close();
}

void RejectionJournal::add(Rejection rejection, bool known, Trust trust)
{
    const auto now = m_context.clock().now();
    m_context.observer().rejected(rejection.source, rejection.cause, now);
    const bool stored =
        m_context.rejectionRate().admit(known ? rejection.source : QString(), trust, now);
    m_log.write(rejection, stored);
    if (!stored)
        return;
    const auto &request = rejection.request;
    m_bytes += request.body.size() + request.headers.raw().size() + request.target.size()
        + rejectionOverhead;
    m_rejections.push_back(std::move(rejection));
    if (m_rejections.size() == 1)
        QMetaObject::invokeMethod(this, &RejectionJournal::flush, Qt::QueuedConnection);
}

void RejectionJournal::flush()
{
    const auto rejections =
        std::make_shared<const std::vector<Rejection>>(std::exchange(m_rejections, {}));
    WriteJob job;
    job.bytes = std::exchange(m_bytes, 0);
    job.apply = [rejections](WriteSession &session) {
        for (const auto &rejection : *rejections) {
            if (!session.addRejection(rejection))
                return;
        }
    };
    job.done = [losses = m_losses,
                count = qint64(rejections->size())](const Result<void> &committed) {
        if (!committed)
            losses->send({count, committed.error().detail});
    };
    if (!m_context.writer().submit(std::move(job)))
        m_log.lost(qint64(rejections->size()), u"the writer is behind"_s);
}

} // namespace Signalbox
