// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilelistener.h"

#include "core/station/stationfilevalues.h"

#include <algorithm>

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
auto inRange(const Parse &parse, T least, T most)
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
                      inRange(Values::parseSize, least, most), read);
        value = T(read);
    }

    void count(const QString &name, int &value, int most)
    {
        m_fields.read(name, u"a number from 1 to %1"_s.arg(most),
                      inRange(Values::parseCount, 1, most), value);
    }

    void duration(const QString &name, std::chrono::milliseconds &value)
    {
        Microseconds read = value;
        m_fields.read(name, u"a time from 10ms to 1d such as 250ms, 15s or 5m"_s,
                      inRange(Values::parseDuration, Microseconds(shortest), Microseconds(longest)),
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

const QList<std::pair<QString, TrustedProxies::Way>> ways{
    {u"x-forwarded-for"_s, TrustedProxies::Way::XForwardedFor},
    {u"forwarded"_s, TrustedProxies::Way::Forwarded},
    {u"proxy-protocol"_s, TrustedProxies::Way::ProxyProtocol},
};

std::optional<TrustedProxies::Way> parseWay(QStringView text)
{
    const auto found = std::ranges::find(ways, text, [](const auto &way) { return way.first; });
    return found == ways.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TrustedProxies> readProxies(const StationFileFields &top)
{
    const auto *header = top.find(u"proxy_header"_s);
    if (!top.find(u"trusted_proxies"_s)) {
        if (header) {
            top.problem(header->line, u"proxy_header"_s,
                        u"expected trusted_proxies beside it, found none"_s);
        }
        return {};
    }
    TrustedProxies proxies;
    const auto nodes = top.list(u"trusted_proxies"_s, u"a list such as [10.0.0.0/8]"_s);
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const auto range = AddressRange::parse(nodes[i]->text);
        if (range) {
            proxies.ranges.append(*range);
        } else {
            top.problem(nodes[i]->line, u"trusted_proxies[%1]"_s.arg(i),
                        u"%1, found %2"_s.arg(range.error().detail, quoted(nodes[i]->text)));
        }
    }
    top.read(u"proxy_header"_s, u"x-forwarded-for, forwarded or proxy-protocol"_s, parseWay,
             proxies.way);
    return proxies;
}

QString writeProxies(const TrustedProxies &proxies)
{
    QStringList ranges;
    for (const auto &range : proxies.ranges)
        ranges.append(u'"' + range.toString() + u'"');
    const auto way =
        std::ranges::find(ways, proxies.way, [](const auto &way) { return way.second; });
    return u"trusted_proxies: [%1]\nproxy_header: %2\n"_s.arg(ranges.join(u", "), way->first);
}

std::optional<QString> absolutePath(QStringView text)
{
    const bool plain = std::ranges::none_of(text, [](QChar c) { return c < u' ' || c == u'"'; });
    if (!text.startsWith(u'/') || text.endsWith(u'/') || !plain || text.contains(u'\\'))
        return {};
    return text.toString();
}

std::optional<TlsFiles> readTls(const StationFileFields &top, StationFileProblems &problems)
{
    const auto *node = top.find(u"tls"_s);
    if (!node)
        return {};
    const StationFileFields fields(*node, top.path(u"tls"_s),
                                   {{u"certificate"_s, u"key"_s, u"client_ca"_s, u"crl"_s}, {}},
                                   problems);
    const auto expected = u"the absolute path of a PEM file"_s;
    TlsFiles files;
    const auto required = [&](const QString &name, QString &path) {
        if (fields.require(name, expected))
            fields.read(name, expected, absolutePath, path);
    };
    required(u"certificate"_s, files.certificate);
    required(u"key"_s, files.key);
    fields.read(u"client_ca"_s, expected, absolutePath, files.clientCa);
    fields.read(u"crl"_s, expected, absolutePath, files.crl);
    if (!files.crl.isEmpty() && files.clientCa.isEmpty()) {
        fields.problem(fields.line(), fields.path(u"crl"_s),
                       u"expected client_ca beside it, found none"_s);
    }
    return files;
}

QString writeTls(const TlsFiles &files)
{
    auto text = u"tls:\n  certificate: \"%1\"\n  key: \"%2\"\n"_s.arg(files.certificate, files.key);
    if (!files.clientCa.isEmpty())
        text += u"  client_ca: \"%1\"\n"_s.arg(files.clientCa);
    if (!files.crl.isEmpty())
        text += u"  crl: \"%1\"\n"_s.arg(files.crl);
    return text;
}

} // namespace

QStringList StationFileListener::names()
{
    return {u"limits"_s, u"trusted_proxies"_s, u"proxy_header"_s, u"tls"_s};
}

ListenerConfig StationFileListener::read(const StationFileFields &top,
                                         StationFileProblems &problems)
{
    return {readLimits(top, problems), readProxies(top), readTls(top, problems)};
}

QString StationFileListener::write(const ListenerConfig &config)
{
    QString text;
    if (config.limits)
        text += writeLimits(*config.limits);
    if (config.proxies)
        text += writeProxies(*config.proxies);
    if (config.tls)
        text += writeTls(*config.tls);
    return text;
}

} // namespace Signalbox
