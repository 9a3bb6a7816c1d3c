// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Decodes by libjpeg and libpng, row by row, so that a picture of any colours takes a byte a pixel.
 * Their errors come back by longjmp. */
#include "helper/gray.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdio.h> /* before jpeglib.h, which needs it */

#include <jpeglib.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SIDE 20000
#define MOST_PIXELS (13ul * 1000 * 1000) /* as they are kept */
#define MOST_DECODED (4 * MOST_PIXELS)   /* of a PNG */

/* What is being read, where an error finds it. */
typedef struct {
    Gray gray;
    jmp_buf back;
    const unsigned char *bytes;
    size_t size, at;
} Reading;

static bool too_large(size_t width, size_t height, size_t pixels)
{
    return width == 0 || height == 0 || width > MOST_SIDE || height > MOST_SIDE ||
           width * height > pixels;
}

static void make_room(Reading *reading, size_t width, size_t height)
{
    reading->gray = (Gray){memory_alloc(width * height), width, height};
}

/* ---- JPEG ---- */

static void jpeg_failed(j_common_ptr jpeg)
{
    longjmp(((Reading *)jpeg->client_data)->back, 1);
}

static void jpeg_quiet(j_common_ptr jpeg, int level)
{
    (void)jpeg, (void)level;
}

/* Halves it until it is small enough; the decoder makes the small one at once. */
static void jpeg_choose_size(struct jpeg_decompress_struct *jpeg)
{
    jpeg->out_color_space = JCS_GRAYSCALE;
    jpeg->scale_num = 1;
    jpeg->scale_denom = 1;
    jpeg_calc_output_dimensions(jpeg);
    while (jpeg->scale_denom < 8 &&
           too_large(jpeg->output_width, jpeg->output_height, MOST_PIXELS)) {
        jpeg->scale_denom *= 2;
        jpeg_calc_output_dimensions(jpeg);
    }
}

/* Reads into a reading that has its errors come back. */
static void jpeg_decode(struct jpeg_decompress_struct *jpeg, Reading *reading)
{
    jpeg_mem_src(jpeg, reading->bytes, reading->size);
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->image_width > MOST_SIDE || jpeg->image_height > MOST_SIDE)
        longjmp(reading->back, 1);
    jpeg_choose_size(jpeg);
    if (too_large(jpeg->output_width, jpeg->output_height, MOST_PIXELS))
        longjmp(reading->back, 1);
    jpeg_start_decompress(jpeg);
    make_room(reading, jpeg->output_width, jpeg->output_height);
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW row = reading->gray.shades + jpeg->output_scanline * reading->gray.width;
        jpeg_read_scanlines(jpeg, &row, 1);
    }
}

static bool read_jpeg(Reading *reading)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    memset(&jpeg, 0, sizeof jpeg);
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = jpeg_failed;
    errors.emit_message = jpeg_quiet;
    jpeg.client_data = reading;
    bool done = setjmp(reading->back) == 0;
    if (done) {
        jpeg_create_decompress(&jpeg);
        jpeg_decode(&jpeg, reading);
    }
    jpeg_destroy_decompress(&jpeg);
    return done;
}

/* ---- PNG ---- */

static void png_failed(png_structp png, png_const_charp message)
{
    (void)message;
    longjmp(((Reading *)png_get_error_ptr(png))->back, 1);
}

static void png_quiet(png_structp png, png_const_charp message)
{
    (void)png, (void)message;
}

static void png_take(png_structp png, png_bytep out, size_t size)
{
    Reading *reading = png_get_io_ptr(png);
    if (size > reading->size - reading->at)
        png_error(png, "cut");
    memcpy(out, reading->bytes + reading->at, size);
    reading->at += size;
}

/* Any kind of pixel as a byte of gray; what is see-through lies on white. */
static void png_ask_for_gray(png_structp png, png_infop info)
{
    static const png_color_16 white = {0, 65535, 65535, 65535, 65535};
    png_set_expand(png);
    png_set_scale_16(png);
    if (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA ||
        png_get_valid(png, info, PNG_INFO_tRNS))
        png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1);
    if (png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR)
        png_set_rgb_to_gray(png, PNG_ERROR_ACTION_NONE, PNG_RGB_TO_GRAY_DEFAULT,
                            PNG_RGB_TO_GRAY_DEFAULT);
}

static void png_decode(png_structp png, png_infop info, Reading *reading)
{
    png_set_read_fn(png, reading, png_take);
    png_set_user_limits(png, MOST_SIDE, MOST_SIDE);
    png_read_info(png, info);
    size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
    if (too_large(width, height, MOST_DECODED))
        png_error(png, "large");
    png_ask_for_gray(png, info);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != width)
        png_error(png, "kind");
    make_room(reading, width, height);
    for (; passes > 0; passes--)
        for (size_t y = 0; y < height; y++)
            png_read_row(png, reading->gray.shades + y * width, NULL);
}

static bool read_png(Reading *reading)
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reading, png_failed, png_quiet);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info)
        memory_fail();
    bool done = setjmp(reading->back) == 0;
    if (done)
        png_decode(png, info, reading);
    png_destroy_read_struct(&png, &info, NULL);
    return done;
}

/* ---- either ---- */

bool gray_read(const unsigned char *bytes, size_t size, Gray *gray, char *why, size_t capacity)
{
    Reading *reading = memory_alloc(sizeof *reading);
    reading->bytes = bytes;
    reading->size = size;
    bool jpeg = size > 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0;
    bool png = size > 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0;
    bool done = jpeg ? read_jpeg(reading) : png && read_png(reading);
    if (!jpeg && !png)
        snprintf(why, capacity, "it is neither a JPEG nor a PNG picture");
    else if (!done)
        snprintf(why, capacity, "the picture is damaged or too large");
    *gray = done ? reading->gray : (Gray){NULL, 0, 0};
    if (done && too_large(gray->width, gray->height, MOST_PIXELS))
        *gray = gray_shrink(&reading->gray, 2);
    if (gray->shades != reading->gray.shades)
        free(reading->gray.shades);
    free(reading);
    return done;
}

static unsigned char mean_of(const Gray *gray, size_t left, size_t top, size_t by)
{
    size_t sum = 0;
    for (size_t y = top; y < top + by; y++)
        for (size_t x = left; x < left + by; x++)
            sum += gray->shades[y * gray->width + x];
    return (unsigned char)(sum / (by * by));
}

Gray gray_shrink(const Gray *gray, size_t by)
{
    Gray small = {NULL, gray->width / by, gray->height / by};
    small.shades = memory_alloc(small.width * small.height + 1);
    for (size_t y = 0; y < small.height; y++)
        for (size_t x = 0; x < small.width; x++)
            small.shades[y * small.width + x] = mean_of(gray, x * by, y * by, by);
    return small;
}

/* Where a picture ends its last pixels stay as they are. */
Gray gray_soften(const Gray *gray)
{
    Gray soft = {memory_alloc(gray->width * gray->height), gray->width, gray->height};
    memcpy(soft.shades, gray->shades, gray->width * gray->height);
    for (size_t y = 1; y + 1 < gray->height; y++) {
        const unsigned char *row = gray->shades + y * gray->width;
        for (size_t x = 1; x + 1 < gray->width; x++) {
            unsigned sum = 0;
            for (size_t i = x - 1; i <= x + 1; i++)
                sum += row[i - gray->width] + row[i] + row[i + gray->width];
            soft.shades[y * gray->width + x] = (unsigned char)(sum / 9);
        }
    }
    return soft;
}
