// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace Signalbox {

/// What a script may use for one event.
struct ScriptLimits
{
    std::chrono::milliseconds time{250}; ///< of the processor
    qint64 memory = 32'000'000; ///< bytes in use at one time

    bool operator==(const ScriptLimits &) const = default;
};

/// Something wrong with a script's text.
struct ScriptProblem
{
    QString text; ///< one sentence, with the line
    int line = 0; ///< from 1; 0: not known
    int column = 0;
    qsizetype position = -1; ///< in characters from 0
};

/// A script in QuickJS's byte code, ready to run in any number of runtimes. Immutable; copies
/// share; safe from any thread.
class CompiledScript final
{
public:
    static constexpr qsizetype maxLength = 262'144; ///< bytes of UTF-8

    /// Error Invalid for what is not JavaScript; \a problem, if given, gets where. Whether it has a
    /// transform() shows only when it runs: see checkScript().
    static Result<CompiledScript> compile(const QString &text, const ScriptLimits &limits,
                                          ScriptProblem *problem = nullptr);

    const ScriptLimits &limits() const { return m_program->limits; }
    const QByteArray &code() const { return m_program->code; }
    /// Of an expression that is transform() once code() has run.
    const QByteArray &transformCode() const { return m_program->transformCode; }

    bool operator==(const CompiledScript &other) const { return m_program == other.m_program; }

private:
    struct Program
    {
        QByteArray code;
        QByteArray transformCode;
        ScriptLimits limits;
    };

    explicit CompiledScript(std::shared_ptr<const Program> program)
        : m_program(std::move(program))
    {
    }

    std::shared_ptr<const Program> m_program;
};

/// Compiles \a text and runs what stands outside of its functions. Error Invalid when that fails,
/// or leaves no function transform; \a problem, if given, gets where.
Result<CompiledScript> checkScript(const QString &text, const ScriptLimits &limits,
                                   ScriptProblem *problem = nullptr);

} // namespace Signalbox
