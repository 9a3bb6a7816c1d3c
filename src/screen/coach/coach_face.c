// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the parts of the clock's face stand. Three arrangements are tried at every height of the
 * letters, and the one with the most height in all is taken, the side counted twice: word above and
 * side beside the digits; both in a line above them; both beside them, one below the other. */
#include "screen/coach/coach_face.h"

#include "base/array.h"
#include "terminal/bigtext.h"

#define LEAST_LETTERS 3 /* rows */
#define GAP 3           /* cells between two parts */

/* What the digits keep of the height that they would have alone, in percent; less before a word is
 * left out. */
#define DIGITS_KEEP 60
#define DIGITS_KEEP_LEAST 50
#define LEGIBLE 6 /* rows: smaller digits give up nothing more */

static int width_of(const char *text, int rows)
{
    return *text && rows > 0 ? bigtext_width(text, rows) : 0;
}

static int with_gap(int cells)
{
    return cells > 0 ? cells + GAP : 0;
}

/* The height of a part that has this room, at most `most`; -1: it has none. */
static int letters_fit(const char *text, int cells, int most)
{
    int rows = *text ? bigtext_height(text, cells, most) : 0;
    return *text && rows < LEAST_LETTERS ? -1 : rows;
}

/* What an arrangement is worth, in rows. The side is counted twice, for a mistake costs most, but
 * is to be no higher than the word. */
static int worth(int digits, int letters, int side)
{
    return digits + letters + 2 * (side < letters ? side : letters);
}

/* What is sought: the digits as high as this at least, the letters just so high. */
typedef struct {
    int digits_least, letters;
} Heights;

/* The height of the digits that leaves the side the height beside them that is worth most; 0: there
 * is none. */
static int digits_beside(const FaceTexts *texts, int columns, int most, const Heights *sought,
                         int *side)
{
    int best = 0, letters = sought->letters;
    *side = 0;
    for (int rows = bigtext_height(texts->digits, columns, most); rows >= sought->digits_least;
         rows--) {
        int room = columns - bigtext_width(texts->digits, rows) - GAP;
        int high = letters_fit(texts->side, room, rows);
        if (bigtext_height("0", columns, rows) != rows || high < 0)
            continue;
        if (best == 0 || worth(rows, letters, high) > worth(best, letters, *side)) {
            best = rows;
            *side = high;
        }
    }
    return best;
}

/* Above: the word, and at its end the small digits. Below: the side, and the digits. */
static bool fit_bands(ClockFace *face, const Box *box, const FaceTexts *texts,
                      const Heights *sought)
{
    int letters = sought->letters;
    int word = width_of(texts->word, letters), small = width_of(texts->small, letters);
    int below = box->rows - letters - 1, side, top = box->row + letters + 1;
    int rows = digits_beside(texts, box->columns, below, sought, &side);
    if (word + with_gap(small) > box->columns || rows == 0)
        return false;
    int own = width_of(texts->side, side), cells = bigtext_width(texts->digits, rows);
    int room = box->columns - with_gap(own);
    face->word = (Box){box->row, box->column, letters, word};
    face->small = (Box){box->row, box->column + box->columns - small, letters, small};
    face->side = (Box){top + (below - side) / 2, box->column, side, own};
    face->digits = (Box){top + (below - rows) / 2, box->column + with_gap(own) + (room - cells) / 2,
                         rows, cells};
    return true;
}

/* Above: the side, and at the end the word. Below: the digits, the small ones at their foot. */
static bool fit_line(ClockFace *face, const Box *box, const FaceTexts *texts, const Heights *sought)
{
    int letters = sought->letters;
    int side = width_of(texts->side, letters), word = width_of(texts->word, letters);
    int small = width_of(texts->small, letters), below = box->rows - letters - 1;
    int rows = bigtext_height(texts->digits, box->columns - 2 * with_gap(small), below);
    if (with_gap(side) + word > box->columns || rows <= 0)
        return false;
    int cells = bigtext_width(texts->digits, rows), top = box->row + letters + 1;
    face->side = (Box){box->row, box->column, letters, side};
    face->word = (Box){box->row, box->column + box->columns - word, letters, word};
    face->digits =
        (Box){top + (below - rows) / 2, box->column + (box->columns - cells) / 2, rows, cells};
    face->small = (Box){face->digits.row + rows - letters, box->column + box->columns - small,
                        letters, small};
    return true;
}

