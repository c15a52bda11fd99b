// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/cursor.h"
#include "core/support/cancellation.h"

#include <QSqlDatabase>

#include <memory>
#include <unordered_map>

struct sqlite3;

namespace Signalbox {

/// A connection to an SQLite file, opened by Qt SQL; statements run on its native handle, without
/// QVariant between. Lives on one thread.
class Connection final
{
    Q_DISABLE_COPY_MOVE(Connection)

public:
    enum class Mode {
        Write, ///< the one writer: WAL, synchronous=FULL, both read back; checkpoints when told to
        Read, ///< query_only
        Inspect, ///< reads and leaves the files as they are, whatever is in them
        InspectImmutable, ///< same, for a file without a WAL: not even side files are made
    };

    /// How commits get to the disk, as SQLite says.
    struct Durability
    {
        QString journalMode;
        int synchronous = 0;
    };

    static Result<std::unique_ptr<Connection>> open(const QString &path, Mode mode);
    ~Connection();

    /// One run of a statement with \a values for its parameters. It is prepared once for each
    /// address of \a sql, which must live as long as this object.
    template <typename... Values>
    Cursor select(const char *sql, const Values &...values)
    {
        auto cursor = prepared(sql);
        cursor.bind(values...);
        return cursor;
    }
    template <typename... Values>
    Result<void> run(const char *sql, const Values &...values)
    {
        return select(sql, values...).run();
    }
    /// For statements made on the spot: prepared for this run alone.
    Cursor prepareOnce(const QByteArray &sql);

    /// From now on a statement ends, soon, as Cancelled once \a cancellation, which must outlive
    /// this object, is stopped; a transaction can still be rolled back then.
    void cancelBy(const Cancellation &cancellation);

    /// Any number of statements without parameters.
    Result<void> execute(const QByteArray &sql);

    sqlite3 *handle() const { return m_handle; }
    bool inTransaction() const;
    int changes() const; ///< rows that the last statement changed
    Result<Durability> durability();

private:
    explicit Connection(QString name);
    Result<void> connect(const QString &path, Mode mode);
    Result<void> configure(Mode mode);
    Cursor prepared(const char *sql);
    Result<sqlite3_stmt *> prepare(const char *sql, unsigned flags);

    QString m_name;
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<const char *, sqlite3_stmt *> m_statements;
};

} // namespace Signalbox
