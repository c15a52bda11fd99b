// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptinstance.h"

#include "core/script/scriptclasses.h"
#include "core/script/scriptclock.h"
#include "core/script/scripterror.h"
#include "core/script/scriptglobals.h"
#include "core/script/scriptinput.h"
#include "core/script/scriptwriter.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t maxStack = 512 * 1024;
constexpr size_t collectFrom = 8 * 1024 * 1024; ///< below it a script's circles just stay

/// FNV-1a: the same on every machine.
quint64 seedOf(QByteArrayView text)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ uchar(c)) * 0x100000001b3;
    return hash;
}

ScriptOutcome failed(const ScriptFailure &failure)
{
    ScriptOutcome outcome;
    outcome.failure = failure;
    return outcome;
}

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(bytes / 1'000'000);
}

} // namespace

QString scriptSentence(const ScriptHost &host)
{
    const QString text = QString::fromUtf8(host.error.bytes());
    if (host.line == 0)
        return text;
    return text + u", in line %1, column %2"_s.arg(host.line).arg(host.column);
}

ScriptInstance::ScriptInstance(const CompiledScript &script, ScriptWatch &watch)
    : m_script(script)
    , m_watch(watch)
    , m_arena(ScriptArena::make(size_t(script.limits().memory), watch))
{
    prepare();
}

void ScriptInstance::prepare()
{
    if (const auto ready = m_watch.prepare(); !ready) {
        m_failure.text = ready.error().detail;
        return;
    }
    ScriptClock::set({});
    m_host.begin(1);
    m_runtime = m_arena ? m_arena->makeRuntime() : nullptr;
    m_context = m_runtime == nullptr ? nullptr : makeScriptContext(m_runtime);
    if (m_context == nullptr) {
        m_failure.text = u"there is no memory for a script"_s;
        return;
    }
    JS_SetContextOpaque(m_context, &m_host);
    JS_SetMaxStackSize(m_runtime, maxStack);
    JS_SetGCThreshold(m_runtime, collectFrom);
    JS_SetInterruptHandler(m_runtime, &interrupt, &m_watch);
    const JSValue global = JS_GetGlobalObject(m_context);
    m_bigInt = JS_GetPropertyStr(m_context, global, "BigInt");
    m_code = load(m_script.code());
    m_transformCode = load(m_script.transformCode());
    if (JS_IsException(m_code) || JS_IsException(m_transformCode)) {
        m_failure.text = u"the script does not fit its memory"_s;
        return;
    }
    m_arena->takePicture();

    ScriptClock::set({});
    Call call{this, JS_UNDEFINED};
    const auto exit = m_watch.guard(m_script.limits().time, &startCall, &call);
    const bool returned = exit == ScriptWatch::Exit::Returned && !m_watch.hasExpired();
    const bool started = returned && call.returned != Returned::Failed;
    const bool asked = ScriptClock::wasAsked() || m_host.askedForRandom;
    if (started && !asked && m_host.console.size() == 0) {
        m_arena->takePicture();
        return;
    }
    if (!started && !(returned && asked))
        m_failure = failureAfter(exit);
    m_transform = JS_UNDEFINED;
    m_arena->restore();
}

JSValue ScriptInstance::load(const QByteArray &code)
{
    return JS_ReadObject(m_context, reinterpret_cast<const uint8_t *>(code.constData()),
                         size_t(code.size()), JS_READ_OBJ_BYTECODE);
}

ScriptOutcome ScriptInstance::run(const Document &envelope)
{
    if (!isSound())
        return failed(m_failure);
    if (const auto ready = m_watch.prepare(); !ready)
        return failed({ready.error().detail});
    m_host.begin(seedOf(envelope.member("id").scalarText().value_or(QByteArray())));
    const auto received = envelope.member("received_at").scalarText();
    const auto now = received ? fromIso8601(QString::fromLatin1(*received)) : std::nullopt;
    ScriptClock::set(now.value_or(Timestamp()));

    const JSValue transform = m_transform;
    JS_UpdateStackTop(m_runtime);
    Call call{this, scriptValue(m_context, envelope, m_bigInt)};
    ScriptOutcome result;
    if (JS_IsException(call.event)) {
        result.failure.text = u"the event needs more than the script's %1 of memory"_s.arg(
            megabytes(m_script.limits().memory));
    } else {
        const auto exit = m_watch.guard(m_script.limits().time, &transformCall, &call);
        if (exit != ScriptWatch::Exit::Returned || call.returned == Returned::Failed)
            result.failure = failureAfter(exit);
        else
            result = outcome(call, envelope);
    }
    result.console = console();
    m_transform = transform;
    m_arena->restore();
    return result;
}

