// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/topicapproval.h"

#include "core/auth/wordlist.h"
#include "core/station/publishing.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<ConfigurationWrite> planTopic(const Configuration &stored, const QString &source,
                                     const QString &topic, Timestamp now)
{
    const auto found =
        std::ranges::find_if(stored.sources, [&source](const Configured<SourceConfig> &one) {
            return one.config.name == source;
        });
    if (found == stored.sources.end())
        return Error{ErrorCode::NotFound, u"there is no source '%1'"_s.arg(source)};
    auto changed = *found;
    auto &topics = changed.config.parameters[u"topics"_s];
    if (wordsIn(topics.toUtf8()).contains(topic.toUtf8()))
        return ConfigurationWrite();
    topics = topics.trimmed();
    topics += topics.isEmpty() ? topic : u' ' + topic;
    if (readOnly(source, found->owner)) {
        return Error{
            ErrorCode::Conflict,
            u"source '%1' is owned by %2: write  topics: \"%3\"  under its parameters "
            "there, apply the file, and confirm this again; or detach the source first"_s.arg(
                source, found->owner.sliced(5), topics)};
    }
    ++changed.revision;
    changed.changedAt = now;
    return ConfigurationWrite(
        [changed](WriteSession &session) { return session.putSource(changed); });
}

} // namespace Signalbox
