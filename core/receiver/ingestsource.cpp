// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/ingestsource.h"

namespace Signalbox {

Result<std::shared_ptr<const IngestSource>> makeIngestSource(const SourceConfig &config,
                                                             bool enabled, const Provider &provider,
                                                             const QList<QByteArray> &secrets)
{
    auto authenticator = Authenticator::create(provider.signature, secrets);
    if (!authenticator)
        return authenticator.error();
    auto source = std::make_shared<IngestSource>();
    source->name = config.name;
    source->enabled = enabled;
    source->methods = provider.methods;
    source->maxBody = config.maxBody > 0 ? config.maxBody : provider.maxBody;
    source->authenticator = *std::move(authenticator);
    source->locators = {provider.key, provider.type, provider.occurredAt};
    source->answer = provider.answer;
    return std::shared_ptr<const IngestSource>(std::move(source));
}

void SourceTable::insert(std::shared_ptr<const IngestSource> source)
{
    const auto name = source->name.toUtf8();
    m_sources.insert_or_assign(name, std::move(source));
}

std::shared_ptr<const IngestSource> SourceTable::find(QByteArrayView name) const
{
    const auto found = m_sources.find(name);
    return found == m_sources.end() ? nullptr : found->second;
}

} // namespace Signalbox
