// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/script/scriptevents.h"

namespace Signalbox::ScriptEvents {

using namespace Qt::StringLiterals;

Document envelope(QByteArrayView body, QByteArrayView id)
{
    const QByteArray json = "{\"id\":\"" + id.toByteArray()
        + "\",\"source\":\"shop\",\"type\":\"order\",\"key\":null,"
          "\"received_at\":\"2026-11-27T16:30:00.250000Z\",\"occurred_at\":null,"
          "\"method\":\"POST\",\"path\":\"/in/shop\",\"query\":{\"a\":\"1\"},"
          "\"headers\":{\"x-kind\":\"test\"},\"body\":"
        + body.toByteArray() + "}";
    const auto document = Document::parse(json);
    if (!document)
        qFatal("%s", qPrintable(document.error().detail));
    return *document;
}

CompiledScript compiled(const QString &text, const ScriptLimits &limits)
{
    const auto script = CompiledScript::compile(text, limits);
    if (!script)
        qFatal("%s", qPrintable(script.error().detail));
    return *script;
}

ScriptOutcome run(const QString &text, QByteArrayView body)
{
    return ScriptRunner().run(compiled(text), envelope(body));
}

QString result(const ScriptOutcome &outcome)
{
    switch (outcome.kind) {
    case ScriptOutcome::Kind::Ends: return u"ends"_s;
    case ScriptOutcome::Kind::Fails: return u"fails: "_s + outcome.failure.text;
    case ScriptOutcome::Kind::Continues: break;
    }
    return outcome.body ? QString::fromUtf8(outcome.bodyJson) : u"unchanged"_s;
}

} // namespace Signalbox::ScriptEvents
