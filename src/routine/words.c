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

#define WORD_BYTES 64 /* of a word for a side */

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

/* The bytes of `<linkes|rechtes>` at text, and its two forms; 0: there is none. */
static size_t take_forms(const char *text, char forms[2][WORD_BYTES])
{
    size_t first = *text == '<' ? strcspn(text + 1, "<>|") : 0, second = 0;
    if (first > 0 && text[1 + first] == '|')
        second = strcspn(text + 2 + first, "<>|");
    if (second == 0 || text[2 + first + second] != '>' || first >= WORD_BYTES ||
        second >= WORD_BYTES)
        return 0;
    snprintf(forms[0], WORD_BYTES, "%.*s", (int)first, text + 1);
    snprintf(forms[1], WORD_BYTES, "%.*s", (int)second, text + 2 + first);
    return first + second + 3;
}

bool words_have_forms(const char *text)
{
    char forms[2][WORD_BYTES];
    for (; (text = strchr(text, '<')); text++)
        if (take_forms(text, forms) > 0)
            return true;
    return false;
}

/* The bytes of a mark at text, and the word that stands for it on a side; 0: there is none. */
static size_t take_mark(const char *text, Side side, const char *language, char word[WORD_BYTES])
{
    char forms[2][WORD_BYTES];
    size_t length = take_forms(text, forms);
    bool other = strncmp(text, "<other>", 7) == 0;
    if (length > 0)
        snprintf(word, WORD_BYTES, "%s", side == SIDE_NONE ? "" : forms[side == SIDE_RIGHT]);
    else if (other || strncmp(text, "<side>", 6) == 0)
        snprintf(word, WORD_BYTES, "%s", word_side(language, other ? side_other(side) : side));
    return length > 0 ? length : other ? 7 : strncmp(text, "<side>", 6) == 0 ? 6 : 0;
}

const char *words_fill(Arena *arena, const char *text, Side side, const char *language)
{
    if (!strchr(text, '<'))
        return text;
    char *out = arena_alloc(arena, strlen(text) * 2 + WORD_BYTES);
    size_t used = 0;
    while (*text) {
        char word[WORD_BYTES] = "";
        size_t length = take_mark(text, side, language, word);
        if (length == 0) {
            out[used++] = *text++;
            continue;
        }
        used += put_word(out + used, word, begins_sentence(out, used));
        text += length;
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

const char *words_of_note(Arena *arena, const Step *step, const char *language)
{
    return step->note ? words_fill(arena, step->note, step_first_side(step), language) : NULL;
}
