// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* An arena: memory for what lives and dies together (a routine, a timeline, a list of messages).
 * Allocation is a pointer bump; everything is released at once by arena_free. Running out of memory
 * ends the program with one line on standard error (memory_fail), so callers need no check. */
#ifndef LIMBER_BASE_ARENA_H
#define LIMBER_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena); /* NULL is fine */

/* size zeroed bytes, aligned for any type; never NULL. Owned by the arena. */
void *arena_alloc(Arena *arena, size_t size);

/* A copy of the first len bytes of text, with a NUL after them. */
char *arena_copy(Arena *arena, const char *text, size_t len);
char *arena_string(Arena *arena, const char *text);
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0), nonnull(2)));

/* Makes room for one more item at the end of a list of count items and returns the (maybe moved)
 * list. Capacity is implied: four at first, doubled whenever count is a power of two.
 *   list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
 *   list->items[list->count++] = item; */
void *arena_grow(Arena *arena, void *items, size_t count, size_t item_size);

/* malloc and friends that end the program (abort, so that a crash handler can give the terminal
 * back) instead of returning NULL. What they return is released with free(). */
void *memory_alloc(size_t size); /* zeroed */
void *memory_resize(void *block, size_t size);
char *memory_string(const char *text);
_Noreturn void memory_fail(void);

#endif
