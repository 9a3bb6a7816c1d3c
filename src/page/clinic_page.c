// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints the rows; what calls for a look stands under each in words. */
#include "page/clinic_page.h"

#include "base/array.h"
#include "base/print.h"
#include "base/text.h"
#include "page/csv.h"
#include "page/html.h"
#include "page/json.h"
#include "page/page_wrap.h"
#include "page/record_json.h"

#include <limits.h>
#include <string.h>

/* ---- words ---- */

static const char *name_of(const ClinicRow *row, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s", row->client ? row->client : row->file);
    char *ending = row->client ? NULL : strrchr(out, '.');
    if (ending && ending > out)
        *ending = '\0';
    return out;
}

static void add_words(char *out, size_t capacity, const char *words)
{
    size_t used = strlen(out);
    snprintf(out + used, capacity - used, "%s%s", used > 0 ? ", " : "", words);
}

/* "review in 3 days", "ended 1 day ago": what is to be, is and was, of a day that is near. */
static void add_day(char *out, size_t capacity, Day day, Day today, const char *const words[3])
{
    char text[96];
    long long days = (long long)(day - today), count = days < 0 ? -days : days;
    if (day == 0 || days > CLINIC_NEAR_DAYS)
        return;
    if (days == 0)
        snprintf(text, sizeof text, "%s today", words[1]);
    else
        snprintf(text, sizeof text, days < 0 ? "%s %lld day%s ago" : "%s in %lld day%s",
                 words[days < 0 ? 2 : 0], count, count == 1 ? "" : "s");
    add_words(out, capacity, text);
}

char *clinic_looks_words(const ClinicRow *row, Day today, char *out, size_t capacity)
{
    static const char *const review[] = {"review", "review is", "review was"};
    static const char *const end[] = {"it ends", "it ends", "it ended"};
    char words[96];
    *out = '\0';
    if (row->looks & LOOK_PAIN)
        add_words(out, capacity, "pain has risen");
    if (row->looks & LOOK_MORNINGS) {
        snprintf(words, sizeof words, "%d morning%s worse (by %d)", row->mornings,
                 row->mornings == 1 ? "" : "s", row->worst);
        add_words(out, capacity, words);
    }
    if (row->looks & LOOK_AWAY) {
        Day to = row->ends > 0 && row->ends < row->made ? row->ends : row->made;
        snprintf(words, sizeof words, "nothing done for %lld days", (long long)(to - row->last));
        add_words(out, capacity, words);
    }
    if (row->looks & LOOK_SILENT) {
        snprintf(words, sizeof words, "no report for %lld days", (long long)(today - row->made));
        add_words(out, capacity, words);
    }
    if (row->looks & LOOK_LITTLE)
        add_words(out, capacity, "less than half of it done");
    if (row->looks & LOOK_ENDS) {
        add_day(out, capacity, row->review, today, review);
        add_day(out, capacity, row->ends, today, end);
    }
    return out;
}

static char *pain_words(const ClinicRow *row, bool ascii, char *out, size_t capacity)
{
    if (row->pain_first < 0)
        snprintf(out, capacity, "-");
    else
        snprintf(out, capacity, "%.1f %s %.1f", row->pain_first, ascii ? "to" : "→",
                 row->pain_last);
    return out;
}

static char *share_words(const ClinicRow *row, char *out, size_t capacity)
{
    if (row->share < 0)
        snprintf(out, capacity, "-");
    else
        snprintf(out, capacity, "%.0f %%", 100 * row->share);
    return out;
}

/* A sign a week, the higher the more was done; a dot where nothing was prescribed. */
static char *spark(const ClinicRow *row, bool ascii, char *out)
{
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    char *at = out;
    *out = '\0';
    for (int i = 0; i < row->week_count; i++) {
        int level = (int)(row->weeks[i] * 7 + 0.5);
        if (row->weeks[i] < 0)
            at += sprintf(at, ".");
        else if (ascii)
            at += sprintf(at, "%d", (int)(row->weeks[i] * 9 + 0.5));
        else
            at += sprintf(at, "%s", blocks[level > 7 ? 7 : level]);
    }
    return out;
}

/* ---- columns ---- */

