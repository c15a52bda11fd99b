// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/compiledmap.h"

#include "core/workflow/outgoingrules.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

class MapCompilation
{
public:
    explicit MapCompilation(QList<MapProblem> &problems)
        : m_problems(problems)
    {
    }

    void add(const QString &field, const QString &detail, qsizetype position = -1)
    {
        m_problems.append({field, detail, position});
    }

    std::optional<TextTemplate> text(const QString &field, const QString &text,
                                     TextTemplate::Into into)
    {
        ExpressionProblem problem;
        auto compiled = TextTemplate::compile(text, into, &problem);
        if (compiled)
            return *std::move(compiled);
        add(field, problem.text, problem.position);
        return {};
    }

    std::optional<Expression> expression(const QString &field, const QString &text)
    {
        ExpressionProblem problem;
        auto compiled = Expression::compile(text, &problem);
        if (compiled)
            return *std::move(compiled);
        add(field, problem.text, problem.position);
        return {};
    }

    std::optional<ObjectMapping> fields(const QList<MapField> &fields)
    {
        QList<ObjectMapping::Problem> found;
        auto compiled = ObjectMapping::compile(fields, &found);
        if (compiled)
            return *std::move(compiled);
        for (const auto &one : found)
            add(u"map."_s + fields.at(one.field).target, one.problem.text,
                one.inTarget ? -1 : one.problem.position);
        return {};
    }

private:
    QList<MapProblem> &m_problems;
};

} // namespace

Result<CompiledMap> CompiledMap::compile(const MapNode &node, QList<MapProblem> *problems)
{
    QList<MapProblem> found;
    MapCompilation compilation(found);
    CompiledMap map;
    const bool json = node.contentType.isEmpty() ? !node.text : isJsonType(node.contentType);
    map.m_json = json;
    const QString usual = node.text ? u"text/plain; charset=utf-8"_s : u"application/json"_s;
    map.m_contentType = (node.contentType.isEmpty() ? usual : node.contentType).toUtf8();
    const auto isPrintable = [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; };
    if (!std::ranges::all_of(node.contentType, isPrintable))
        compilation.add(u"content_type"_s, u"only printable ASCII can stand here"_s);
    if (int(node.text.has_value()) + int(!node.expression.isEmpty()) + int(!node.fields.isEmpty())
        > 1)
        compilation.add(u"map"_s, u"only one of fields, expression and template makes the body"_s);

    if (node.text)
        map.m_text = compilation.text(u"template"_s, *node.text,
                                      json ? TextTemplate::Into::Json : TextTemplate::Into::Text);
    else if (!node.expression.isEmpty())
        map.m_expression = compilation.expression(u"map"_s, node.expression);
    else if (!node.fields.isEmpty())
        map.m_fields = compilation.fields(node.fields);

    if (node.headers.size() > maxOutgoingHeaders)
        compilation.add(u"set.headers"_s, u"more than %1 headers"_s.arg(maxOutgoingHeaders));
    QStringList names;
    for (const MapHeader &header : node.headers) {
        const QString field = u"set.headers."_s + header.name;
        if (const QString problem = outgoingHeaderProblem(header.name); !problem.isEmpty())
            compilation.add(field, problem);
        if (names.contains(header.name, Qt::CaseInsensitive))
            compilation.add(field, u"the header is there twice"_s);
        names.append(header.name);
        if (auto text = compilation.text(field, header.text, TextTemplate::Into::Line))
            map.m_headers.append({header.name.toLatin1(), *std::move(text)});
    }
    if (!node.path.isEmpty()) {
        map.m_path = compilation.text(u"set.path"_s, node.path, TextTemplate::Into::Path);
        if (!node.path.startsWith(u'/'))
            compilation.add(u"set.path"_s, u"a path begins with /"_s);
    }
    if (!node.key.isEmpty())
        map.m_key = compilation.text(u"set.key"_s, node.key, TextTemplate::Into::Line);
    if (!node.method.isEmpty() && !isOutgoingMethod(node.method.toUtf8()))
        compilation.add(u"set.method"_s, u"expected POST, PUT, PATCH or DELETE"_s);
    map.m_method = node.method.toLatin1();

    if (problems != nullptr)
        *problems = found;
    if (!found.isEmpty())
        return Error{ErrorCode::Invalid, found.first().field + u": "_s + found.first().detail};
    return map;
}

Result<CompiledMap::Change> CompiledMap::apply(const Document &envelope) const
{
    Change change;
    if (auto made = makeBody(envelope, change); !made)
        return made.error();
    for (const auto &[name, text] : m_headers) {
        auto value = text.render(envelope);
        if (!value)
            return Error{value.error().code,
                         u"header %1: %2"_s.arg(QString::fromLatin1(name), value.error().detail)};
        change.content.headers.append({name, *std::move(value)});
    }
    if (m_path) {
        auto path = m_path->render(envelope);
        if (!path)
            return path.error();
        if (!isOutgoingPath(*path))
            return Error{ErrorCode::Invalid, u"the path is none such as /orders/7"_s};
        change.content.path = *std::move(path);
    }
    if (m_key) {
        auto key = m_key->render(envelope);
        if (!key)
            return key.error();
        if (!isWebhookId(*key))
            return Error{
                ErrorCode::Invalid,
                u"a key has 1 to %1 characters, without blanks and points"_s.arg(maxOutgoingKey)};
        change.webhookId = *std::move(key);
    }
    change.content.method = m_method;
    return change;
}

Result<void> CompiledMap::makeBody(const Document &envelope, Change &change) const
{
    if (m_text) {
        auto text = m_text->render(envelope);
        if (!text)
            return text.error();
        auto parsed = m_json ? Document::parse(*text) : Document::fromText(*text);
        if (!parsed)
            return Error{ErrorCode::Invalid,
                         u"the template did not make JSON: "_s + parsed.error().detail};
        change.body = *std::move(parsed);
        change.content.body = *std::move(text);
    } else if (m_expression || m_fields) {
        auto body = m_expression ? m_expression->evaluate(envelope) : m_fields->evaluate(envelope);
        if (!body)
            return body.error();
        QByteArray json = body->toJson();
        change.body = m_json ? *std::move(body) : Document::fromText(json);
        change.content.body = std::move(json);
    } else {
        return {};
    }
    change.content.contentType = m_contentType;
    return {};
}

QList<Expression> CompiledMap::expressions() const
{
    QList<Expression> all;
    if (m_fields)
        all += m_fields->expressions();
    if (m_expression)
        all += *m_expression;
    for (const auto *text : {&m_text, &m_path, &m_key}) {
        if (*text)
            all += (*text)->expressions();
    }
    for (const auto &header : m_headers)
        all += header.second.expressions();
    return all;
}

bool CompiledMap::hasSoundPath() const
{
    return !m_path || isOutgoingPath(m_path->texts().join('x'));
}

bool isJsonType(const QString &contentType)
{
    const QString type = contentType.section(u';', 0, 0).trimmed().toLower();
    return type == "application/json"_L1 || type.endsWith("+json"_L1);
}

DeliveryContent merged(DeliveryContent earlier, const DeliveryContent &later)
{
    if (later.body) {
        earlier.body = later.body;
        earlier.contentType = later.contentType;
    }
    for (const auto &header : later.headers) {
        earlier.headers.removeIf([&](const auto &known) {
            return known.first.compare(header.first, Qt::CaseInsensitive) == 0;
        });
        earlier.headers.append(header);
    }
    if (!later.path.isEmpty())
        earlier.path = later.path;
    if (!later.method.isEmpty())
        earlier.method = later.method;
    return earlier;
}

} // namespace Signalbox
