// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keydownload.h"

#include <QHostAddress>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Signalbox {

KeyDownload::KeyDownload(const QString &url, Protocol protocol, const KeyFetchPolicy &policy)
    : m_policy(policy)
    , m_url(url.toUtf8())
    , m_easy(curl_easy_init())
{
    configure(protocol);
}

KeyDownload::~KeyDownload() = default;

void KeyDownload::configure(Protocol protocol)
{
    const auto set = [easy = m_easy.get()](CURLoption option, auto value) {
        curl_easy_setopt(easy, option, value);
    };
    for (const auto &line : m_policy.connectTo) {
        if (auto *list = curl_slist_append(m_connectTo.get(), line.constData())) {
            [[maybe_unused]] const auto *head = m_connectTo.release();
            m_connectTo.reset(list);
        }
    }
    set(CURLOPT_URL, m_url.constData());
    set(CURLOPT_CONNECT_TO, m_connectTo.get());
    set(CURLOPT_PROTOCOLS_STR, protocol == Protocol::Https ? "https" : "http,https");
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_policy.caFile.isEmpty())
        set(CURLOPT_CAINFO, m_policy.caFile.constData());
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, ""); // also turns the environment's off
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_USERAGENT, "Signalbox");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // a name lookup that is late is not waited for
    set(CURLOPT_TIMEOUT_MS, long(m_policy.timeout.count()));
    set(CURLOPT_MAXFILESIZE_LARGE, curl_off_t(m_policy.largest));
    set(CURLOPT_ERRORBUFFER, m_error.data());
    set(CURLOPT_OPENSOCKETFUNCTION, &KeyDownload::connecting);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_WRITEFUNCTION, &KeyDownload::arrived);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_PRIVATE, this);
}

curl_socket_t KeyDownload::connecting(void *self, curlsocktype, curl_sockaddr *address)
{
    auto *download = static_cast<KeyDownload *>(self);
    const QHostAddress peer(&address->addr);
    if (!download->m_policy.allows(peer)) {
        download->m_refused = peer.toString();
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

size_t KeyDownload::arrived(char *data, size_t size, size_t count, void *self)
{
    auto *download = static_cast<KeyDownload *>(self);
    const auto length = qsizetype(size * count);
    if (download->m_content.size() + length > download->m_policy.largest)
        return CURL_WRITEFUNC_ERROR;
    download->m_content.append(data, length);
    return size * count;
}

Result<QByteArray> KeyDownload::result(CURLcode code) const
{
    const auto unavailable = [](const QString &why) { return Error{ErrorCode::Unavailable, why}; };
    if (code == CURLE_FILESIZE_EXCEEDED || code == CURLE_WRITE_ERROR)
        return unavailable(u"the answer has more than %1 bytes"_s.arg(m_policy.largest));
    if (code != CURLE_OK && !m_refused.isEmpty())
        return unavailable(u"%1 is not a public address"_s.arg(m_refused));
    if (code != CURLE_OK) {
        const bool isSaid = m_error.front() != '\0';
        return unavailable(QString::fromUtf8(isSaid ? m_error.data() : curl_easy_strerror(code)));
    }
    long status = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200)
        return unavailable(u"the answer is %1"_s.arg(status));
    return m_content;
}

} // namespace Signalbox
