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
#include "page/record_json.h"

#include <string.h>

#define NAME_CELLS 20
#define LEAST_TITLE 12
#define FIXED_CELLS 54 /* of the columns behind the title */

/* ---- words ---- */

static const char *name_of(const ClinicRow *row, char *out, size_t capacity)
{
    snprintf(out, capacity, "%s", row->client ? row->client : row->file);
    if (!row->client && strlen(out) > 5)
        out[strlen(out) - 5] = '\0'; /* .json */
    return out;
}

static void add_words(char *out, size_t capacity, const char *words)
{
    size_t used = strlen(out);
    snprintf(out + used, capacity - used, "%s%s", used > 0 ? ", " : "", words);
}

char *clinic_looks_words(const ClinicRow *row, Day today, char *out, size_t capacity)
{
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
        snprintf(words, sizeof words, "nothing done for %lld days",
                 (long long)(row->made - row->last));
        add_words(out, capacity, words);
    }
    if (row->looks & LOOK_LITTLE)
        add_words(out, capacity, "less than half of it done");
    if (row->looks & LOOK_ENDS) {
        long long days = (long long)(row->ends - today);
        if (days < 0)
            snprintf(words, sizeof words, "review was %lld day%s ago", -days,
                     days == -1 ? "" : "s");
        else
            snprintf(words, sizeof words, days == 0 ? "review is today" : "review in %lld day%s",
                     days, days == 1 ? "" : "s");
        add_words(out, capacity, words);
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

/* ---- lines ---- */

static void print_cells(FILE *out, const char *text, int cells)
{
    char safe[512];
    text_safe(text, safe, sizeof safe);
    size_t length = text_fit(safe, cells);
    fprintf(out, "%.*s%*s  ", (int)length, safe, cells - text_width_n(safe, length), "");
}

static void print_row(const ClinicRow *row, int title, Day today, bool ascii, FILE *out)
{
    char name[256], share[16], weeks[CLINIC_WEEKS * 4 + 1], pain[32], day[MOMENT_BYTES], looks[256];
    print_cells(out, name_of(row, name, sizeof name), NAME_CELLS);
    print_cells(out, row->title ? row->title : row->routine, title);
    print_cells(out, row->last > 0 ? day_format(row->last, day, sizeof day) : "-", 10);
    print_cells(out, share_words(row, share, sizeof share), 5);
    print_cells(out, spark(row, ascii, weeks), CLINIC_WEEKS);
    print_cells(out, pain_words(row, ascii, pain, sizeof pain), 10);
    print_cells(out, row->ends > 0 ? day_format(row->ends, day, sizeof day) : "-", 10);
    fputc('\n', out);
    if (!*clinic_looks_words(row, today, looks, sizeof looks))
        return;
    print_look(PRINT_WARN);
    fprintf(out, "  ! %s", looks);
    print_look(PRINT_PLAIN);
    fputc('\n', out);
}

void clinic_print_lines(const Clinic *clinic, Day today, int cells, bool ascii, FILE *out)
{
    static const struct {
        const char *head;
        int cells;
    } columns[] = {{"last seen", 10},
                   {"done", 5},
                   {"twelve weeks", CLINIC_WEEKS},
                   {"pain", 10},
                   {"review", 10}};
    int title = cells - NAME_CELLS - FIXED_CELLS - 4;
    title = title < LEAST_TITLE ? LEAST_TITLE : title;
    if (clinic->count > 0) {
        print_cells(out, "client", NAME_CELLS);
        print_cells(out, "routine", title);
        for (size_t i = 0; i < COUNT_OF(columns); i++)
            print_cells(out, columns[i].head, columns[i].cells);
        fputc('\n', out);
    }
    for (size_t i = 0; i < clinic->count; i++)
        print_row(&clinic->rows[i], title, today, ascii, out);
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
    char name[256], share[16], weeks[CLINIC_WEEKS * 4 + 1], pain[32],
        last[MOMENT_BYTES] = "", ends[MOMENT_BYTES] = "", looks[256];
    if (row->last > 0)
        day_format(row->last, last, sizeof last);
    if (row->ends > 0)
        day_format(row->ends, ends, sizeof ends);
    html_print(out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%d</td><td>%s</td>",
               name_of(row, name, sizeof name), row->title ? row->title : row->routine, last,
               row->sessions, share_words(row, share, sizeof share));
    html_print(out,
               "<td class=\"spark\">%s</td><td>%s</td><td>%s</td><td class=\"look\">%s</td></tr>\n",
               spark(row, false, weeks), pain_words(row, false, pain, sizeof pain), ends,
               clinic_looks_words(row, today, looks, sizeof looks));
}

void clinic_print_page(const Clinic *clinic, Day today, FILE *out)
{
    static const char *const heads[] = {"Client",     "Routine", "Last seen",
                                        "Sessions",   "Done",    "Twelve weeks",
                                        "Pain after", "Review",  "Look at"};
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
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        html_print(out, "<th>%s</th>", heads[i]);
    fputs("</tr></thead>\n<tbody>\n", out);
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
        "client",        "routine",  "title", "file",       "made",      "first",
        "last",          "sessions", "share", "pain_first", "pain_last", "mornings_worse",
        "worst_morning", "ouches",   "ends",  "look_at"};
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
        csv_day(&csv, row->ends);
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
    static const char *const looks[] = {"pain", "mornings", "away", "little", "ends"};
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
    json_day(json, "ends", row->ends);
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