ScriptOutcome ScriptInstance::outcome(const Call &call, const Document &envelope) const
{
    ScriptOutcome result;
    result.kind = call.returned == Returned::Null ? ScriptOutcome::Kind::Ends
                                                  : ScriptOutcome::Kind::Continues;
    if (m_host.parts.size() > 0) {
        auto parts = Document::parse(m_host.parts.bytes());
        if (!parts)
            return failed({u"outgoing() was given what is not JSON: "_s + parts.error().detail});
        result.parts = *std::move(parts);
    }
    const QByteArrayView json = m_host.body.bytes();
    if (json.isEmpty()
        || (call.returned == Returned::Event && json == envelope.member("body").toJson()))
        return result;
    auto body = Document::parse(json);
    if (!body)
        return failed({u"the result is not JSON: "_s + body.error().detail});
    result.body = *std::move(body);
    result.bodyJson = json.toByteArray();
    return result;
}

ScriptFailure ScriptInstance::failureAfter(ScriptWatch::Exit exit) const
{
    ScriptFailure failure{{}, m_host.line, m_host.column};
    const QString place = failure.line == 0
        ? QString()
        : u", in line %1, column %2"_s.arg(failure.line).arg(failure.column);
    const bool fullError =
        m_host.error.bytes().isEmpty() || m_host.error.bytes() == "InternalError: out of memory";
    if (exit == ScriptWatch::Exit::TimedOut)
        failure.text =
            u"it ran longer than %1 ms inside of a function that JavaScript has built in"_s.arg(
                m_script.limits().time.count());
    else if (m_watch.hasExpired())
        failure.text = u"it ran longer than %1 ms"_s.arg(m_script.limits().time.count()) + place;
    else if (exit == ScriptWatch::Exit::OutOfMemory || (fullError && m_arena->wasFull()))
        failure.text =
            u"it needs more than %1 of memory"_s.arg(megabytes(m_script.limits().memory)) + place;
    else if (m_host.error.bytes().endsWith("Error: stack overflow"))
        failure.text = u"it calls itself too deeply"_s + place;
    else
        failure.text = scriptSentence(m_host);
    return failure;
}

QStringList ScriptInstance::console() const
{
    QString text = QString::fromUtf8(m_host.console.bytes());
    if (text.isEmpty())
        return {};
    if (text.endsWith(u'\n'))
        text.chop(1);
    QStringList lines = text.split(u'\n');
    if (m_host.console.isFull())
        lines.append(u"…"_s);
    return lines;
}

int ScriptInstance::interrupt(JSRuntime *, void *opaque)
{
    const auto *watch = static_cast<const ScriptWatch *>(opaque);
    return watch->isGuarding() && watch->hasExpired() ? 1 : 0;
}

void ScriptInstance::startCall(void *argument)
{
    Call &call = *static_cast<Call *>(argument);
    JS_UpdateStackTop(call.self->m_runtime);
    call.returned = call.self->start() ? Returned::Nothing : Returned::Failed;
}

void ScriptInstance::transformCall(void *argument)
{
    Call &call = *static_cast<Call *>(argument);
    JS_UpdateStackTop(call.self->m_runtime);
    call.returned = call.self->transform(call.event);
}

/// Runs what stands outside of functions and finds transform().
bool ScriptInstance::start()
{
    if (JS_IsException(JS_EvalFunction(m_context, JS_DupValue(m_context, m_code)))) {
        takeScriptException(m_context, m_host);
        return false;
    }
    const JSValue found = JS_EvalFunction(m_context, JS_DupValue(m_context, m_transformCode));
    if (JS_IsFunction(m_context, found)) {
        m_transform = found;
        return true;
    }
    refuse("there is no function transform(event)");
    return false;
}

