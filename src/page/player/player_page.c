// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The document: its head, the routine in words for where no script runs, the screens, what the page
 * knows, and its script. */
#include "page/player_page.h"

#include "base/sha256.h"
#include "page/base64.h"
#include "page/html.h"
#include "page/player/player_data.h"
#include "page/player/player_files.h"
#include "routine/dose.h"

#include <stdlib.h>
#include <string.h>

/* 'sha256-…' of a text that stands in the page: it alone may run, or set the looks. */
static void write_source_hash(const char *text, FILE *out)
{
    char hex[SHA256_HEX_BYTES], pair[3] = "";
    unsigned char hash[32];
    sha256_hex(text, strlen(text), hex);
    for (size_t i = 0; i < sizeof hash; i++) {
        memcpy(pair, hex + 2 * i, 2);
        hash[i] = (unsigned char)strtoul(pair, NULL, 16);
    }
    fputs("'sha256-", out);
    base64_write(hash, sizeof hash, out);
    fputs("'", out);
}

static void write_policy(FILE *out)
{
    fputs("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src ",
          out);
    write_source_hash(player_script, out);
    fputs("; style-src ", out);
    write_source_hash(player_style, out);
    fputs("; img-src data:; base-uri 'none'; form-action 'none'\">\n", out);
}

static void write_head(const PlayerPage *page, FILE *out)
{
    html_print(out,
               "<!DOCTYPE html>\n<html lang=\"%s\" data-look=\"auto\">\n<head>\n"
               "<meta charset=\"utf-8\">\n",
               page->routine->language);
    write_policy(out);
    html_print(out,
               "<meta name=\"generator\" content=\"limber render %s\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, "
               "viewport-fit=cover\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
               "<meta name=\"theme-color\" content=\"#f7f6f2\" media=\"(prefers-color-scheme: "
               "light)\">\n<meta name=\"theme-color\" content=\"#11151a\" "
               "media=\"(prefers-color-scheme: dark)\">\n<title>%s</title>\n<style>",
               LIMBER_VERSION, page->routine->title);
    fputs(player_style, out);
    fputs("</style>\n</head>\n<body>\n", out);
}

/* A preview of an attachment runs no script: it shows the routine, and how to be coached by it. */
static void write_words(const PlayerPage *page, FILE *out)
{
    const Routine *routine = page->routine;
    char dose[DOSE_BYTES];
    html_print(
        out,
        "<noscript>\n<main>\n<h1>%s</h1>\n<p>This page coaches you, with sound. Open it in a "
        "browser: what you see is a preview, in which nothing runs.</p>\n<ul>\n",
        routine->title);
    for (size_t i = 0; i < routine->precaution_count; i++)
        html_print(out, "<li>%s</li>\n", routine->precautions[i]);
    html_print(out, "</ul>\n<ol>\n");
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++) {
            const Step *step = &routine->blocks[i].steps[j];
            html_print(out, "<li>%s: %s</li>\n", step->name, dose_format(step, dose, sizeof dose));
        }
    html_print(out, "</ol>\n</main>\n</noscript>\n");
}

void player_page_write(const PlayerPage *page, FILE *out)
{
    write_head(page, out);
    write_words(page, out);
    fputs(player_body, out);
    fputs("<script type=\"application/json\" id=\"data\">", out);
    player_data_write(page, out);
    fputs("</script>\n<script>", out);
    fputs(player_script, out);
    fputs("</script>\n</body>\n</html>\n", out);
}
