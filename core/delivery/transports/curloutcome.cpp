// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/transports/curloutcome.h"

namespace Signalbox {

AttemptOutcome outcomeOf(CURLcode code)
{
    switch (code) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT: return AttemptOutcome::Refused;
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_PROXY: return AttemptOutcome::ConnectFailed;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT: return AttemptOutcome::TlsFailed;
    case CURLE_OPERATION_TIMEDOUT: return AttemptOutcome::Timeout;
    case CURLE_ABORTED_BY_CALLBACK: return AttemptOutcome::Cancelled;
    default: return AttemptOutcome::ConnectionLost;
    }
}

AttemptOutcome outcomeOfStatus(int status)
{
    return status >= 200 && status <= 299 ? AttemptOutcome::Success : AttemptOutcome::HttpError;
}

} // namespace Signalbox