static const struct {
    const char *head;
    int cells; /* at least */
    int last;  /* the first to go where there is no room has the highest number; 0: stays */
} columns[] = {
    [CLINIC_CLIENT] = {"client", 20, 0},
    [CLINIC_TITLE] = {"routine", 12, 5},
    [CLINIC_LAST] = {"last seen", 10, 3},
    [CLINIC_SHARE] = {"done", 5, 1},
    [CLINIC_SPARK] = {"by week", CLINIC_WEEKS, 6},
    [CLINIC_PAIN] = {"pain", 10, 2},
    [CLINIC_NEXT] = {"review", 10, 7},
};

#define FIRST_TO_GO 7
#define NARROW_CLIENT 10 /* before the columns without which the table says little go */
#define LITTLE 2         /* the highest number of these */
#define WIDE_CLIENT 32
#define WIDE_TITLE 24

const char *clinic_column_head(ClinicColumn column)
{
    return columns[column].head;
}

static int cells_of(const int widths[CLINIC_COLUMNS])
{
    int cells = -CLINIC_GAP;
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        cells += widths[i] > 0 ? widths[i] + CLINIC_GAP : 0;
    return cells;
}

/* As much of *left as it takes to be so wide. */
static void widen(int *width, int most, int *left)
{
    int more = most - *width < *left ? most - *width : *left;
    *width += more > 0 ? more : 0;
    *left -= more > 0 ? more : 0;
}

static void drop(int widths[CLINIC_COLUMNS], int last)
{
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        widths[i] = columns[i].last == last ? 0 : widths[i];
}

void clinic_column_widths(int cells, int widths[CLINIC_COLUMNS])
{
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        widths[i] = columns[i].cells;
    for (int last = FIRST_TO_GO; last > 0 && cells_of(widths) > cells; last--) {
        if (last == LITTLE)
            widths[CLINIC_CLIENT] = NARROW_CLIENT;
        if (cells_of(widths) > cells)
            drop(widths, last);
    }
    int left = cells - cells_of(widths);
    if (widths[CLINIC_TITLE] > 0) {
        widen(&widths[CLINIC_TITLE], WIDE_TITLE, &left);
        widen(&widths[CLINIC_CLIENT], WIDE_CLIENT, &left);
    }
    widths[widths[CLINIC_TITLE] > 0 ? CLINIC_TITLE : CLINIC_CLIENT] += left;
}

char *clinic_cell(const ClinicRow *row, ClinicColumn column, bool ascii, char *out, size_t capacity)
{
    Day next = row->review > 0 ? row->review : row->ends;
    snprintf(out, capacity, "-");
    switch (column) {
    case CLINIC_CLIENT:
        name_of(row, out, capacity);
        break;
    case CLINIC_TITLE:
        snprintf(out, capacity, "%s", row->title ? row->title : row->routine);
        break;
    case CLINIC_LAST:
        if (row->last > 0)
            day_format(row->last, out, capacity);
        break;
    case CLINIC_SHARE:
        share_words(row, out, capacity);
        break;
    case CLINIC_SPARK:
        if (capacity > CLINIC_WEEKS * 4)
            spark(row, ascii, out);
        break;
    case CLINIC_PAIN:
        pain_words(row, ascii, out, capacity);
        break;
    case CLINIC_NEXT:
        if (next > 0)
            day_format(next, out, capacity);
        break;
    case CLINIC_COLUMNS:
        break;
    }
    return out;
}

/* ---- lines ---- */

/* The cells of a row, each padded but for the last. */
typedef struct {
    FILE *out;
    int pending; /* spaces before the next one */
} Cells;

static void print_cell(Cells *line, const char *text, int cells)
{
    char safe[3 * CLINIC_CELL_BYTES];
    if (cells <= 0)
        return;
    text_safe(text, safe, sizeof safe);
    size_t length = text_fit(safe, cells);
    fprintf(line->out, "%*s%.*s", line->pending, "", (int)length, safe);
    line->pending = cells - text_width_n(safe, length) + CLINIC_GAP;
}

