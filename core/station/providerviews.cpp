// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/providerviews.h"

#include <algorithm>
#include <tuple>

namespace Signalbox {

namespace {

/// The body of the first JSON request that is known to be genuine.
QByteArray sampleOf(const Provider &provider)
{
    for (const auto &vector : provider.vectors) {
        if (vector.accept && (vector.body.startsWith('{') || vector.body.startsWith('[')))
            return vector.body;
    }
    return {};
}

ReplayHolding holdingOf(const Provider &provider)
{
    if (!signsRequests(provider))
        return ReplayHolding::Impossible;
    return signsTimeOrId(provider) ? ReplayHolding::Needless : ReplayHolding::Worthwhile;
}

ProviderView viewOf(const Provider &provider)
{
    ProviderView view{provider.name,          provider.title,
                      provider.category,      provider.documentation,
                      provider.verified,      provider.authentication.advice,
                      {},                     {},
                      holdingOf(provider),    sampleOf(provider)};
    for (const auto &slot : provider.secrets)
        view.secrets.append({slot.name, slot.title, slot.where, true});
    for (const auto &one : provider.parameters)
        view.parameters.append({one.name, one.title, one.where, one.required});
    return view;
}

} // namespace

QList<ProviderView> providerViews(const ProviderCatalogue &catalogue)
{
    QList<ProviderView> views;
    for (const auto &name : catalogue.names())
        views.append(viewOf(*catalogue.find(name)));
    const auto categories = providerCategories();
    std::ranges::sort(views, {}, [&](const ProviderView &view) {
        return std::tuple(categories.indexOf(view.category), view.title.toCaseFolded());
    });
    return views;
}

} // namespace Signalbox