ScriptInstance::Returned ScriptInstance::transform(JSValueConst event)
{
    if (JS_IsUndefined(m_transform) && !start())
        return Returned::Failed;
    JSValue argument = event;
    const JSValue value = settled(JS_Call(m_context, m_transform, JS_UNDEFINED, 1, &argument));
    if (JS_IsException(value)) {
        if (m_host.error.size() == 0)
            takeScriptException(m_context, m_host);
        return Returned::Failed;
    }
    return write(value, event);
}

/// What a promise comes to; anything else as it is.
JSValue ScriptInstance::settled(JSValue value)
{
    constexpr int enough = 1000;
    int late = 0;
    while (JS_IsObject(value) && JS_PromiseState(m_context, value) == JS_PROMISE_PENDING) {
        JSContext *context = nullptr;
        const int ran = JS_ExecutePendingJob(m_runtime, &context);
        if (ran == 0)
            refuse("the promise that transform() returned is never settled");
        // The interruption is handed from promise to promise: it tells the line.
        if (ran <= 0 || (m_watch.hasExpired() && ++late > enough))
            return JS_EXCEPTION;
    }
    if (!JS_IsObject(value))
        return value;
    switch (int(JS_PromiseState(m_context, value))) {
    case JS_PROMISE_FULFILLED: return JS_PromiseResult(m_context, value);
    case JS_PROMISE_REJECTED: return JS_Throw(m_context, JS_PromiseResult(m_context, value));
    default: return value;
    }
}

ScriptInstance::Returned ScriptInstance::write(JSValueConst value, JSValueConst event)
{
    if (JS_IsUndefined(value))
        return refuse("transform() returned nothing: it returns the new body, or null to end the "
                      "event here");
    if (JS_IsNull(value))
        return Returned::Null;
    if (JS_IsObject(value) && JS_VALUE_GET_PTR(value) == JS_VALUE_GET_PTR(event)) {
        const JSValue body = JS_GetPropertyStr(m_context, value, "body");
        return writeBody(body) ? Returned::Event : Returned::Failed;
    }
    if (JS_GetClassID(value) != ScriptClasses::outgoing())
        return writeBody(value) ? Returned::Body : Returned::Failed;

    const JSValue parts = JS_GetPropertyStr(m_context, value, "parts");
    const JSValue body = JS_GetPropertyStr(m_context, parts, "body");
    if (JS_IsException(body) || (!JS_IsUndefined(body) && !writeBody(body))) {
        if (JS_IsException(body))
            takeScriptException(m_context, m_host);
        return Returned::Failed;
    }
    ScriptWriter writer(m_context, m_host.parts);
    switch (writer.writeMembers(parts, "body")) {
    case ScriptWriter::Problem::None: return Returned::Outgoing;
    case ScriptWriter::Problem::Thrown:
        takeScriptException(m_context, m_host);
        return Returned::Failed;
    default: return refuse("outgoing() was given what is not JSON");
    }
}

bool ScriptInstance::writeBody(JSValueConst value)
{
    ScriptWriter writer(m_context, m_host.body);
    switch (JS_IsException(value) ? ScriptWriter::Problem::Thrown : writer.write(value)) {
    case ScriptWriter::Problem::None: return true;
    case ScriptWriter::Problem::Thrown: takeScriptException(m_context, m_host); break;
    case ScriptWriter::Problem::TooLarge: refuse("the result is larger than 4 MB"); break;
    case ScriptWriter::Problem::TooDeep:
        refuse("the result is nested more than 256 deep, or holds itself");
        break;
    case ScriptWriter::Problem::NotANumber:
        refuse("the result has a NaN or an infinity, which JSON does not have");
        break;
    case ScriptWriter::Problem::NotAValue:
        refuse("the result is a function or a symbol, which JSON does not have");
        break;
    }
    return false;
}

/// Fails for a reason of ours.
ScriptInstance::Returned ScriptInstance::refuse(std::string_view why)
{
    m_host.error.clear();
    m_host.error.append(why);
    m_host.line = m_host.column = 0;
    return Returned::Failed;
}

} // namespace Signalbox
