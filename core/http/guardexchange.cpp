// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardexchange.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

void GuardExchange::begin(quint64 number)
{
    m_number = number;
    m_head = "GET / HTTP/1.1\r\n"_ba + header + ": " + QByteArray::number(number) + "\r\n\r\n";
}

qint64 GuardExchange::read(char *data, qint64 maxSize)
{
    const auto size = std::min<qint64>(maxSize, m_head.size());
    std::copy_n(m_head.constData(), size, data);
    m_head.remove(0, size);
    return size;
}

void GuardExchange::serve(QHttpServerResponder &responder, const std::function<void()> &handle)
{
    const auto number = m_number;
    m_responder = &responder;
    handle();
    m_responder = nullptr;
    if (m_number == number)
        m_kept.emplace(std::move(responder));
}

QByteArray GuardExchange::answer(const HttpResponse &response)
{
    auto &responder = m_responder ? *m_responder : *m_kept;
    constexpr qsizetype head = 128;
    m_answer.reserve(response.body.size() + head);
    responder.write(response.body, QHttpHeaders(),
                    QHttpServerResponder::StatusCode(response.status));
    m_number = 0;
    return std::exchange(m_answer, {});
}

bool GuardExchange::release()
{
    // While QHttpServer calls us the responder is its own, and it goes on when we return.
    if (!m_kept)
        return false;
    m_kept.reset();
    return true;
}

} // namespace Signalbox
