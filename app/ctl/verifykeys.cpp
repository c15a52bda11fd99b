// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verifykeys.h"

#include "app/ctl/filecontent.h"
#include "core/auth/keys/fetchedexamination.h"
#include "core/auth/keys/givenkeys.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestKeys = 1024 * 1024;

/// The moment of the request: a certificate must have been good then.
class RequestClock final : public Clock
{
public:
    explicit RequestClock(Timestamp at)
        : m_at(at)
    {
    }
    Timestamp now() const override { return m_at; }

private:
    Timestamp m_at;
};

template <typename Take>
Result<void> takeFile(const std::string &path, const Take &take)
{
    if (path.empty())
        return {};
    const auto name = QString::fromStdString(path);
    const auto content = readContent(name, largestKeys);
    if (!content)
        return content.error();
    const Result<void> taken = take(*content);
    if (!taken)
        return Error{taken.error().code, u"%1: %2"_s.arg(name, taken.error().detail)};
    return {};
}

} // namespace

QString VerifyKeys::contradiction() const
{
    if (fetch && (!keySetFile.empty() || !certificateFile.empty()))
        return u"expected --fetch, or --jwks and --certificate, not both"_s;
    return {};
}

Result<ForensicReport> VerifyKeys::examine(const Provider &provider,
                                           AuthenticationSettings settings,
                                           const ForensicRequest &request,
                                           const ProviderCatalogue &catalogue) const
{
    if (!fetch)
        return examineWithFiles(provider, std::move(settings), request, catalogue);
    const RequestClock clock(request.now);
    return examineWithFetch(provider, std::move(settings), request, &catalogue,
                            std::make_shared<KeyFetcher>(clock));
}

Result<ForensicReport> VerifyKeys::examineWithFiles(const Provider &provider,
                                                    AuthenticationSettings settings,
                                                    const ForensicRequest &request,
                                                    const ProviderCatalogue &catalogue) const
{
    const auto keys = std::make_shared<GivenKeys>();
    auto taken = takeFile(keySetFile,
                          [&keys](const QByteArray &content) { return keys->setKeySet(content); });
    if (taken) {
        taken = takeFile(certificateFile, [&keys](const QByteArray &content) {
            return keys->setCertificate(content);
        });
    }
    if (!taken)
        return taken.error();
    settings.keys = keys;
    auto report = examineSignature(provider, settings, request, &catalogue);
    if (report.verdict.key)
        return Error{ErrorCode::Invalid, keys->whyNot(*report.verdict.key, request.now)};
    return report;
}

} // namespace Signalbox
