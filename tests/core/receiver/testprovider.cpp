// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/testprovider.h"

#include "core/auth/providerreader.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject parse(QByteArray text)
{
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(text.replace('\'', '"').replace('^', '\''), &problem);
    if (!document.isObject())
        qFatal("%s in %s", qPrintable(problem.errorString()), text.constData());
    return document.object();
}

} // namespace

Provider testProvider(const QByteArray &members)
{
    auto json = parse(
        "{'name':'test','title':'Test','category':'generic','documentation':'https://a.example',"
        "'source':'made for this test','verified':true,'methods':['POST'],"
        "'secrets':[{'name':'signing_secret','title':'Secret','where':'here'},"
        "{'name':'verify_token','title':'Token','where':'here'}],"
        "'authentication':{'any':[{'kind':'hmac','algorithm':'sha256','encoding':'hex',"
        "'signature':{'header':'x-signature'},'content':'{body}'}]},"
        "'answer':{'status':200}}"_ba);
    const auto more = parse('{' + members + '}');
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    const auto provider = readProvider(QJsonDocument(json).toJson(), u"test.json"_s);
    if (!provider)
        qFatal("%s", qPrintable(provider.error().detail));
    return *provider;
}

QByteArray hmacSha256(const QByteArray &bytes, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(bytes, secret, QCryptographicHash::Sha256);
}

QByteArray signatureLine(const QByteArray &body, const QByteArray &secret)
{
    return "X-Signature: "_ba + hmacSha256(body, secret).toHex() + "\r\n"_ba;
}

} // namespace Signalbox
