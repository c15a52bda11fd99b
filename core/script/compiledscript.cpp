// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/compiledscript.h"

#include "core/script/scripterror.h"
#include "core/script/scriptinstance.h"

#include <memory>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t compilerMemory = 64 * 1024 * 1024;
constexpr size_t compilerStack = 512 * 1024;

/// A context with nothing but the compiler in it. What it leaves goes with its memory.
class Compiler
{
public:
    Compiler()
        : m_arena(ScriptArena::make(compilerMemory, m_watch))
    {
        JSRuntime *runtime = m_arena ? m_arena->makeRuntime() : nullptr;
        if (runtime == nullptr)
            return;
        JS_SetMaxStackSize(runtime, compilerStack);
        m_context = JS_NewContextRaw(runtime);
        if (m_context == nullptr)
            return;
        JS_AddIntrinsicBaseObjects(m_context);
        JS_AddIntrinsicEval(m_context);
        JS_AddIntrinsicRegExp(m_context);
    }

    /// Byte code; empty with an exception in host().
    QByteArray compile(const QByteArray &text)
    {
        if (m_context == nullptr)
            return {};
        const JSValue function =
            JS_Eval(m_context, text.constData(), size_t(text.size()), scriptName,
                    JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_STRICT | JS_EVAL_FLAG_COMPILE_ONLY);
        if (JS_IsException(function)) {
            takeScriptException(m_context, m_host);
            return {};
        }
        size_t size = 0;
        uint8_t *bytes = JS_WriteObject(m_context, &size, function, JS_WRITE_OBJ_BYTECODE);
        return QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size));
    }

    const ScriptHost &host() const { return m_host; }

private:
    ScriptWatch m_watch;
    std::unique_ptr<ScriptArena> m_arena;
    JSContext *m_context = nullptr;
    ScriptHost m_host;
};

/// Where line and column, from 1, are in \a text.
qsizetype positionIn(QStringView text, int line, int column)
{
    qsizetype at = 0;
    for (; line > 1; --line) {
        const qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            break;
        at = end + 1;
    }
    for (; column > 1 && at < text.size(); --column)
        at += text.at(at).isHighSurrogate() ? 2 : 1;
    return std::min(at, text.size());
}

Error report(const QString &text, ScriptProblem &&found, ScriptProblem *problem)
{
    if (found.line > 0)
        found.position = positionIn(text, found.line, found.column);
    const Error error{ErrorCode::Invalid, found.text};
    if (problem != nullptr)
        *problem = std::move(found);
    return error;
}

} // namespace

Result<CompiledScript> CompiledScript::compile(const QString &text, const ScriptLimits &limits,
                                               ScriptProblem *problem)
{
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() > maxLength)
        return report(text, {u"a script has at most %1 bytes"_s.arg(maxLength)}, problem);
    Compiler compiler;
    auto program = std::make_shared<Program>();
    program->limits = limits;
    program->code = compiler.compile(utf8);
    if (!program->code.isEmpty())
        program->transformCode =
            compiler.compile("typeof transform === 'function' ? transform : undefined"_ba);
    if (program->transformCode.isEmpty()) {
        const ScriptHost &host = compiler.host();
        ScriptProblem found{scriptSentence(host), host.line, host.column};
        return report(text, std::move(found), problem);
    }
    return CompiledScript(std::move(program));
}

Result<CompiledScript> checkScript(const QString &text, const ScriptLimits &limits,
                                   ScriptProblem *problem)
{
    auto script = CompiledScript::compile(text, limits, problem);
    if (!script)
        return script;
    ScriptWatch watch;
    const ScriptInstance instance(*script, watch);
    if (instance.isSound())
        return script;
    const auto &failure = instance.failure();
    return report(text, {failure.text, failure.line, failure.column}, problem);
}

} // namespace Signalbox
