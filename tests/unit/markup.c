// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* See markup.h. */
#include "markup.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define DEPTH 64
#define MOST_IDS 4096

static const char *const elements[] = {
    "html",       "head",    "meta", "title", "style",   "body",     "header", "main",
    "footer",     "section", "h1",   "h2",    "h3",      "h4",       "p",      "span",
    "div",        "dl",      "dt",   "dd",    "ol",      "li",       "table",  "thead",
    "tbody",      "tr",      "th",   "td",    "caption", "colgroup", "col",    "figure",
    "figcaption", "svg",     "desc", "g",     "path",    "rect",     "circle", "text",
    "br",         "article", "b",    "ul",    "img",     NULL};

typedef struct {
    const char *page, *at;
    const char *open[DEPTH];
    size_t lengths[DEPTH];
    int depth;
    char *ids[MOST_IDS];
    size_t id_count;
} Markup;

static _Noreturn void complain(const Markup *markup, const char *what)
{
    fail_msg("%s near: %.120s", what, markup->at);
    abort();
}

static bool is_word(const char *word, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == length && strncmp(*words, word, length) == 0)
            return true;
    return false;
}

static void take_id(Markup *markup, const char *value, size_t length)
{
    for (size_t i = 0; i < markup->id_count; i++)
        if (strlen(markup->ids[i]) == length && strncmp(markup->ids[i], value, length) == 0)
            complain(markup, "an id stands twice");
    assert_true(markup->id_count < MOST_IDS);
    markup->ids[markup->id_count++] = strndup(value, length);
}

static void take_attributes(Markup *markup)
{
    char taken[16][32];
    size_t count = 0;
    while (*markup->at == ' ') {
        const char *name = markup->at + 1;
        size_t length = strcspn(name, "=\"'<> /");
        if (length == 0 || length >= 32 || name[length] != '=' || name[length + 1] != '"')
            complain(markup, "an attribute is not name=\"value\"");
        for (size_t i = 0; i < count; i++)
            if (strlen(taken[i]) == length && strncmp(taken[i], name, length) == 0)
                complain(markup, "an attribute is given twice");
        assert_true(count < 16);
        snprintf(taken[count++], 32, "%.*s", (int)length, name);
        bool carried = strncmp(name, "src=\"data:image/", 16) == 0;
        if (strncmp(name, "on", 2) == 0 || strncmp(name, "href", 4) == 0 ||
            (strncmp(name, "src", 3) == 0 && !carried))
            complain(markup, "an attribute that acts");
        const char *value = name + length + 2;
        size_t size = strcspn(value, "\"<>");
        if (value[size] != '"')
            complain(markup, "a value with < or > in it");
        if (strncmp(name, "id=", 3) == 0)
            take_id(markup, value, size);
        markup->at = value + size + 1;
    }
}

static void take_closing(Markup *markup)
{
    const char *name = markup->at + 2;
    size_t length = strcspn(name, ">");
    if (markup->depth == 0 || markup->lengths[markup->depth - 1] != length ||
        strncmp(markup->open[markup->depth - 1], name, length) != 0)
        complain(markup, "closed out of its turn");
    markup->depth--;
    markup->at = name + length + 1;
}

static void take_opening(Markup *markup)
{
    static const char *const empty[] = {"meta", "br", "col", "img", NULL};
    const char *name = markup->at + 1;
    size_t length = strcspn(name, " />");
    if (!is_word(name, length, elements))
        complain(markup, "an element that no report has");
    markup->at = name + length;
    take_attributes(markup);
    bool closed = *markup->at == '/';
    markup->at += closed;
    if (*markup->at++ != '>')
        complain(markup, "a tag without an end");
    if (closed || is_word(name, length, empty))
        return;
    assert_true(markup->depth < DEPTH);
    markup->open[markup->depth] = name;
    markup->lengths[markup->depth++] = length;
    if (strncmp(name, "style", 5) == 0 && length == 5)
        markup->at = strstr(markup->at, "</style>");
}

static void take_entity(Markup *markup)
{
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (size_t i = 0; i < COUNT_OF(entities); i++)
        if (strncmp(markup->at, entities[i], strlen(entities[i])) == 0) {
            markup->at += strlen(entities[i]);
            return;
        }
    complain(markup, "a & that begins no entity");
}

void markup_check(const char *page)
{
    Markup *markup = calloc(1, sizeof *markup);
    markup->page = markup->at = page;
    assert_true(strncmp(page, "<!DOCTYPE html>\n", 16) == 0);
    markup->at += 16;
    while (*markup->at) {
        if (markup->at[0] == '<' && markup->at[1] == '/')
            take_closing(markup);
        else if (*markup->at == '<')
            take_opening(markup);
        else if (*markup->at == '&')
            take_entity(markup);
        else if ((unsigned char)*markup->at < 0x20 && *markup->at != '\n')
            complain(markup, "a control character");
        else
            markup->at++;
    }
    if (markup->depth > 0)
        complain(markup, "something is not closed");
    for (size_t i = 0; i < markup->id_count; i++)
        free(markup->ids[i]);
    free(markup);
}

size_t markup_count(const char *page, const char *text)
{
    size_t count = 0;
    for (const char *at = page; (at = strstr(at, text)); at += strlen(text))
        count++;
    return count;
}
