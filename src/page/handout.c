// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The document: whom it is for, what to mind, when to call, then the steps and the grid. */
#include "page/handout.h"

#include "page/base64.h"
#include "page/handout_private.h"
#include "page/html.h"
#include "page/plan.h"
#include "routine/duration.h"
#include "session/check_in.h"
#include "session/gate.h"

/* ---- the head ---- */

static void print_document(const Handout *handout, FILE *out)
{
    const Routine *routine = handout->timeline->routine;
    html_print(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"generator\" content=\"limber handout %s\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"referrer\" content=\"no-referrer\">\n<title>%s</title>\n<style>\n",
               routine->language, LIMBER_VERSION, routine->title);
    handout_print_style(handout, out);
    fputs("</style>\n</head>\n<body>\n", out);
}

static void print_fact(FILE *out, const char *label, const char *value)
{
    if (value && *value)
        html_print(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", label, value);
}

static void print_date(FILE *out, const char *label, Date date)
{
    char text[MOMENT_BYTES];
    if (date.year > 0)
        print_fact(out, label, day_format(day_of_date(date), text, sizeof text));
}

static void print_facts(const HandoutSheet *sheet)
{
    const Routine *routine = sheet->routine;
    char total[32];
    FILE *out = sheet->out;
    fputs("<dl class=\"facts\">\n", out);
    print_fact(out, "For", routine->prescription.client);
    const char *times = plan_rhythm_words(sheet->arena, routine);
    print_fact(out, "How often", *times ? times : routine->frequency);
    print_fact(out, "Takes about",
               duration_format(sheet->handout->timeline->total, total, sizeof total));
    print_date(out, "From", routine->prescription.from);
    print_date(out, "Until", routine->prescription.until);
    print_date(out, "Review", routine->prescription.review);
    fputs("</dl>\n", out);
}

static void print_author(const HandoutSheet *sheet)
{
    const Routine *routine = sheet->routine;
    const Letterhead *clinic = &sheet->handout->clinic;
    bool own = routine->author.clinic || routine->author.contact;
    const char *parts[] = {routine->author.name, own ? routine->author.clinic : clinic->name,
                           own ? routine->author.contact : clinic->contact};
    fputs("<p class=\"author\">", sheet->out);
    if (clinic->logo) {
        fputs("<img class=\"logo\" alt=\"\" src=\"", sheet->out);
        base64_write_uri(clinic->logo_type, clinic->logo, clinic->logo_size, sheet->out);
        fputs("\"><br>", sheet->out);
    }
    const char *between = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i])
            continue;
        fputs(between, sheet->out);
        html_print(sheet->out, i == 0 ? "<b>%s</b>" : "%s", parts[i]);
        between = "<br>";
    }
    fputs("</p>\n", sheet->out);
}

static void print_head(const HandoutSheet *sheet)
{
    FILE *out = sheet->out;
    html_print(out, "<header>\n<div>\n<h1>%s</h1>\n", sheet->routine->title);
    if (sheet->routine->summary)
        html_print(out, "<p>%s</p>\n", sheet->routine->summary);
    for (size_t i = 0; i < sheet->routine->goal_count; i++)
        html_print(out, "<p><b>Goal</b> %s</p>\n", sheet->routine->goals[i]);
    fputs("</div>\n", out);
    print_author(sheet);
    fputs("</header>\n", out);
    print_facts(sheet);
}

/* ---- before you start ---- */

static void print_precautions(const HandoutSheet *sheet)
{
    const Routine *routine = sheet->routine;
    if (routine->precaution_count == 0)
        return;
    fputs("<section class=\"mind\">\n<h2>Take care</h2>\n<ul>\n", sheet->out);
    for (size_t i = 0; i < routine->precaution_count; i++)
        html_print(sheet->out, "<li>%s</li>\n", routine->precautions[i]);
    fputs("</ul>\n</section>\n", sheet->out);
}