static void print_row(const ClinicRow *row, const int widths[CLINIC_COLUMNS], Day today, bool ascii,
                      const PageSheet *sheet)
{
    char cell[CLINIC_CELL_BYTES], looks[256];
    Cells line = {sheet->out, 0};
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        print_cell(&line, clinic_cell(row, (ClinicColumn)i, ascii, cell, sizeof cell), widths[i]);
    fputc('\n', sheet->out);
    if (!*clinic_looks_words(row, today, looks, sizeof looks))
        return;
    print_look(PRINT_WARN);
    page_wrap(sheet, 2, "! ", looks);
    print_look(PRINT_PLAIN);
}

/* Wide enough for all that stands in the table. */
static void whole_widths(const Clinic *clinic, bool ascii, int widths[CLINIC_COLUMNS])
{
    char cell[CLINIC_CELL_BYTES], safe[3 * CLINIC_CELL_BYTES];
    for (int i = 0; i < CLINIC_COLUMNS; i++) {
        widths[i] = text_width(columns[i].head);
        for (size_t j = 0; j < clinic->count; j++) {
            clinic_cell(&clinic->rows[j], (ClinicColumn)i, ascii, cell, sizeof cell);
            int width = text_width(text_safe(cell, safe, sizeof safe));
            widths[i] = width > widths[i] ? width : widths[i];
        }
    }
}

void clinic_print_lines(const Clinic *clinic, Day today, int cells, bool ascii, FILE *out)
{
    int widths[CLINIC_COLUMNS];
    Cells line = {out, 0};
    if (clinic->count == 0)
        return;
    if (cells > 0)
        clinic_column_widths(cells, widths);
    else
        whole_widths(clinic, ascii, widths);
    PageSheet sheet = {.out = out, .cells = cells > 0 ? cells : INT_MAX, .arena = arena_new()};
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        print_cell(&line, columns[i].head, widths[i]);
    fputc('\n', out);
    for (size_t i = 0; i < clinic->count; i++)
        print_row(&clinic->rows[i], widths, today, ascii, &sheet);
    arena_free(sheet.arena);
}

/* ---- a page ---- */

static const char style[] =
    "body{margin:24px auto;padding:0 24px;max-width:1100px;font:14px/1.45 'Source Sans "
    "3','Helvetica "
    "Neue',Helvetica,Arial,sans-serif;color:#16191d;background:#fff;font-variant-numeric:tabular-"
    "nums}"
    "h1{font-size:22px;margin:0 0 12px}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:5px 14px 5px 0;border-bottom:1px solid #ddd;vertical-align:top}"
    "thead th{font-size:12px;color:#4c535b;font-weight:400;border-bottom:1px solid #16191d}"
    ".look{font-weight:600}.spark{letter-spacing:1px;white-space:nowrap}"
    "@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}";

static void page_row(const ClinicRow *row, Day today, FILE *out)
{
    char cell[CLINIC_CELL_BYTES], looks[256];
    html_print(out, "<tr>");
    for (int i = 0; i < CLINIC_COLUMNS; i++) {
        clinic_cell(row, (ClinicColumn)i, false, cell, sizeof cell);
        html_print(out,
                   i == CLINIC_CLIENT  ? "<th scope=\"row\">%s</th>"
                   : i == CLINIC_SPARK ? "<td class=\"spark\">%s</td>"
                                       : "<td>%s</td>",
                   cell);
    }
    html_print(out, "<td>%d</td><td class=\"look\">%s</td></tr>\n", row->sessions,
               clinic_looks_words(row, today, looks, sizeof looks));
}

void clinic_print_page(const Clinic *clinic, Day today, FILE *out)
{
    char day[MOMENT_BYTES];
    html_print(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>Clients, %s</title>\n<style>",
        day_format(today, day, sizeof day));
    fputs(style, out);
    html_print(out, "</style>\n</head>\n<body>\n<h1>Clients, %s</h1>\n<table>\n<thead><tr>", day);
    for (int i = 0; i < CLINIC_COLUMNS; i++)
        html_print(out, "<th scope=\"col\">%s</th>", columns[i].head);
    fputs("<th scope=\"col\">sessions</th><th scope=\"col\">look at</th></tr></thead>\n<tbody>\n",
          out);
    for (size_t i = 0; i < clinic->count; i++)
        page_row(&clinic->rows[i], today, out);
    fputs("</tbody>\n</table>\n</body>\n</html>\n", out);
}

