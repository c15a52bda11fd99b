// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionlog.h"

#include "core/support/logging.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Signalbox {
namespace {

/// A sentence of ours as a quoted value.
QString quoted(QString sentence)
{
    return u'"' + sentence.replace(u'"', u'\'') + u'"';
}

/// What a stranger may have chosen, fit for a log line.
QString plain(const QString &text)
{
    QString out;
    for (const auto c : QStringView(text).first(std::min<qsizetype>(text.size(), 64)))
        out +=
            (c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'=') ? c : QChar(u'?');
    return out.isEmpty() ? u"-"_s : out;
}

} // namespace

RejectionLog::RejectionLog(const Clock &clock)
    : m_clock(clock)
{
    m_summary.setSingleShot(true);
    m_summary.setInterval(1s);
    connect(&m_summary, &QTimer::timeout, this, &RejectionLog::summarise);
}

RejectionLog::~RejectionLog()
{
    summarise();
}

void RejectionLog::write(const Rejection &rejection, bool stored)
{
    if (!m_lines.admit(m_clock.now())) {
        ++m_unwritten;
        m_unstored += !stored;
        if (!m_summary.isActive())
            m_summary.start();
        return;
    }
    qCInfo(lcReceiver).noquote().nospace()
        << "rejected id=" << rejection.id.toString() << " source=" << plain(rejection.source)
        << " status=" << rejection.status << " cause=" << rejectionCauseName(rejection.cause)
        << " peer=" << rejection.request.peer
        << " method=" << plain(QString::fromLatin1(rejection.request.method))
        << " body_bytes=" << rejection.bodySize << " stored=" << (stored ? "true" : "false")
        << " detail=" << quoted(rejection.detail);
}

void RejectionLog::lost(qint64 count, const QString &reason)
{
    qCWarning(lcReceiver).noquote().nospace()
        << "rejections not stored count=" << count << " reason=" << quoted(reason);
}

void RejectionLog::summarise()
{
    m_summary.stop();
    if (m_unwritten == 0)
        return;
    qCInfo(lcReceiver).nospace() << "rejected further=" << m_unwritten
                                 << " of_these_not_stored=" << m_unstored;
    m_unwritten = 0;
    m_unstored = 0;
}

} // namespace Signalbox
