// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/compiledscript.h"
#include "core/script/scriptarena.h"
#include "core/script/scripthost.h"
#include "core/script/scriptoutcome.h"

namespace Signalbox {

/// One script in a runtime of its own. What stands outside of its functions runs once, and a
/// picture of the memory is taken: every event begins from it, byte for byte. (Where that part asks
/// for the time or for a random number, the picture is taken before it, and it runs for each
/// event.) Used by one thread at a time.
class ScriptInstance final
{
    Q_DISABLE_COPY_MOVE(ScriptInstance)

public:
    /// \a watch must outlive it.
    ScriptInstance(const CompiledScript &script, ScriptWatch &watch);

    const CompiledScript &script() const { return m_script; }

    /// Whether it can run at all; otherwise failure() says why not.
    bool isSound() const { return m_failure.text.isEmpty(); }
    const ScriptFailure &failure() const { return m_failure; }

    /// Of an event whose envelope is \a envelope. Depends on nothing but the envelope.
    ScriptOutcome run(const Document &envelope);

private:
    enum class Returned : quint8 { Nothing, Null, Event, Body, Outgoing, Failed };

    /// What a guarded call works on. Holds nothing that needs a destructor.
    struct Call
    {
        ScriptInstance *self;
        JSValue event;
        Returned returned = Returned::Failed;
    };

    void prepare();
    JSValue load(const QByteArray &code);
    ScriptOutcome outcome(const Call &call, const Document &envelope) const;
    ScriptFailure failureAfter(ScriptWatch::Exit exit) const;
    QStringList console() const;

    // These may be left by a jump.
    static void startCall(void *argument);
    static void transformCall(void *argument);
    static int interrupt(JSRuntime *, void *opaque);
    bool start();
    Returned transform(JSValueConst event);
    JSValue settled(JSValue value);
    Returned write(JSValueConst value, JSValueConst event);
    bool writeBody(JSValueConst value);
    Returned refuse(std::string_view why);

    const CompiledScript m_script;
    ScriptWatch &m_watch;
    std::unique_ptr<ScriptArena> m_arena;
    ScriptHost m_host;
    ScriptFailure m_failure;

    // In the arena; the same after every restore().
    JSRuntime *m_runtime = nullptr;
    JSContext *m_context = nullptr;
    JSValue m_code = JS_UNDEFINED;
    JSValue m_transformCode = JS_UNDEFINED;
    JSValue m_bigInt = JS_UNDEFINED;
    JSValue m_transform = JS_UNDEFINED; ///< undefined: start() has to run
};

/// The host's error as one sentence with its line.
QString scriptSentence(const ScriptHost &host);

} // namespace Signalbox
