// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A speech program for tests, as a person's own may be: reads a line of text and writes it as a WAV
 * file in which every word is a tone of its own. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define RATE 24000
#define MOST (RATE * 20)
#define GAP (RATE / 12) /* between two words */

static int16_t frames[MOST];
static uint32_t count;

static void say_word(const char *word, size_t length)
{
    uint32_t hash = 2166136261u, size = RATE / 8 + (uint32_t)length * RATE / 60;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    double hz = 250 + hash % 900, glide = (double)(hash >> 16) / 65536 - 0.5;
    for (uint32_t i = 0; i < size && count < MOST - GAP; i++) {
        double part = (double)i / size, shape = fmin(1, 12 * fmin(part, 1 - part));
        double turns = hz * (1 + glide * part) * i / RATE;
        frames[count++] = (int16_t)(9000 * shape * sin(2 * M_PI * turns));
    }
    count += GAP;
}

static void put(uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        putchar((int)(value >> (8 * i) & 255));
}

int main(void)
{
    char line[2048];
    if (!fgets(line, sizeof line, stdin))
        return 1;
    for (char *word = strtok(line, " \n"); word; word = strtok(NULL, " \n"))
        say_word(word, strlen(word));
    fputs("RIFF", stdout), put(36 + 2 * count, 4), fputs("WAVEfmt ", stdout);
    put(16, 4), put(1, 2), put(1, 2), put(RATE, 4), put(2 * RATE, 4), put(2, 2), put(16, 2);
    fputs("data", stdout), put(2 * count, 4);
    fwrite(frames, 2, count, stdout);
    return 0;
}
