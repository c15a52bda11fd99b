// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionlog.h"

#include "core/support/logging.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Signalbox {
namespace {

constexpr qsizetype longestSentence = 1024;

/// What ends a line, moves a cursor or turns the direction of writing.
bool isControl(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

/// A sentence of ours, in which a stranger may have named something, as a quoted value.
QString quoted(const QString &sentence)
{
    auto out = u"\""_s;
    const auto size = std::min(sentence.size(), longestSentence);
    for (const QChar c : QStringView(sentence).first(size)) {
        if (isControl(c))
            out += u'?';
        else
            out += c == u'"' ? QChar(u'\'') : c;
    }
    return out + u'"';
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

void RejectionLog::warned(const QString &source, const QString &warning)
{
    if (!m_warnings.admit(m_clock.now())) {
        ++m_unwarned;
        if (!m_summary.isActive())
            m_summary.start();
        return;
    }
    qCWarning(lcReceiver).noquote().nospace()
        << "schema_mismatch source=" << plain(source) << " detail=" << quoted(warning);
}

void RejectionLog::lost(qint64 count, const QString &reason)
{
    qCWarning(lcReceiver).noquote().nospace()
        << "rejections not stored count=" << count << " reason=" << quoted(reason);
}

void RejectionLog::summarise()
{
    m_summary.stop();
    if (m_unwritten > 0)
        qCInfo(lcReceiver).nospace()
            << "rejected further=" << m_unwritten << " of_these_not_stored=" << m_unstored;
    if (m_unwarned > 0)
        qCWarning(lcReceiver).nospace() << "schema_mismatch further=" << m_unwarned;
    m_unwritten = 0;
    m_unstored = 0;
    m_unwarned = 0;
}

} // namespace Signalbox