/* ---- data ---- */

static void csv_share(Csv *csv, double share)
{
    if (share < 0)
        csv_empty(csv, 1);
    else
        csv_seconds(csv, (Ns)(share * (double)NS_PER_S));
}

static void csv_day(Csv *csv, Day day)
{
    char text[MOMENT_BYTES];
    csv_text(csv, day > 0 ? day_format(day, text, sizeof text) : NULL);
}

void clinic_print_csv(const Clinic *clinic, Day today, FILE *out)
{
    static const char *const names[] = {
        "client",        "routine",  "title",  "file",       "made",      "first",
        "last",          "sessions", "share",  "pain_first", "pain_last", "mornings_worse",
        "worst_morning", "ouches",   "review", "ends",       "older",     "look_at"};
    char looks[256];
    Csv csv;
    csv_start(&csv, out);
    csv_head(&csv, names, COUNT_OF(names));
    for (size_t i = 0; i < clinic->count; i++) {
        const ClinicRow *row = &clinic->rows[i];
        csv_text(&csv, row->client);
        csv_text(&csv, row->routine);
        csv_text(&csv, row->title);
        csv_text(&csv, row->file);
        csv_day(&csv, row->made);
        csv_day(&csv, row->first);
        csv_day(&csv, row->last);
        csv_whole(&csv, row->sessions);
        csv_share(&csv, row->share);
        csv_share(&csv, row->pain_first);
        csv_share(&csv, row->pain_last);
        csv_whole(&csv, row->mornings);
        csv_whole(&csv, row->worst);
        csv_whole(&csv, row->ouches);
        csv_day(&csv, row->review);
        csv_day(&csv, row->ends);
        csv_whole(&csv, row->older);
        csv_text(&csv, clinic_looks_words(row, today, looks, sizeof looks));
        csv_end_row(&csv);
    }
}

static void json_share(Json *json, const char *key, double share)
{
    if (share < 0)
        json_null(json, key);
    else
        json_seconds(json, key, (Ns)(share * (double)NS_PER_S));
}

static void json_day(Json *json, const char *key, Day day)
{
    if (day > 0)
        record_json_day(json, key, day);
    else
        json_null(json, key);
}

static void json_row(Json *json, const ClinicRow *row)
{
    static const char *const looks[] = {"pain", "mornings", "away", "silent", "little", "ends"};
    json_open_object(json, NULL);
    json_text(json, "client", row->client);
    json_text(json, "routine", row->routine);
    json_text(json, "title", row->title);
    json_text(json, "file", row->file);
    json_day(json, "made", row->made);
    json_day(json, "first", row->first);
    json_day(json, "last", row->last);
    json_whole(json, "sessions", row->sessions);
    json_whole(json, "ouches", row->ouches);
    json_share(json, "share", row->share);
    json_share(json, "pain_first", row->pain_first);
    json_share(json, "pain_last", row->pain_last);
    json_whole(json, "mornings_worse", row->mornings);
    json_whole(json, "worst_morning", row->worst);
    json_day(json, "review", row->review);
    json_day(json, "ends", row->ends);
    json_whole(json, "older", row->older);
    json_open_array(json, "weeks");
    for (int i = 0; i < row->week_count; i++)
        json_share(json, NULL, row->weeks[i]);
    json_close(json);
    json_open_array(json, "look_at");
    for (size_t i = 0; i < COUNT_OF(looks); i++)
        if (row->looks & 1u << i)
            json_text(json, NULL, looks[i]);
    json_close(json);
    json_close(json);
}

void clinic_print_json(const Clinic *clinic, Day today, FILE *out)
{
    Json json;
    json_start(&json, out, JSON_INDENTED);
    json_open_object(&json, NULL);
    json_whole(&json, "limber-clinic", 1); /* the version of this form */
    record_json_day(&json, "made", today);
    json_open_array(&json, "clients");
    for (size_t i = 0; i < clinic->count; i++)
        json_row(&json, &clinic->rows[i]);
    json_close(&json);
    json_close(&json);
}
