// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The short text that a page that plays hands back, as it came by mail or message:
 *
 *     Knee, version 2, for Jo
 *     2026-11-25 18:05: done, 12 of 12 steps, 9:40 of 10:20 min, pain before 2, pain after 3
 *
 * A line that does not begin with a day and a time goes on from the one before it, as mail breaks
 * lines; what stands before the title, a greeting, is passed over. It says nothing of what was
 * prescribed. */
#include "store/clinic_private.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SESSIONS 2000
#define LINE_BYTES 1000

typedef struct {
    Arena *arena;
    const char *title; /* the last line before the first session */
    const char **sessions;
    size_t count;
} PageText;

/* "2026-11-25 18:05: " at its beginning? */
static bool begins_session(const char *line, Day *day)
{
    char date[11];
    if (strlen(line) < 18 || line[10] != ' ' || line[13] != ':' || line[16] != ':' ||
        line[17] != ' ')
        return false;
    memcpy(date, line, 10);
    date[10] = '\0';
    return day_parse(date, day);
}

/* Without the marks of an answer ("> ") and spaces at its ends. */
static const char *trimmed(Arena *arena, const char *line, size_t size)
{
    size_t mark = 0;
    while (mark < size && strchr("> \t\r", line[mark]))
        mark++;
    while (size > mark && strchr(" \t\r", line[size - 1]))
        size--;
    size -= mark;
    return arena_copy(arena, line + mark, size < LINE_BYTES ? size : LINE_BYTES);
}

static void add_line(PageText *page, const char *line)
{
    Day day;
    if (!*line)
        return;
    if (begins_session(line, &day)) {
        if (page->count == MOST_SESSIONS)
            return;
        page->sessions =
            arena_grow(page->arena, page->sessions, page->count, sizeof *page->sessions);
        page->sessions[page->count++] = line;
    } else if (page->count == 0) {
        page->title = line;
    } else if (strlen(page->sessions[page->count - 1]) + strlen(line) < LINE_BYTES) {
        page->sessions[page->count - 1] =
            arena_printf(page->arena, "%s %s", page->sessions[page->count - 1], line);
    }
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sessions in order of time. */
static PageText read_page(Arena *arena, const char *text)
{
    PageText page = {.arena = arena};
    while (*text) {
        size_t size = strcspn(text, "\n");
        add_line(&page, trimmed(arena, text, size));
        text += size + (text[size] == '\n');
    }
    if (page.count > 0)
        qsort(page.sessions, page.count, sizeof *page.sessions, compare_lines);
    return page;
}

/* The level behind words, "pain after 3": 0 to 10; -1: not said. */
static int level_after(const char *line, const char *words)
{
    const char *at = strstr(line, words);
    if (!at || at[strlen(words)] < '0' || at[strlen(words)] > '9')
        return -1;
    long level = strtol(at + strlen(words), NULL, 10);
    return level > 10 ? -1 : (int)level;
}

static int count_of(const char *line, const char *words)
{
    int count = 0;
    for (const char *at = strstr(line, words); at; at = strstr(at + 1, words))
        count++;
    return count;
}

/* "Knee, version 2, for Jo": the title and the client. */
static void take_title(Arena *arena, const char *line, ClinicRow *row)
{
    const char *version = strstr(line, ", version "), *whom = strstr(line, ", for ");
    const char *end = version ? version : whom ? whom : line + strlen(line);
    row->title = row->routine = clinic_safe(arena, arena_copy(arena, line, (size_t)(end - line)));
    row->client = whom ? clinic_safe(arena, whom + 6) : NULL;
}

bool clinic_text_take(Arena *arena, const char *text, ClinicRow *row)
{
    PageText page = read_page(arena, text);
    Pains pains = {0};
    Day day = 0;
    if (page.count == 0)
        return false;
    *row = (ClinicRow){.share = -1};
    take_title(arena, page.title ? page.title : "", row);
    if (!row->title)
        row->title = row->routine = "-";
    for (size_t i = 0; i < page.count; i++) {
        const char *line = page.sessions[i];
        const int levels[] = {level_after(line, "pain before "), level_after(line, "pain after "),
                              level_after(line, "pain next morning ")};
        begins_session(line, &day);
        row->ouches += count_of(line, "ouch at ");
        pains_add(&pains, row, day, levels);
    }
    pains_settle(&pains, row);
    row->made = row->last;
    return true;
}

size_t clinic_text_words(Arena *arena, const char *text, ClinicLine **lines)
{
    PageText page = read_page(arena, text);
    *lines = arena_alloc(arena, (page.count + 2) * sizeof **lines);
    size_t count = 0;
    (*lines)[count++] =
        (ClinicLine){"What a page has handed back", "", page.title ? page.title : ""};
    for (size_t i = page.count; i-- > 0;) {
        const char *line = page.sessions[i];
        (*lines)[count++] =
            (ClinicLine){i + 1 == page.count ? "Sessions, the latest first" : NULL,
                         clinic_safe(arena, arena_copy(arena, line, 16)), line + 18};
    }
    for (size_t i = 0; i < count; i++) {
        const char *safe = clinic_safe(arena, (*lines)[i].text);
        (*lines)[i].text = safe ? safe : "";
    }
    return count;
}
