// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/fetchedexamination.h"

#include <future>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr int mostRounds = 4; // several schemes may each need a key

Result<void> fetchNow(KeyFetcher &fetcher, const KeyAddress &address)
{
    std::promise<Result<void>> told;
    fetcher.fetch(address, [&told](const Result<void> &outcome) { told.set_value(outcome); });
    return told.get_future().get();
}

} // namespace

Result<ForensicReport> examineWithFetch(const Provider &provider, AuthenticationSettings settings,
                                        const ForensicRequest &request,
                                        const ProviderCatalogue *catalogue,
                                        const std::shared_ptr<KeyFetcher> &fetcher)
{
    settings.keys = fetcher;
    auto report = examineSignature(provider, settings, request, catalogue);
    for (int round = 0; report.verdict.key && round < mostRounds; ++round) {
        const auto address = *report.verdict.key;
        if (const auto done = fetchNow(*fetcher, address); !done) {
            return Error{
                done.error().code,
                u"the key at %1 could not be fetched: %2"_s.arg(address.url, done.error().detail)};
        }
        report = examineSignature(provider, settings, request, catalogue);
    }
    return report;
}

} // namespace Signalbox
