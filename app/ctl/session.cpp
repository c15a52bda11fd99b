// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/session.h"

#include "app/ctl/plaintext.h"
#include "app/storelocation.h"
#include "core/api/admintoken.h"

#include <QFile>
#include <QHostAddress>

#include <cstdio>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QStringList tokenFiles(const QUrl &url)
{
    return AdminToken::candidates(quint16(url.port(8081)), storeFolder(defaultStoreUrl(false)));
}

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

/// From the environment, or from the token file of a station on this machine. A token file belongs
/// to a local station, so that it never goes to another machine.
QByteArray findToken(const QUrl &url)
{
    const auto given = qgetenv("SIGNALBOX_TOKEN").trimmed();
    if (!given.isEmpty() || !isLoopback(url))
        return given;
    for (const auto &path : tokenFiles(url)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return file.read(1024).trimmed();
    }
    return {};
}

void write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
}

} // namespace

Session::Session(const QUrl &url, bool json)
    : m_url(url)
    , m_json(json)
    , m_station(url, findToken(url))
{
}

void Session::print(const QString &text) const
{
    write(stdout, text.toUtf8());
}

void Session::print(const QJsonObject &json) const
{
    write(stdout, jsonLine(json));
}

void Session::printRaw(const QByteArray &bytes) const
{
    write(stdout, bytes);
}

void Session::complain(const QString &text) const
{
    write(stderr, "signalboxctl: " + harmless(text, true).toUtf8() + '\n');
}

int Session::fail(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
        complain(error.detail + u"\nIs signalboxd running? --url names another station."_s);
        return Unreachable;
    case ErrorCode::Denied:
        complain(u"%1 refuses: %2\nLooked for the token in SIGNALBOX_TOKEN%3."_s.arg(
            m_url.toString(), error.detail,
            isLoopback(m_url) ? u", then "_s + tokenFiles(m_url).join(u", ")
                              : u" (token files are only for stations on this machine)"_s));
        return Unreachable;
    case ErrorCode::Unsupported:
        complain(u"%1: %2\nIs that the admin address of a station?"_s.arg(m_url.toString(),
                                                                          error.detail));
        return Unreachable;
    default: complain(error.detail); return No;
    }
}

int Session::misuse(const QString &text) const
{
    complain(text);
    return Usage;
}

} // namespace Signalbox
