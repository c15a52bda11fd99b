// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/vendorhosts.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QSslConfiguration serverTls(Certificates &certificates, const Certificates::Files &authority)
{
    const auto files = certificates.signedBy(
        authority, u"server"_s, u"/CN=vendors"_s,
        u"DNS:sns.eu-west-1.amazonaws.com,DNS:api.paypal.com,DNS:id.example.com"_s);
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(contentOf(files.certificate)));
    tls.setPrivateKey(QSslKey(contentOf(files.key), QSsl::Ec));
    return tls;
}

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

PrivateKey privateKey(const QString &file)
{
    const auto text = contentOf(file);
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> memory(
        BIO_new_mem_buf(text.constData(), int(text.size())), BIO_free_all);
    return {PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
}

/// A number of \a key in base64url.
QByteArray numberOf(const EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1)
        qFatal("no %s", name);
    QByteArray bytes(BN_num_bytes(number), '\0');
    BN_bn2bin(number, reinterpret_cast<uchar *>(bytes.data()));
    BN_free(number);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// CRC-32 bit by bit.
quint32 checksum(const QByteArray &bytes)
{
    quint32 sum = ~0U;
    for (const char c : bytes) {
        sum ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320U : 0U);
    }
    return ~sum;
}

} // namespace

const QByteArray VendorHosts::topic = "arn:aws:sns:eu-west-1:123456789012:orders"_ba;
const QByteArray VendorHosts::foreignTopic = "arn:aws:sns:eu-west-1:999999999999:theirs"_ba;
const QByteArray VendorHosts::confirmToken = "2336412f37fb687f5d51e6e2425c464de257eb14"_ba;
const QByteArray VendorHosts::snsPath =
    "/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem"_ba;
const QByteArray VendorHosts::snsUrl = "https://sns.eu-west-1.amazonaws.com"_ba + snsPath;
const QByteArray VendorHosts::issuerPath = "/r2m01.cer"_ba;
const QByteArray VendorHosts::payPalPath = "/v1/notifications/certs/CERT-360caa42-fca2a594"_ba;
const QByteArray VendorHosts::payPalUrl = "https://api.paypal.com"_ba + payPalPath;
const QByteArray VendorHosts::webhookId = "1JE4291016473214C"_ba;
const QByteArray VendorHosts::lasting = R"({"exp":32503680000})"_ba;

VendorHosts::VendorHosts()
    : server(serverTls(certificates, authority))
{
    issuer = certificates.issuedBy(authority, u"issuer"_s, u"/CN=Test Issuer"_s,
                                   "basicConstraints=critical,CA:TRUE\n"_ba);
    snsSigner = certificates.issuedBy(
        issuer, u"sns"_s, u"/CN=sns.amazonaws.com"_s,
        "basicConstraints=CA:FALSE\nsubjectAltName=DNS:sns.amazonaws.com\n"
        "authorityInfoAccess=caIssuers;URI:http://crt.r2m01.amazontrust.com/r2m01.cer\n"_ba,
        Certificates::Key::Rsa);
    payPalSigner = certificates.issuedBy(issuer, u"paypal"_s,
                                         u"/O=PayPal/CN=messageverificationcerts.paypal.com"_s,
                                         "basicConstraints=CA:FALSE\n"_ba, Certificates::Key::Rsa);
    server.answerWith({.status = 404});
    plain.answerWith({.status = 404});
    server.answerAt(snsPath, {.body = pem(snsSigner.certificate)});
    plain.answerAt(issuerPath, {.body = der(issuer.certificate)});
    server.answerAt(payPalPath, {.body = pem(payPalSigner.certificate) + pem(issuer.certificate)});
}

KeyFetchPolicy VendorHosts::policy() const
{
    KeyFetchPolicy policy;
    policy.allows = [](const QHostAddress &) { return true; };
    policy.timeout = std::chrono::seconds(20); // on a busy machine
    policy.caFile = authority.certificate.toLocal8Bit();
    const auto tls = ":443:127.0.0.1:"_ba + QByteArray::number(server.port());
    policy.connectTo = {"sns.eu-west-1.amazonaws.com"_ba + tls, "api.paypal.com"_ba + tls,
                        "id.example.com"_ba + tls, "other.example.com"_ba + tls,
                        "crt.r2m01.amazontrust.com:80:127.0.0.1:"_ba
                            + QByteArray::number(plain.port())};
    return policy;
}

QJsonObject VendorHosts::notification(const QByteArray &time, const QString &id)
{
    return {{"Type"_L1, u"Notification"_s},
            {"MessageId"_L1, id},
            {"TopicArn"_L1, QString::fromLatin1(topic)},
            {"Subject"_L1, u"Größe \"1\"\n"_s},
            {"Message"_L1, u"{\"order\":1}"_s},
            {"Timestamp"_L1, QString::fromLatin1(time)},
            {"SignatureVersion"_L1, u"2"_s},
            {"SigningCertURL"_L1, QString::fromLatin1(snsUrl)},
            {"UnsubscribeURL"_L1, u"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe"_s}};
}

