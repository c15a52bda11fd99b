// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptarena.h"

#include <array>
#include <bit>
#include <cstring>

#include <sys/mman.h>

namespace Signalbox {

namespace {

constexpr size_t unit = 16; ///< blocks are multiples of it
constexpr size_t smallest = 1024; ///< above it blocks have four sizes for each power of two
constexpr size_t smallClasses = smallest / unit + 1;
constexpr size_t classes = smallClasses + 4 * 30;
constexpr size_t reserve = 256 * 1024; ///< for saying that the rest is used up
constexpr size_t kept = 1024 * 1024; ///< of what a script took, for the next one
constexpr size_t page = 4096;

constexpr size_t roundedUp(size_t size, size_t step)
{
    return (size + step - 1) / step * step;
}

/// The size of a block with room for \a size bytes, and the list that it belongs to.
struct Fit
{
    explicit Fit(size_t size)
    {
        if (size <= smallest) {
            bytes = roundedUp(size, unit);
            list = bytes / unit;
            return;
        }
        const auto power = size_t(std::bit_width(size - 1)) - 1;
        const size_t step = size_t(1) << (power - 2);
        bytes = roundedUp(size, step);
        list = smallClasses + (power - 10) * 4 + (bytes - (size_t(1) << power)) / step;
    }

    size_t bytes;
    size_t list;
};

} // namespace

/// Stands before the bytes that it describes, which begin at a multiple of 16.
struct ScriptArena::Block
{
    size_t bytes; ///< with this
    Block *next; ///< only of a free one

    static Block *of(void *pointer)
    {
        return reinterpret_cast<Block *>(static_cast<char *>(pointer) - sizeof(size_t));
    }
    void *pointer() { return reinterpret_cast<char *>(this) + sizeof(size_t); }
    size_t usable() const { return bytes - sizeof(size_t); }
};

struct ScriptArena::Header
{
    char *top; ///< what is above has never been used
    size_t used = 0;
    size_t limit;
    bool wasFull = false;
    std::array<Block *, classes> free{};
};

std::unique_ptr<ScriptArena> ScriptArena::make(size_t limit, ScriptWatch &watch)
{
    // Freed blocks wait for one of their size: twice the limit leaves room for that. Pages that
    // nobody touches cost nothing.
    const size_t size = roundedUp(2 * limit + 2 * reserve, page);
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
    return std::unique_ptr<ScriptArena>(
        new ScriptArena(static_cast<char *>(memory), size, limit, watch));
}

ScriptArena::ScriptArena(char *memory, size_t size, size_t limit, ScriptWatch &watch)
    : m_memory(memory)
    , m_size(size)
    , m_watch(watch)
{
    // A block's bytes begin one word behind its start.
    char *first = memory + roundedUp(sizeof(Header), unit) + unit - sizeof(size_t);
    new (memory) Header{.top = first, .limit = limit};
}

ScriptArena::~ScriptArena()
{
    munmap(m_memory, m_size);
}

JSRuntime *ScriptArena::makeRuntime()
{
    static const JSMallocFunctions functions{&allocateCall, &freeCall, &resizeCall, &usableCall};
    return JS_NewRuntime2(&functions, this);
}

void ScriptArena::takePicture()
{
    m_picture.assign(m_memory, header().top);
}

void ScriptArena::restore()
{
    const size_t used = size_t(header().top - m_memory);
    std::memcpy(m_memory, m_picture.data(), m_picture.size());
    const size_t end = roundedUp(m_picture.size() + kept, page);
    if (used > end)
        madvise(m_memory + end, used - end, MADV_DONTNEED);
}

bool ScriptArena::wasFull() const
{
    return header().wasFull;
}

bool ScriptArena::admit(size_t more)
{
    Header &own = header();
    if (own.used + more <= own.limit)
        return true;
    if (!std::exchange(own.wasFull, true))
        own.limit += reserve;
    else if (more <= reserve)
        m_watch.leave();
    return false;
}

void *ScriptArena::full()
{
    header().wasFull = true;
    return nullptr;
}

void *ScriptArena::allocate(size_t size)
{
    Header &own = header();
    if (size > m_size || !admit(size + sizeof(size_t)))
        return full();
    const Fit fit(size + sizeof(size_t));
    Block *block = own.free[fit.list];
    if (block != nullptr) {
        own.free[fit.list] = block->next;
    } else {
        if (fit.bytes > size_t(m_memory + m_size - own.top))
            return full();
        block = reinterpret_cast<Block *>(own.top);
        own.top += fit.bytes;
        block->bytes = fit.bytes;
    }
    own.used += fit.bytes;
    return block->pointer();
}

void *ScriptArena::resize(void *pointer, size_t size)
{
    Header &own = header();
    Block *block = Block::of(pointer);
    const size_t bytes = block->bytes;
    if (size <= block->usable() && size >= block->usable() / 2)
        return pointer;
    // The last one grows where it is.
    if (reinterpret_cast<char *>(block) + bytes == own.top && size > block->usable()
        && size < m_size) {
        const Fit fit(size + sizeof(size_t));
        const size_t more = fit.bytes - bytes;
        if (!admit(more) || more > size_t(m_memory + m_size - own.top))
            return full();
        own.top += more;
        own.used += more;
        block->bytes = fit.bytes;
        return pointer;
    }
    void *moved = allocate(size);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, pointer, std::min(size, block->usable()));
    free(pointer);
    return moved;
}

void ScriptArena::free(void *pointer)
{
    Header &own = header();
    Block *block = Block::of(pointer);
    Block *&list = own.free[Fit(block->bytes).list];
    own.used -= block->bytes;
    block->next = list;
    list = block;
}

void *ScriptArena::allocateCall(JSMallocState *state, size_t size)
{
    return static_cast<ScriptArena *>(state->opaque)->allocate(size);
}

void ScriptArena::freeCall(JSMallocState *state, void *pointer)
{
    if (pointer != nullptr)
        static_cast<ScriptArena *>(state->opaque)->free(pointer);
}

void *ScriptArena::resizeCall(JSMallocState *state, void *pointer, size_t size)
{
    auto *arena = static_cast<ScriptArena *>(state->opaque);
    if (pointer == nullptr)
        return size == 0 ? nullptr : arena->allocate(size);
    if (size != 0)
        return arena->resize(pointer, size);
    arena->free(pointer);
    return nullptr;
}

size_t ScriptArena::usableCall(const void *pointer)
{
    return pointer == nullptr ? 0 : Block::of(const_cast<void *>(pointer))->usable();
}

} // namespace Signalbox