/* On the left: the word, and below it the side. On the right: the digits, the small ones at their
 * foot. */
static bool fit_beside(ClockFace *face, const Box *box, const FaceTexts *texts,
                       const Heights *sought)
{
    int letters = sought->letters;
    int word = width_of(texts->word, letters), side = width_of(texts->side, letters);
    int small = width_of(texts->small, letters), column = with_gap(word > side ? word : side);
    int high = letters * ((word > 0) + (side > 0)) + (word > 0 && side > 0);
    int room = box->columns - column - with_gap(small);
    int rows = bigtext_height(texts->digits, room, box->rows);
    if (high > box->rows || rows <= 0)
        return false;
    int cells = bigtext_width(texts->digits, rows), row = box->row + (box->rows - high) / 2;
    face->word = (Box){row, box->column, letters, word};
    face->side = (Box){row + high - letters, box->column, letters, side};
    face->digits = (Box){box->row + (box->rows - rows) / 2,
                         box->column + column + (room - cells) / 2, rows, cells};
    face->small = (Box){face->digits.row + rows - letters, box->column + box->columns - small,
                        letters, small};
    return true;
}

/* Fits the parts that are given, the digits in `least` rows at least. False: they have no room. */
static bool fit_parts(ClockFace *best, const Box *box, const FaceTexts *texts, int least)
{
    static bool (*const arrangements[])(ClockFace *, const Box *, const FaceTexts *,
                                        const Heights *) = {fit_line, fit_bands, fit_beside};
    int most = 0;
    for (int letters = box->rows; letters >= LEAST_LETTERS; letters--)
        for (size_t i = 0; i < COUNT_OF(arrangements); i++) {
            ClockFace face = {.digits.rows = 0};
            Heights sought = {least, letters};
            if (bigtext_height("0", box->columns, letters) != letters ||
                !arrangements[i](&face, box, texts, &sought))
                continue;
            int height = worth(face.digits.rows, letters, face.side.rows);
            if (face.digits.rows < letters || face.digits.rows < least || height <= most)
                continue;
            most = height;
            *best = face;
        }
    return most > 0;
}

/* What has no room is left out: the small digits first, then the word, and at last the arrow. */
ClockFace coach_face_fit(const Box *box, const FaceTexts *widest)
{
    FaceTexts tries[] = {*widest, *widest, *widest, *widest, *widest, *widest};
    int alone = bigtext_height(widest->digits, box->columns, box->rows);
    int keep = alone * DIGITS_KEEP / 100, less = alone * DIGITS_KEEP_LEAST / 100;
    if (less < LEGIBLE)
        less = keep;
    const int least[] = {keep, keep, less, less, keep, keep};
    tries[1].small[0] = tries[3].small[0] = tries[4].small[0] = tries[5].small[0] = '\0';
    tries[4].word = tries[5].word = "";
    tries[5].side = *widest->side ? "RIGHT" : "";
    ClockFace face = {.digits.rows = 0};
    for (size_t i = 0; alone > 0 && i < COUNT_OF(tries); i++)
        if (fit_parts(&face, box, &tries[i], least[i]))
            return face;
    int cells = bigtext_width(widest->digits, alone);
    face.digits = (Box){box->row + (box->rows - alone) / 2,
                        box->column + (box->columns - cells) / 2, alone, cells};
    return face;
}

/* ---- drawing ---- */

typedef enum { STANDS_LEFT, STANDS_MIDDLE, STANDS_RIGHT } Stands;

/* A text in its place, which is as wide as the widest of its kind. */
static void draw_part(const Box *place, const char *text, Style style, Stands stands)
{
    int rows = *text ? bigtext_height(text, place->columns, place->rows) : 0;
    if (rows == 0)
        return;
    int spare = place->columns - bigtext_width(text, rows);
    int column = place->column + spare * (int)stands / 2;
    bigtext_draw(place->row + (place->rows - rows) / 2, column, rows, text, style);
}

void coach_face_draw(const ClockFace *face, const FaceTexts *texts, Style digits)
{
    bool word_ends = face->word.column > face->side.column;
    draw_part(&face->digits, texts->digits, digits, STANDS_MIDDLE);
    draw_part(&face->word, texts->word, STYLE_CALM, word_ends ? STANDS_RIGHT : STANDS_LEFT);
    draw_part(&face->side, texts->side, STYLE_TITLE, STANDS_LEFT);
    draw_part(&face->small, texts->small, STYLE_CALM, STANDS_RIGHT);
}
