// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Two rows for each layout, a key below a key. */
#include "base/layout.h"

#include "base/array.h"
#include "base/text.h"

#include <wchar.h>

static const struct {
    const wchar_t *letters;
    const char *keys;
} layouts[] = {
    {L"йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."}, /* Russian */
    {L"іїєў", "s]'o"}, /* Ukrainian and Belarusian, where they differ */
    {L"ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"}, /* Greek */
};

/* Capitals lie so far before their small letters; sigma at the end of a word has none. */
static const struct {
    int from, to, small;
} capitals[] = {
    {0x0391, 0x03a9, 0x20}, /* Greek */
    {0x0400, 0x040f, 0x50}, /* Cyrillic beside the Russian alphabet */
    {0x0410, 0x042f, 0x20}, /* the Russian alphabet */
};

static int key_of(int letter)
{
    for (size_t i = 0; i < COUNT_OF(layouts); i++)
        for (size_t at = 0; layouts[i].letters[at]; at++)
            if ((int)layouts[i].letters[at] == letter)
                return (unsigned char)layouts[i].keys[at];
    return 0;
}

int layout_key(int key)
{
    for (size_t i = 0; i < COUNT_OF(capitals); i++) {
        if (key < capitals[i].from || key > capitals[i].to)
            continue;
        int found = key_of(key + capitals[i].small);
        return found == 0 ? key : found >= 'a' && found <= 'z' ? found - 'a' + 'A' : found;
    }
    int found = key > 0x7f ? key_of(key) : 0;
    return found ? found : key;
}

int layout_small(int key)
{
    return key >= 'A' && key <= 'Z' ? key - 'A' + 'a' : key;
}

void layout_line(char *line)
{
    char *out = line;
    size_t left = strlen(line);
    while (left > 0) {
        uint32_t code;
        size_t read = text_decode(line, left, &code), written = read > 0 ? read : 1;
        int key = read > 0 ? layout_small(layout_key((int)code)) : 0;
        memmove(out, line, written);
        line += written;
        left -= written;
        if (key > 0 && key < 0x80) {
            *out = (char)key;
            written = 1;
        }
        out += written;
    }
    *out = '\0';
}
