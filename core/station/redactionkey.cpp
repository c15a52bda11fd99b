// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/redactionkey.h"

#include <QRandomGenerator>

#include <array>
#include <future>

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<QByteArray> ensureRedactionKey(ReadSession &session, Writer &writer)
{
    const auto name = u"station.redaction-key"_s;
    const auto stored = session.secret(name);
    if (!stored)
        return stored.error();
    if (*stored)
        return **stored;

    std::array<quint32, 8> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray key(reinterpret_cast<const char *>(random.data()), qsizetype(sizeof random));
    std::promise<Result<void>> written;
    Result<void> outcome;
    WriteJob job;
    job.apply = [&](WriteSession &write) { outcome = write.putSecret(name, key); };
    job.done = [&](const Result<void> &committed) {
        written.set_value(committed ? outcome : committed);
    };
    writer.submitAlways(std::move(job));
    if (const auto done = written.get_future().get(); !done)
        return done.error();
    return key;
}

} // namespace Signalbox
