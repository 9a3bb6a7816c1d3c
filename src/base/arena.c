// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Blocks of memory in a chain; allocation bumps a pointer in the newest, large requests get a block
 * of their own. Used by every room for what lives and dies together. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FIRST_BLOCK 4096
#define LARGEST_BLOCK (256 * 1024)
#define LEAST_ITEMS 4 /* a power of two */

typedef struct Block Block;

struct Block {
    Block *previous;
    size_t size, used;
    max_align_t bytes[];
};

struct Arena {
    Block *newest;
    size_t next_size;
};

_Noreturn void memory_fail(void)
{
    static const char message[] = "limber: out of memory\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    abort();
}

void *memory_alloc(size_t size)
{
    void *block = calloc(1, size ? size : 1);
    if (!block)
        memory_fail();
    return block;
}

void *memory_resize(void *block, size_t size)
{
    void *resized = realloc(block, size ? size : 1);
    if (!resized)
        memory_fail();
    return resized;
}

char *memory_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_alloc(size), text, size);
}

Arena *arena_new(void)
{
    Arena *arena = memory_alloc(sizeof *arena);
    arena->next_size = FIRST_BLOCK;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->newest, *previous; block; block = previous) {
        previous = block->previous;
        free(block);
    }
    free(arena);
}

static Block *add_block(Arena *arena, size_t least)
{
    size_t size = least > arena->next_size ? least : arena->next_size;
    if (size > SIZE_MAX - sizeof(Block))
        memory_fail();
    Block *block = memory_resize(NULL, sizeof *block + size);
    *block = (Block){.previous = arena->newest, .size = size};
    arena->newest = block;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return block;
}

/* Room that is not zeroed: a block is touched no further than it is used. */
static void *take(Arena *arena, size_t size)
{
    size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX - align)
        memory_fail();
    size = (size + align - 1) / align * align;
    Block *block = arena->newest;
    if (!block || block->size - block->used < size)
        block = add_block(arena, size);
    void *bytes = (char *)block->bytes + block->used;
    block->used += size;
    return bytes;
}

void *arena_alloc(Arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

char *arena_copy(Arena *arena, const char *text, size_t len)
{
    char *copy = take(arena, len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *arena_string(Arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

char *arena_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    size_t size = length < 0 ? 1 : (size_t)length + 1;
    char *text = take(arena, size);
    text[0] = '\0';
    vsnprintf(text, size, format, again);
    va_end(again);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t item_size)
{
    if (count != 0 && (count < LEAST_ITEMS || (count & (count - 1)) != 0))
        return items;
    size_t capacity = count == 0 ? LEAST_ITEMS : count * 2;
    if (capacity > SIZE_MAX / item_size)
        memory_fail();
    char *grown = take(arena, capacity * item_size);
    if (count > 0)
        memcpy(grown, items, count * item_size);
    memset(grown + count * item_size, 0, (capacity - count) * item_size);
    return grown;
}
