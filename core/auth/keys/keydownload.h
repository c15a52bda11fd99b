// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keys/keyfetchpolicy.h"
#include "core/support/result.h"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace Signalbox {

/// One GET, as strict as KeyFetchPolicy says: no redirect, no proxy, no connection but to an
/// address that is allowed, no more bytes and no more time than fit. Lives on the fetcher's thread.
class KeyDownload final
{
    Q_DISABLE_COPY_MOVE(KeyDownload)

public:
    enum class Protocol {
        Https,
        HttpToo, ///< for what proves itself, as an authority's certificate does
    };

    /// \a policy must outlive this object.
    KeyDownload(const QString &url, Protocol protocol, const KeyFetchPolicy &policy);
    ~KeyDownload();

    CURL *easy() const { return m_easy.get(); }

    /// What came, once curl says that it has ended with \a code. Unavailable with the reason when
    /// it is not a whole 200.
    Result<QByteArray> result(CURLcode code) const;

private:
    struct EasyDeleter
    {
        void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
    };
    struct ListDeleter
    {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static size_t arrived(char *data, size_t size, size_t count, void *self);
    static curl_socket_t connecting(void *self, curlsocktype purpose, curl_sockaddr *address);

    void configure(Protocol protocol);

    const KeyFetchPolicy &m_policy;
    const QByteArray m_url;
    std::unique_ptr<curl_slist, ListDeleter> m_connectTo;
    std::unique_ptr<CURL, EasyDeleter> m_easy;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    QByteArray m_content;
    QString m_refused; ///< the address that was not allowed
};

} // namespace Signalbox
