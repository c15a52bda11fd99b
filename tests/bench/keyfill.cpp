// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/keyfill.h"

#include "core/store/sqlite/idempotencykeys.h"
#include "core/store/store.h"

#include <QRandomGenerator>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 group = 10'000; ///< keys in a transaction

QByteArray randomDigest()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::global()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

Result<void> fill(Connection &connection, qint64 count)
{
    IdempotencyKeys keys(connection);
    if (auto loaded = keys.load(); !loaded)
        return loaded;
    if (auto set = connection.execute("PRAGMA synchronous = OFF"_ba); !set)
        return set;
    for (qint64 done = 0; done < count;) {
        if (auto begun = connection.execute("BEGIN IMMEDIATE"_ba); !begun)
            return begun;
        for (const auto end = std::min(count, done + group); done < end; ++done)
            keys.take(randomDigest(), done + 1, randomDigest());
        if (auto written = keys.write(); !written)
            return written;
        if (auto committed = connection.execute("COMMIT"_ba); !committed)
            return committed;
    }
    return {};
}

} // namespace

bool fillKeys(const QString &path, qint64 keys)
{
    if (!openStore(u"sqlite://"_s + path)) // makes the schema
        return false;
    const auto connection = Connection::open(path, Connection::Mode::Write);
    if (!connection)
        return false;
    const auto filled = fill(**connection, keys);
    if (!filled)
        qWarning("%s", qUtf8Printable(filled.error().detail));
    return filled.ok();
}

} // namespace Signalbox
