// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The words for the two sides in several languages, and texts filled in with them. */
#include "routine/words.h"

#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *language; /* the first part of a BCP 47 tag */
    const char *left, *right;
} sides[] = {
    {"en", "left", "right"},        {"de", "links", "rechts"},    {"fr", "gauche", "droite"},
    {"es", "izquierda", "derecha"}, {"it", "sinistra", "destra"}, {"pt", "esquerda", "direita"},
    {"nl", "links", "rechts"},      {"sv", "vänster", "höger"},   {"da", "venstre", "højre"},
    {"nb", "venstre", "høyre"},     {"no", "venstre", "høyre"},   {"nn", "venstre", "høgre"},
    {"fi", "vasen", "oikea"},       {"pl", "lewa", "prawa"},
};

const char *word_side(const char *language, Side side)
{
    if (side == SIDE_NONE)
        return "";
    size_t length = strcspn(language, "-_"), row = 0;
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        if (strlen(sides[i].language) == length &&
            text_find(language, sides[i].language) == language)
            row = i;
    return side == SIDE_LEFT ? sides[row].left : sides[row].right;
}

/* Does a sentence begin where `out` ends? */
static bool begins_sentence(const char *out, size_t used)
{
    while (used > 0 && (out[used - 1] == ' ' || out[used - 1] == '(' || out[used - 1] == '"'))
        used--;
    return used == 0 || strchr(".!?", out[used - 1]) != NULL;
}

/* Puts the word at out, with a capital where a sentence begins; returns its bytes. */
static size_t put_word(char *out, const char *word, bool capital)
{
    uint32_t code;
    size_t length = *word ? text_decode(word, strlen(word), &code) : 0, used = 0;
    if (capital && length > 0)
        used = text_encode(text_upper_code(code), out);
    else
        length = 0;
    return used + (size_t)(stpcpy(out + used, word + length) - (out + used));
}

const char *words_fill(Arena *arena, const char *text, Side side, const char *language)
{
    if (!strchr(text, '<'))
        return text;
    const struct {
        const char *mark, *word;
    } marks[] = {{"<side>", word_side(language, side)},
                 {"<other>", word_side(language, side_other(side))}};
    char *out = arena_alloc(arena, strlen(text) * 2 + 64);
    size_t used = 0;
    while (*text) {
        size_t mark = 0;
        while (mark < 2 && strncmp(text, marks[mark].mark, strlen(marks[mark].mark)) != 0)
            mark++;
        if (mark == 2) {
            out[used++] = *text++;
            continue;
        }
        bool capital = begins_sentence(out, used);
        used += put_word(out + used, marks[mark].word, capital);
        text += strlen(marks[mark].mark);
    }
    out[used] = '\0';
    return out;
}

const char *words_of_cue(Arena *arena, const Cue *cue, Side side, const char *language)
{
    return words_fill(arena, cue->say, side, cue->language ? cue->language : language);
}

/* ---- places ---- */

static char small(char letter)
{
    return (char)text_lower_code((unsigned char)letter);
}

/* Names that keep their capitals inside a sentence. */
static bool keeps_capital(const char *label)
{
    return small(label[1]) != label[1] || strncmp(label, "Achilles", 8) == 0;
}

char *region_words(const char *label, Side side, char *out, size_t capacity)
{
    char first = keeps_capital(label) ? label[0] : small(label[0]);
    if (side == SIDE_NONE)
        snprintf(out, capacity, "%s", label);
    else
        snprintf(out, capacity, "%s %c%s", side == SIDE_LEFT ? "Left" : "Right", first, label + 1);
    return out;
}
