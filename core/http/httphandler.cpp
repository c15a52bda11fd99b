// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httphandler.h"

#include "core/http/problem.h"
#include "core/http/responderbackend.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

HttpResponder::HttpResponder(std::unique_ptr<Backend> backend)
    : m_backend(std::move(backend))
{
}

HttpResponder::HttpResponder(HttpResponder &&) noexcept = default;

HttpResponder &HttpResponder::operator=(HttpResponder &&other) noexcept
{
    std::swap(m_backend, other.m_backend);
    return *this;
}

HttpResponder::~HttpResponder()
{
    if (m_backend)
        send(problem(500, "no_answer"_L1, u"The request was not answered."_s));
}

void HttpResponder::send(HttpResponse response)
{
    if (const auto backend = std::move(m_backend))
        backend->send(std::move(response));
}

HttpHandler::HttpHandler(QObject *parent)
    : QObject(parent)
{
}

qint64 HttpHandler::bodyLimit(QByteArrayView, QByteArrayView) const
{
    return 0;
}

void HttpHandler::violated(const GuardViolation &) { }

} // namespace Signalbox
