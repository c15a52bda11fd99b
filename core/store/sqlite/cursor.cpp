// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/cursor.h"

#include "core/store/sqlite/sqliteerror.h"

#include <sqlite3.h>

#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

Cursor::Cursor(sqlite3_stmt *statement, Ownership ownership)
    : m_statement(statement)
    , m_ownership(ownership)
{
    Q_ASSERT(statement && !sqlite3_stmt_busy(statement));
}

Cursor::Cursor(Error error)
    : m_result(std::move(error))
{
}

Cursor::Cursor(Cursor &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_ownership(other.m_ownership)
    , m_bound(other.m_bound)
    , m_result(std::move(other.m_result))
{
}

Cursor::~Cursor()
{
    if (!m_statement)
        return;
    if (m_ownership == Ownership::Owned) {
        sqlite3_finalize(m_statement);
        return;
    }
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

bool Cursor::next()
{
    if (!m_result)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

Result<void> Cursor::run()
{
    while (next()) { }
    return m_result;
}

qint64 Cursor::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Cursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Cursor::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Cursor::blob(int column) const
{
    return blobView(column).toByteArray();
}

QByteArrayView Cursor::blobView(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column));
}

std::optional<Timestamp> Cursor::optionalTime(int column) const
{
    if (isNull(column))
        return {};
    return time(column);
}

void Cursor::bindValue(std::nullopt_t)
{
    if (m_result)
        check(sqlite3_bind_null(m_statement, ++m_bound));
}

void Cursor::bindValue(const QString &value)
{
    if (m_result) {
        check(sqlite3_bind_text64(
            m_statement, ++m_bound, reinterpret_cast<const char *>(value.utf16()),
            sqlite3_uint64(value.size()) * sizeof(QChar), SQLITE_STATIC, SQLITE_UTF16));
    }
}

void Cursor::bindValue(Utf8Text value)
{
    // A null pointer would bind NULL.
    const char *text = value.bytes.isEmpty() ? "" : value.bytes.data();
    if (m_result) {
        check(sqlite3_bind_text64(m_statement, ++m_bound, text, sqlite3_uint64(value.bytes.size()),
                                  SQLITE_STATIC, SQLITE_UTF8));
    }
}

void Cursor::bindInteger(qint64 value)
{
    if (m_result)
        check(sqlite3_bind_int64(m_statement, ++m_bound, value));
}

void Cursor::bindBytes(QByteArrayView value)
{
    // A null pointer would bind NULL.
    const void *bytes = value.isEmpty() ? "" : value.data();
    if (m_result) {
        check(sqlite3_bind_blob64(m_statement, ++m_bound, bytes, sqlite3_uint64(value.size()),
                                  SQLITE_STATIC));
    }
}

void Cursor::check(int code)
{
    if (code != SQLITE_OK)
        m_result = sqliteError(sqlite3_db_handle(m_statement), u"store"_s);
}

} // namespace Signalbox
