// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A terminal takes shared memory away once it has read it. What it has not is taken back before
 * the next of the same slot. */
#include "terminal/kitty.h"

#include "base/arena.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_ID 7340 /* of our pictures: others in the window have their own */
#define MEMORIES (KITTY_SLOTS + 1)
#define QUESTION KITTY_SLOTS
#define FAINT 115 /* of 255: the ghost, which no texture makes thin here */

static char names[MEMORIES][64]; /* of shared memory that was handed over; "" */

void kitty_release(void)
{
    for (int i = 0; i < MEMORIES; i++)
        if (names[i][0])
            shm_unlink(names[i]);
}

static void take_back(int memory)
{
    if (names[memory][0])
        shm_unlink(names[memory]);
    names[memory][0] = '\0';
}

void kitty_answered(void)
{
    take_back(QUESTION);
}

static void write_base64(const char *text, FILE *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t size = strlen(text);
    for (size_t i = 0; i < size; i += 3) {
        unsigned char bytes[3] = {0};
        size_t some = size - i < 3 ? size - i : 3;
        memcpy(bytes, text + i, some);
        unsigned bits = (unsigned)bytes[0] << 16 | (unsigned)bytes[1] << 8 | bytes[2];
        for (size_t digit = 0; digit < 4; digit++)
            fputc(digit <= some ? digits[bits >> (18 - 6 * digit) & 63] : '=', out);
    }
}

/* Shared memory of a name that nobody has, filled from `bytes`. */
static bool hand_over(int memory, const void *bytes, size_t size)
{
    static unsigned count;
    take_back(memory);
    snprintf(names[memory], sizeof names[memory], "/limber-%d-%u", (int)getpid(), count++);
    int fd = shm_open(names[memory], O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool whole =
        fd >= 0 && ftruncate(fd, (off_t)size) == 0 && write(fd, bytes, size) == (ssize_t)size;
    if (fd >= 0)
        close(fd);
    if (whole)
        return true;
    if (fd < 0)
        names[memory][0] = '\0'; /* somebody else's */
    take_back(memory);
    return false;
}

/* A pixel that is not kept. Questions have numbers, which stand in the answers. */
#define PIXEL_ASKED "\033_Gi=%d,s=1,v=1,a=q,t=%c,f=24;"
enum { ASKED_PROTOCOL = 31, ASKED_MEMORY };

void kitty_ask(FILE *out)
{
    fprintf(out, PIXEL_ASKED "AAAA\033\\", ASKED_PROTOCOL, 'd');
}

bool kitty_ask_memory(FILE *out)
{
    static const unsigned char pixel[3] = {0};
    if (!hand_over(QUESTION, pixel, sizeof pixel))
        return false;
    fprintf(out, PIXEL_ASKED, ASKED_MEMORY, 's');
    write_base64(names[QUESTION], out);
    fputs("\033\\", out);
    return true;
}

static int opacity_of(int ink)
{
    return ink == INK_NONE ? 0 : ink == INK_GHOST ? FAINT : 255;
}

/* A mix with the blank is the other ink, in part. */
static void set_color(unsigned char rgba[4], Pixel pixel, const int rgb[INK_COUNT])
{
    int parts[2] = {PIXEL_PARTS - pixel.parts, pixel.parts}, inks[2] = {pixel.first, pixel.second};
    int weight = 0, sums[3] = {0};
    for (int i = 0; i < 2; i++) {
        int own = parts[i] * opacity_of(inks[i]);
        weight += own;
        for (int part = 0; part < 3; part++)
            sums[part] += own * (rgb[inks[i]] >> (16 - 8 * part) & 255);
    }
    for (int part = 0; part < 3; part++)
        rgba[part] = (unsigned char)(weight > 0 ? sums[part] / weight : 0);
    rgba[3] = (unsigned char)(weight / PIXEL_PARTS);
}

bool kitty_show(int slot, const Pixel *pixels, const KittySize *size, const int rgb[INK_COUNT],
                FILE *out)
{
    size_t count = (size_t)size->width * (size_t)size->height;
    unsigned char(*rgba)[4] = memory_alloc(count * sizeof *rgba);
    for (size_t i = 0; i < count; i++)
        if (pixels[i].second != INK_NONE)
            set_color(rgba[i], pixels[i], rgb);
    bool handed = hand_over(slot, rgba, count * sizeof *rgba);
    free(rgba);
    if (!handed)
        return false;
    fprintf(out, "\033_Ga=T,q=2,C=1,f=32,t=s,i=%d,p=1,s=%d,v=%d,c=%d,r=%d;", FIRST_ID + slot,
            size->width, size->height, size->columns, size->rows);
    write_base64(names[slot], out);
    fputs("\033\\", out);
    return true;
}

void kitty_hide(int slot, FILE *out)
{
    fprintf(out, "\033_Ga=d,d=I,i=%d,q=2\033\\", FIRST_ID + slot);
}

const char *kitty_hide_all(void)
{
    static char bytes[96];
    snprintf(bytes, sizeof bytes, "\033_Ga=d,d=I,i=%d,q=2\033\\\033_Ga=d,d=I,i=%d,q=2\033\\",
             FIRST_ID, FIRST_ID + 1);
    return bytes;
}
