// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptwatch.h"

#include <quickjs/quickjs.h>

#include <memory>
#include <vector>

namespace Signalbox {

/// All memory of one QuickJS runtime in one piece, with the allocator's own state inside of it. So
/// it can be put back, byte for byte, to what it was when a picture of it was taken: whatever a
/// script did, and wherever it was stopped, nothing of it is left.
class ScriptArena final
{
    Q_DISABLE_COPY_MOVE(ScriptArena)

public:
    /// What is in use at one time is limited to \a limit bytes. Beyond it an allocation fails once,
    /// with a little room left to say so; when that is used up too, \a watch leaves the script.
    /// Null when the address space is not to be had. \a watch must outlive it.
    static std::unique_ptr<ScriptArena> make(size_t limit, ScriptWatch &watch);
    ~ScriptArena();

    /// A runtime that lives in it, to be freed by nobody; null when it does not fit.
    JSRuntime *makeRuntime();

    void takePicture();
    void restore();

    /// Whether something did not fit since restore().
    bool wasFull() const;

private:
    struct Header;
    struct Block;

    ScriptArena(char *memory, size_t size, size_t limit, ScriptWatch &watch);

    Header &header() const { return *reinterpret_cast<Header *>(m_memory); }
    void *allocate(size_t size);
    void *resize(void *pointer, size_t size);
    void free(void *pointer);
    bool admit(size_t more);
    void *full();

    static void *allocateCall(JSMallocState *state, size_t size);
    static void freeCall(JSMallocState *state, void *pointer);
    static void *resizeCall(JSMallocState *state, void *pointer, size_t size);
    static size_t usableCall(const void *pointer);

    char *const m_memory;
    const size_t m_size;
    ScriptWatch &m_watch;
    std::vector<char> m_picture;
};

} // namespace Signalbox
