/* Writes wrapped lines, those in view alone. */
#include "screen/scroll_text.h"

#include "base/text.h"

#include <stdio.h>

ScrollText scroll_text_begin(const Box *box, int scroll)
{
    return (ScrollText){box, -scroll};
}

static bool in_view(const ScrollText *text)
{
    return text->line >= 0 && text->line < text->box->rows;
}

void scroll_text_write(ScrollText *text, Style style, int indent, const char *words)
{
    int cells = text->box->columns - indent;
    while (words && *words && cells > 0) {
        size_t skip, length = text_wrap(words, cells, &skip);
        char line[2048];
        snprintf(line, sizeof line, "%.*s", (int)length, words);
        style_set(style);
        if (in_view(text))
            put_text(text->box->row + text->line, text->box->column + indent, cells, line);
        text->line++;
        words += length + skip;
    }
    style_set(STYLE_TEXT);
}

void scroll_text_label(ScrollText *text, Style label_style, const char *label, int indent,
                       Style style, const char *words)
{
    if (!words || !*words)
        return;
    style_set(label_style);
    if (in_view(text))
        put_text(text->box->row + text->line, text->box->column, indent, label);
    scroll_text_write(text, style, indent, words);
}

void scroll_text_gap(ScrollText *text)
{
    text->line++;
}

void scroll_text_end(const ScrollText *text, int *scroll)
{
    const Box *box = text->box;
    int most = text->line + *scroll - box->rows; /* the farthest it can scroll */
    if (*scroll > 0 && *scroll > most)
        *scroll = most > 0 ? most : 0; /* shown from there next time */
    if (text->line <= box->rows)
        return;
    style_set(STYLE_KEY);
    put_text(box->row + box->rows - 1, box->column + box->columns - 1, 1,
             terminal_unicode() ? "↓" : "v");
    style_set(STYLE_TEXT);
}
