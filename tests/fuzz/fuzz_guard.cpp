// SPDX-License-Identifier: GPL-3.0-or-later
// The guard's parser. Whatever comes: the same requests wherever the bytes are cut, no more of them
// than there can be, and what is accepted keeps to the rules.
#include "core/http/guardparser.h"

#include <algorithm>
#include <cstdlib>

using namespace Signalbox;

namespace {

struct Outcome
{
    QList<ReceivedRequest> requests;
    int status = 0;
    QByteArray cause;
    bool besides = false; ///< too many trailers or chunk extensions

    /// llhttp tells of a trailer or an extension that is malformed before its length: where it is
    /// also too long, the cut says which is seen first. Nothing else may depend on the cut.
    bool sameRefusal(const Outcome &other) const
    {
        if (besides != other.besides)
            return (besides ? other : *this).status == 400;
        return status == other.status && cause == other.cause;
    }

    bool operator==(const Outcome &other) const
    {
        return sameRefusal(other)
            && std::ranges::equal(requests, other.requests, [](const auto &a, const auto &b) {
                   return a.method == b.method && a.target == b.target && a.headers == b.headers
                       && a.body == b.body;
               });
    }
};

/// Small enough for the fuzzer to reach them.
HttpLimits limits()
{
    HttpLimits limits;
    limits.requestLine = 200;
    limits.headers = 400;
    limits.headerFields = 8;
    limits.body = 300;
    return limits;
}

class Reader final
{
public:
    void feed(QByteArrayView piece)
    {
        using Step = GuardParser::Step;
        while (outcome.status == 0) {
            auto step = m_parser.feed(piece);
            if (step == Step::HeadDone) {
                step = m_parser.allowBody(m_limits.body);
                if (step == Step::NeedMore)
                    step = m_parser.feed(piece);
            }
            if (step == Step::NeedMore)
                return;
            if (step == Step::Refused) {
                outcome.status = m_parser.refusal().status;
                outcome.cause = QByteArray(m_parser.refusal().cause);
                outcome.besides = m_parser.refusal().detail
                    == QLatin1StringView("Too many trailers or extensions.");
            } else {
                outcome.requests.append(m_parser.request());
                m_parser.next();
            }
        }
    }

    Outcome outcome;

private:
    HttpLimits m_limits = limits();
    GuardParser m_parser{m_limits};
};

/// \a size is that of all pieces but the last; 0: one piece.
Outcome read(QByteArrayView bytes, qsizetype size)
{
    Reader reader;
    if (size == 0)
        size = std::max<qsizetype>(bytes.size(), 1);
    for (qsizetype at = 0; at < bytes.size(); at += size)
        reader.feed(bytes.sliced(at, std::min(size, bytes.size() - at)));
    return reader.outcome;
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const ReceivedRequest &request)
{
    require(isToken(request.method) && !request.target.isEmpty());
    require(!request.headers.raw().contains('\0')
            && request.headers.raw().size() <= limits().headers);
    require(request.body.size() <= limits().body);
    const auto length = request.headers.first("content-length");
    const auto coding = request.headers.first("transfer-encoding");
    require(!(length && coding));
    if (length)
        require(request.body.size() == length->toLongLong());
    else if (!coding)
        require(request.body.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const auto whole = read(bytes, 0);
    require(read(bytes, data[0]) == whole);
    require(whole.requests.size() <= bytes.count("HTTP/1."));
    require(whole.status == 0 || !whole.cause.isEmpty());
    std::ranges::for_each(whole.requests, check);
    return 0;
}