static void print_questions(const HandoutSheet *sheet)
{
    const Routine *routine = sheet->routine;
    if (routine->gate_count == 0)
        return;
    fputs("<section class=\"mind asks\">\n<h2>Before you start: is any of these true?</h2>\n<ul "
          "class=\"ask\">\n",
          sheet->out);
    for (size_t i = 0; i < routine->gate_count; i++)
        html_print(sheet->out, "<li><b>%s</b> %s</li>\n", routine->gates[i].ask,
                   routine->gates[i].then);
    fputs("</ul>\n</section>\n", sheet->out);
}

static void print_band(FILE *out, int from, int to, const char *words)
{
    if (from > to)
        return;
    if (from < to)
        html_print(out, "<div><dt>%d to %d</dt><dd>%s</dd></div>\n", from, to, words);
    else
        html_print(out, "<div><dt>%d</dt><dd>%s</dd></div>\n", from, words);
}

static void print_pain(const HandoutSheet *sheet)
{
    int ease = sheet->routine->pain.ease, stop = sheet->routine->pain.stop;
    if (!check_in_asks_pain(sheet->routine))
        return;
    fputs("<section class=\"pain\">\n<h2>Pain, 0 (none) to 10 (the worst you can imagine)</h2>\n"
          "<dl class=\"facts\">\n",
          sheet->out);
    print_band(sheet->out, 0, ease - 1, "do all of it");
    print_band(sheet->out, ease, stop - 1, "half as much, the easier way");
    print_band(sheet->out, stop, 10, "rest today");
    fputs("</dl>\n<p>Stop a step that hurts in a sharp, numb or electric way. If the next morning "
          "is worse by 2, "
          "do less the next time.</p>\n</section>\n",
          sheet->out);
}

/* The questions of the routine itself; those of each session have a column in the grid. */
static void print_scales(const HandoutSheet *sheet)
{
    static const char *const when[] = {[SCALE_BEFORE] = "before each session",
                                       [SCALE_AFTER] = "after each session",
                                       [SCALE_MORNING] = "on the next morning",
                                       [SCALE_WEEKLY] = "once a week"};
    const Routine *routine = sheet->routine;
    if (routine->scale_count == 0)
        return;
    fputs("<section class=\"scales\">\n<h2>Answer from 0 to 10</h2>\n<ol>\n", sheet->out);
    for (size_t i = 0; i < routine->scale_count; i++) {
        const Scale *scale = &routine->scales[i];
        html_print(sheet->out, "<li><b>%s</b> %s", scale->ask, when[scale->when]);
        if (scale->low && scale->high)
            html_print(sheet->out, "; 0: %s, 10: %s", scale->low, scale->high);
        if (scale->when == SCALE_WEEKLY)
            fputs(HANDOUT_WEEKS, sheet->out);
        fputs("</li>\n", sheet->out);
    }
    fputs("</ol>\n</section>\n", sheet->out);
}

static void print_end(const HandoutSheet *sheet)
{
    char day[MOMENT_BYTES];
    html_print(sheet->out, "<footer>Printed %s with Limber %s",
               day_format(sheet->handout->made, day, sizeof day), LIMBER_VERSION);
    if (sheet->routine->version)
        html_print(sheet->out, ", version %d of this plan", sheet->routine->version);
    fputs(".</footer>\n</body>\n</html>\n", sheet->out);
}

void handout_print(const Handout *handout, FILE *out)
{
    HandoutSheet sheet = {handout, handout->timeline->routine, out, arena_new()};
    print_document(handout, out);
    print_head(&sheet);
    print_precautions(&sheet);
    print_questions(&sheet);
    print_pain(&sheet);
    handout_print_steps(&sheet);
    handout_print_plan(&sheet);
    print_scales(&sheet);
    handout_print_grid(&sheet);
    handout_print_codes(&sheet);
    print_end(&sheet);
    arena_free(sheet.arena);
}