QJsonObject VendorHosts::subscription(const QByteArray &time, const QByteArray &topic)
{
    return {{"Type"_L1, u"SubscriptionConfirmation"_s},
            {"MessageId"_L1, u"165545c9-2a5c-472c-8df2-7ff2be2b3b1b"_s},
            {"Token"_L1, QString::fromLatin1(confirmToken)},
            {"TopicArn"_L1, QString::fromLatin1(topic)},
            {"Message"_L1, u"You have chosen to subscribe to the topic."_s},
            {"SubscribeURL"_L1,
             QString::fromLatin1("https://sns.eu-west-1.amazonaws.com"_ba + confirmPath(topic))},
            {"Timestamp"_L1, QString::fromLatin1(time)},
            {"SignatureVersion"_L1, u"2"_s},
            {"SigningCertURL"_L1, QString::fromLatin1(snsUrl)}};
}

QByteArray VendorHosts::confirmPath(const QByteArray &topic)
{
    return "/?Action=ConfirmSubscription&TopicArn="_ba + topic + "&Token="_ba + confirmToken;
}

int VendorHosts::confirmations() const
{
    int count = 0;
    for (const auto &request : server.requests())
        count += request.target.startsWith("/?Action=");
    return count;
}

QByteArray VendorHosts::snsMessage(QJsonObject members, const QString &keyFile) const
{
    const auto names = members.value("Type"_L1) == "Notification"_L1
        ? QStringList{u"Message"_s,   u"MessageId"_s, u"Subject"_s,
                      u"Timestamp"_s, u"TopicArn"_s,  u"Type"_s}
        : QStringList{u"Message"_s, u"MessageId"_s, u"SubscribeURL"_s, u"Timestamp"_s,
                      u"Token"_s,   u"TopicArn"_s,  u"Type"_s};
    QByteArray text;
    for (const auto &name : names) {
        if (members.contains(name))
            text += name.toUtf8() + '\n' + members.value(name).toString().toUtf8() + '\n';
    }
    const bool sha1 = members.value("SignatureVersion"_L1) == "1"_L1;
    const auto signature = signedByRsa(text, keyFile, sha1).toBase64();
    members.insert("Signature"_L1, QString::fromLatin1(signature));
    return QJsonDocument(members).toJson(QJsonDocument::Compact);
}

QByteArray VendorHosts::payPalHeaders(const QByteArray &body, const QByteArray &time,
                                      const QByteArray &certificateUrl,
                                      const QString &keyFile) const
{
    const auto id = "69cd13f0-d67a-11e5-baa3-778b53f4ae55"_ba;
    const auto text = id + '|' + time + '|' + webhookId + '|' + QByteArray::number(checksum(body));
    return "PAYPAL-TRANSMISSION-ID: "_ba + id + "\r\nPAYPAL-TRANSMISSION-TIME: "_ba + time
        + "\r\nPAYPAL-TRANSMISSION-SIG: "_ba + signedByRsa(text, keyFile).toBase64()
        + "\r\nPAYPAL-CERT-URL: "_ba + certificateUrl
        + "\r\nPAYPAL-AUTH-ALGO: SHA256withRSA\r\n"_ba;
}

QByteArray VendorHosts::pem(const QString &file)
{
    return contentOf(file);
}

QByteArray VendorHosts::der(const QString &file)
{
    return QSslCertificate(contentOf(file)).toDer();
}

QByteArray VendorHosts::keySet(const QMap<QByteArray, QString> &keyFiles)
{
    QByteArrayList keys;
    for (auto it = keyFiles.begin(); it != keyFiles.end(); ++it) {
        const auto key = privateKey(it.value());
        keys.append(R"({"kty":"RSA","use":"sig","alg":"RS256","kid":")" + it.key() + R"(","n":")"
                    + numberOf(key.get(), OSSL_PKEY_PARAM_RSA_N) + R"(","e":")"
                    + numberOf(key.get(), OSSL_PKEY_PARAM_RSA_E) + "\"}");
    }
    return "{\"keys\":[" + keys.join(',') + "]}";
}

QByteArray VendorHosts::token(const QByteArray &claims, const QByteArray &id,
                              const QString &keyFile)
{
    const auto encoded = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const auto text = encoded(R"({"alg":"RS256","kid":")" + id + "\"}") + '.' + encoded(claims);
    return text + '.' + encoded(signedByRsa(text, keyFile));
}

QByteArray signedByRsa(const QByteArray &bytes, const QString &keyFile, bool sha1)
{
    const auto key = privateKey(keyFile);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    QByteArray signature(1024, '\0');
    auto size = size_t(signature.size());
    const auto *data = reinterpret_cast<const uchar *>(bytes.constData());
    if (EVP_DigestSignInit(context.get(), nullptr, sha1 ? EVP_sha1() : EVP_sha256(), nullptr,
                           key.get())
            != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &size, data,
                          size_t(bytes.size()))
            != 1)
        qFatal("cannot sign");
    return signature.first(qsizetype(size));
}

} // namespace Signalbox
