// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/scriptstep.h"

#include "core/expression/documentvisitor.h"
#include "core/workflow/outgoingrules.h"

#include <chrono>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The members of outgoing(): texts by name, with headers one level down.
class Parts final : public DocumentVisitor
{
public:
    Result<void> read(const Document &parts, CompiledMap::Change &change)
    {
        m_change = &change;
        visitDocument(parts, *this);
        return m_result;
    }

    void null() override { fail(); }
    void boolean(bool) override { fail(); }
    void integer(qint64 value) override { text(QByteArray::number(value)); }
    void natural(quint64 value) override { text(QByteArray::number(value)); }
    void real(double) override { fail(); }
    void exact(std::string_view value) override { string(value); }
    void string(std::string_view utf8) override
    {
        text(QByteArray(utf8.data(), qsizetype(utf8.size())));
    }
    void beginArray() override { fail(); }
    void endArray() override { }
    void beginObject() override
    {
        if (++m_depth > 1 && (m_depth > 2 || m_name != "headers"))
            fail();
    }
    void endObject() override { --m_depth; }
    void key(std::string_view utf8) override
    {
        const QByteArray text(utf8.data(), qsizetype(utf8.size()));
        if (m_depth == 1)
            m_name = text;
        m_header = m_depth == 1 ? QByteArray() : text;
    }

private:
    void fail(const QString &why = u"is not a text"_s)
    {
        if (!m_result)
            return;
        const bool isHeader = m_name == "headers" && !m_header.isEmpty();
        const QByteArray place = isHeader ? "headers." + m_header : m_name;
        m_result =
            Error{ErrorCode::Invalid, u"outgoing(): %1 %2"_s.arg(QString::fromUtf8(place), why)};
    }

    void text(const QByteArray &value)
    {
        if (m_depth > 1)
            addHeader(value);
        else if (m_name == "path")
            isOutgoingPath(value) ? void(m_change->content.path = value)
                                  : fail(u"is not a path such as /orders/7"_s);
        else if (m_name == "method")
            isOutgoingMethod(value) ? void(m_change->content.method = value)
                                    : fail(u"is not POST, PUT, PATCH or DELETE"_s);
        else if (m_name == "key")
            isWebhookId(value) ? void(m_change->webhookId = value)
                               : fail(u"is not a key: 1 to %1 characters, without blanks and "
                                      "points"_s.arg(maxOutgoingKey));
        else
            fail(u"is not an object"_s);
    }

    void addHeader(const QByteArray &value)
    {
        const QString problem = outgoingHeaderProblem(QString::fromUtf8(m_header));
        auto &headers = m_change->content.headers;
        if (!problem.isEmpty())
            fail(u"cannot be set: "_s + problem);
        else if (!isOutgoingValue(value))
            fail(u"is not printable ASCII"_s);
        else if (headers.size() == maxOutgoingHeaders)
            fail(u"is one of more than %1 headers"_s.arg(maxOutgoingHeaders));
        else
            headers.append({m_header, value});
    }

    CompiledMap::Change *m_change = nullptr;
    Result<void> m_result;
    int m_depth = 0;
    QByteArray m_name;
    QByteArray m_header;
};

Result<std::optional<CompiledMap::Change>> changeOf(ScriptOutcome &outcome)
{
    std::optional<CompiledMap::Change> change;
    if (outcome.body) {
        change.emplace();
        change->body = std::move(outcome.body);
        change->content.body = std::move(outcome.bodyJson);
        change->content.contentType = "application/json"_ba;
    }
    if (outcome.parts) {
        if (!change)
            change.emplace();
        if (const auto read = Parts().read(*outcome.parts, *change); !read)
            return read.error();
    }
    return change;
}

} // namespace

NodeResult runScript(const CompiledScript &script, ScriptRunner &runner, const Document &envelope)
{
    using Stopwatch = std::chrono::steady_clock;
    const auto start = Stopwatch::now();
    ScriptOutcome outcome = runner.run(script, envelope);
    NodeResult result;
    result.console = std::move(outcome.console);
    const auto fail = [&](const QString &why) {
        result.port = u"error"_s;
        result.failed = true;
        result.detail = why;
    };
    switch (outcome.kind) {
    case ScriptOutcome::Kind::Fails:
        fail(outcome.failure.text);
        result.line = outcome.failure.line;
        break;
    case ScriptOutcome::Kind::Ends: result.detail = u"transform() returned null"_s; break;
    case ScriptOutcome::Kind::Continues:
        if (auto change = changeOf(outcome)) {
            result.port = u"out"_s;
            result.change = *std::move(change);
        } else {
            fail(change.error().detail);
        }
        break;
    }
    result.duration = std::chrono::duration_cast<Microseconds>(Stopwatch::now() - start);
    return result;
}

} // namespace Signalbox
