// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"
#include "core/support/ids.h"
#include "core/support/result.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <optional>
#include <type_traits>

struct sqlite3_stmt;

namespace Signalbox {

/// Text that is UTF-8 already: bound as it is. Must outlive the run.
struct Utf8Text
{
    QByteArrayView bytes;
};

/// One run of a prepared statement: binds, steps, reads columns, and leaves the statement reset, so
/// that no snapshot outlives it. Bytes and ids that are bound must outlive the run; text is copied.
class Cursor final
{
    Q_DISABLE_COPY(Cursor)

public:
    enum class Ownership { Borrowed, Owned }; ///< Owned: finalized at the end

    Cursor(sqlite3_stmt *statement, Ownership ownership);
    explicit Cursor(Error error); ///< has no rows, and \a error as its result
    Cursor(Cursor &&other) noexcept;
    ~Cursor();

    /// Binds the next parameters, in their order.
    template <typename... Values>
    Cursor &bind(const Values &...values)
    {
        (bindValue(values), ...);
        return *this;
    }

    /// Steps to the next row. False at the end and on failure: see result().
    bool next();
    /// Success while nothing failed.
    const Result<void> &result() const { return m_result; }
    /// Steps through to the end.
    Result<void> run();

    // The current row's columns, from 0. NULL reads as 0, empty, or nothing.
    qint64 integer(int column) const;
    int number(int column) const { return int(integer(column)); }
    bool isNull(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    QByteArrayView blobView(int column) const; ///< until the next step
    Timestamp time(int column) const { return fromMicroseconds(integer(column)); }
    std::optional<Timestamp> optionalTime(int column) const;
    template <typename IdType>
    IdType id(int column) const
    {
        return IdType::fromBytes(blob(column));
    }

private:
    void bindValue(std::nullopt_t);
    void bindValue(std::integral auto value) { bindInteger(qint64(value)); }
    void bindValue(Timestamp value) { bindInteger(toMicroseconds(value)); }
    void bindValue(QByteArrayView value) { bindBytes(value); }
    void bindValue(const QByteArray &value) { bindBytes(value); }
    void bindValue(const QString &value);
    void bindValue(Utf8Text value);
    template <typename Enum>
        requires std::is_enum_v<Enum>
    void bindValue(Enum value)
    {
        bindInteger(qint64(value));
    }
    template <typename Kind>
    void bindValue(const Id<Kind> &value)
    {
        bindBytes(QByteArrayView(value.bytes()));
    }
    template <typename T>
    void bindValue(const std::optional<T> &value)
    {
        if (value)
            bindValue(*value);
        else
            bindValue(std::nullopt);
    }

    void bindInteger(qint64 value);
    void bindBytes(QByteArrayView value);
    void check(int code);

    sqlite3_stmt *m_statement = nullptr;
    Ownership m_ownership = Ownership::Borrowed;
    int m_bound = 0;
    Result<void> m_result;
};

} // namespace Signalbox
