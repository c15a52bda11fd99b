// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilelistener.h"

#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Values = StationFileValues;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr std::chrono::milliseconds shortest = 10ms;
constexpr std::chrono::milliseconds longest = 24h;

/// Shows \a visitor every limit with its name and bounds, in the order of a file.
template <typename Visitor>
void visitLimits(HttpLimits &limits, Visitor &visitor)
{
    visitor.size(u"request_line"_s, limits.requestLine, 64, mebibyte);
    visitor.size(u"headers"_s, limits.headers, 256, mebibyte);
    visitor.count(u"header_fields"_s, limits.headerFields, 10'000);
    visitor.size(u"body"_s, limits.body, 1, 256 * mebibyte);
    visitor.duration(u"header_deadline"_s, limits.headerDeadline);
    visitor.duration(u"body_deadline"_s, limits.bodyDeadline);
    visitor.size(u"body_rate"_s, limits.bodyBytesPerSecond, 0, 1024 * mebibyte);
    visitor.duration(u"keep_alive"_s, limits.keepAlive);
    visitor.duration(u"answer_deadline"_s, limits.answerDeadline);
    visitor.count(u"requests_per_connection"_s, limits.requestsPerConnection, 1'000'000'000);
    visitor.count(u"connections"_s, limits.connections, 1'000'000);
    visitor.count(u"connections_per_address"_s, limits.connectionsPerAddress, 1'000'000);
    visitor.size(u"bytes_in_flight"_s, limits.bytesInFlight, mebibyte, 64 * 1024 * mebibyte);
}

struct NameCollector
{
    template <typename T>
    void size(const QString &name, T &, qint64, qint64)
    {
        names.append(name);
    }
    void count(const QString &name, int &, int) { names.append(name); }
    void duration(const QString &name, std::chrono::milliseconds &) { names.append(name); }

    QStringList names;
};

/// \a parse, but nothing outside \a least to \a most.
template <typename Parse, typename T>
auto within(const Parse &parse, T least, T most)
{
    return [parse, least, most](QStringView text) {
        auto value = parse(text);
        if (value && (*value < least || *value > most))
            value.reset();
        return value;
    };
}

class LimitReader
{
public:
    explicit LimitReader(const StationFileFields &fields)
        : m_fields(fields)
    {
    }

    template <typename T>
    void size(const QString &name, T &value, qint64 least, qint64 most)
    {
        qint64 read = value;
        m_fields.read(name,
                      u"a size from %1 to %2 such as 64KiB"_s.arg(Values::formatSize(least),
                                                                  Values::formatSize(most)),
                      within(Values::parseSize, least, most), read);
        value = T(read);
    }

    void count(const QString &name, int &value, int most)
    {
        m_fields.read(name, u"a number from 1 to %1"_s.arg(most),
                      within(Values::parseCount, 1, most), value);
    }

    void duration(const QString &name, std::chrono::milliseconds &value)
    {
        Microseconds read = value;
        m_fields.read(name, u"a time from 10ms to 1d such as 250ms, 15s or 5m"_s,
                      within(Values::parseDuration, Microseconds(shortest), Microseconds(longest)),
                      read);
        value = std::chrono::floor<std::chrono::milliseconds>(read);
    }

private:
    const StationFileFields &m_fields;
};

class LimitWriter
{
public:
    template <typename T>
    void size(const QString &name, T &value, qint64, qint64)
    {
        add(name, Values::formatSize(value));
    }
    void count(const QString &name, int &value, int) { add(name, QString::number(value)); }
    void duration(const QString &name, std::chrono::milliseconds &value)
    {
        add(name, Values::formatDuration(value));
    }

    QString text;

private:
    void add(const QString &name, const QString &value)
    {
        text += u"  %1: %2\n"_s.arg(name, value);
    }
};

std::optional<HttpLimits> readLimits(const StationFileFields &top, StationFileProblems &problems)
{
    const auto *node = top.find(u"limits"_s);
    if (!node)
        return {};
    HttpLimits limits;
    NameCollector known;
    visitLimits(limits, known);
    const StationFileFields fields(*node, top.path(u"limits"_s), {known.names, {}}, problems);
    LimitReader reader(fields);
    visitLimits(limits, reader);
    if (limits.body > limits.bytesInFlight) {
        fields.problem(
            fields.line(), fields.path(u"body"_s),
            u"expected at most bytes_in_flight (%1), found %2"_s.arg(
                Values::formatSize(limits.bytesInFlight), Values::formatSize(limits.body)));
    }
    return limits;
}

QString writeLimits(HttpLimits limits)
{
    LimitWriter writer;
    visitLimits(limits, writer);
    return u"limits:\n"_s + writer.text;
}

} // namespace

QStringList StationFileListener::names()
{
    return {u"limits"_s};
}

ListenerConfig StationFileListener::read(const StationFileFields &top,
                                         StationFileProblems &problems)
{
    return {readLimits(top, problems)};
}

QString StationFileListener::write(const ListenerConfig &config)
{
    return config.limits ? writeLimits(*config.limits) : QString();
}

} // namespace Signalbox
