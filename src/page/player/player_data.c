// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Plans first, because they ask for the figures and the clips that are then written. */
#include "page/player/player_data.h"

#include "base/sha256.h"
#include "page/base64.h"
#include "page/player/figure_json.h"
#include "page/player/plan_json.h"
#include "routine/exercise.h"
#include "routine/frequency.h"
#include "routine/photo_file.h"
#include "session/check_in.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const Figure *figure;
    RegionSet feel;
} Drawn;

typedef struct {
    const PlayerPage *page;
    Arena *arena;
    Drawn *figures;
    size_t figure_count;
    const char **photos; /* their names, each once */
    size_t photo_count;
} Data;

/* ---- the routine ---- */

static void write_date(Json *json, const char *key, Date date)
{
    char text[16];
    if (date.year == 0)
        return;
    snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    json_text(json, key, text);
}

static void write_texts(Json *json, const char *key, const char **texts, size_t count)
{
    json_open_array(json, key);
    for (size_t i = 0; i < count; i++)
        json_text(json, NULL, texts[i]);
    json_close(json);
}

static void write_check_in(Json *json, const Routine *routine)
{
    CheckInQuestion questions[CHECK_IN_MOST];
    size_t count = check_in_questions(routine, questions);
    json_open_array(json, "checkIn");
    for (size_t i = 0; i < count; i++) {
        json_open_object(json, NULL);
        json_text(json, "region", questions[i].name->id);
        json_text(json, "label", questions[i].name->label);
        json_text(json, "side",
                  *side_name(questions[i].side) ? side_name(questions[i].side) : "centre");
        json_close(json);
    }
    json_close(json);
    json_flag(json, "asksPain", check_in_asks_pain(routine));
}

static void write_scales(Json *json, const Routine *routine)
{
    json_open_array(json, "scales");
    for (size_t i = 0; i < routine->scale_count; i++) {
        const Scale *scale = &routine->scales[i];
        json_open_object(json, NULL);
        json_text(json, "ask", scale->ask);
        json_text(json, "low", scale->low);
        json_text(json, "high", scale->high);
        json_text(json, "when", asked_names[scale->when]);
        json_close(json);
    }
    json_close(json);
}

static void write_bands(Json *json, PainBands bands)
{
    json_open_object(json, "pain");
    json_whole(json, "ease", bands.ease);
    json_whole(json, "stop", bands.stop);
    json_close(json);
}

/* The file as it was written: what was done is of exactly this text. */
static void write_file(Json *json, const Routine *routine)
{
    char hash[SHA256_HEX_BYTES];
    const Source *source = routine->source;
    json_open_object(json, "file");
    json_text(json, "name", routine->id);
    json_text(json, "sha256", sha256_hex(source->text, source->size, hash));
    json_whole(json, "version", routine->version);
    json_text(json, "text", source->text);
    json_close(json);
}

static void write_routine(Json *json, const Data *data)
{
    const Routine *routine = data->page->routine;
    char times[FREQUENCY_BYTES];
    json_text(json, "title", routine->title);
    json_text(json, "summary", routine->summary);
    write_texts(json, "goals", routine->goals, routine->goal_count);
    json_text(json, "when", when_name(routine->when));
    json_text(json, "language", routine->language);
    json_text(json, "author", routine->author.name);
    json_text(json, "clinic", routine->author.clinic);
    json_text(json, "contact", routine->author.contact);
    json_text(json, "helpLine", data->page->help_line);
    json_text(json, "client", routine->prescription.client);
    write_date(json, "from", routine->prescription.from);
    write_date(json, "review", routine->prescription.review);
    write_date(json, "until", routine->prescription.until);
    json_text(json, "times", frequency_words(routine->prescription.times, times, sizeof times));
    write_texts(json, "precautions", routine->precautions, routine->precaution_count);
    write_bands(json, routine->pain);
    ways_write(json, routine, data->page->ways);
    write_check_in(json, routine);
    write_scales(json, routine);
    write_file(json, routine);
}

/* ---- steps with a rhythm of their own ---- */

static void add_rhythm(PageRhythm *rhythms, size_t *count, PageRhythm rhythm)
{
    if (rhythm.times.times == 0)
        return;
    if (*count < PAGE_MOST_RHYTHMS)
        rhythms[*count] = rhythm;
    ++*count;
}

size_t page_rhythms(const Routine *routine, PageRhythm rhythms[PAGE_MOST_RHYTHMS])
{
    size_t count = 0;
    for (size_t i = 0; i < routine->block_count; i++) {
        const Block *block = &routine->blocks[i];
        add_rhythm(rhythms, &count, (PageRhythm){block, NULL, block->due.times});
        for (size_t j = 0; j < block->count; j++)
            add_rhythm(rhythms, &count,
                       (PageRhythm){block, &block->steps[j], block->steps[j].due.times});
    }
    return count;
}

/* By what the log has of a step it is known: its name, its exercise, at any of its stages. */
static void write_known(Json *json, const Step *step, bool exercises)
{
    const char *known = exercises ? (step->exercise ? step->exercise->id : NULL) : step->name;
    if (known)
        json_text(json, NULL, known);
    for (size_t i = 0; i < step->stage_count; i++)
        write_known(json, step->stages[i].step, exercises);
}

static void write_rhythms(Json *json, const Routine *routine)
{
    static const char *const keys[] = {"steps", "exercises"};
    PageRhythm rhythms[PAGE_MOST_RHYTHMS];
    size_t count = page_rhythms(routine, rhythms);
    json_open_array(json, "rhythms");
    for (size_t i = 0; i < count && count <= PAGE_MOST_RHYTHMS; i++) {
        json_open_object(json, NULL);
        json_whole(json, "times", rhythms[i].times.times);
        json_whole(json, "period", rhythms[i].times.period_days);
        for (int by = 0; by < 2; by++) {
            json_open_array(json, keys[by]);
            for (size_t j = 0; j < rhythms[i].block->count; j++)
                if (!rhythms[i].step || rhythms[i].step == &rhythms[i].block->steps[j])
                    write_known(json, &rhythms[i].block->steps[j], by == 1);
            json_close(json);
        }
        json_close(json);
    }
    json_close(json);
}

/* ---- what the plans ask for ---- */

static void note_photo(Data *data, const char *name)
{
    for (size_t i = 0; i < data->photo_count; i++)
        if (strcmp(data->photos[i], name) == 0)
            return;
    data->photos = arena_grow(data->arena, data->photos, data->photo_count, sizeof *data->photos);
    data->photos[data->photo_count++] = name;
}

static int figure_of(void *context, const Step *step)
{
    Data *data = context;
    if (step->photo)
        note_photo(data, step->photo);
    const Figure *figure = step->drawn ? step->drawn->figure : NULL;
    for (size_t i = 0; i < data->figure_count; i++)
        if (data->figures[i].figure == figure && data->figures[i].feel == step->feel)
            return (int)i;
    if (!figure)
        return -1;
    data->figures =
        arena_grow(data->arena, data->figures, data->figure_count, sizeof *data->figures);
    data->figures[data->figure_count] = (Drawn){figure, step->feel};
    return (int)data->figure_count++;
}

static int clip_of(void *context, const Utterance *utterance, bool shorter)
{
    const PageClips *clips = ((Data *)context)->page->clips;
    return clips->of_words(clips->context, utterance, shorter);
}

/* ---- plans ---- */

/* As it is written, and for a day with pain. */
static void write_timelines(Json *json, PlanPool *pool, const PlayerPage *page,
                            const PagePlan *plan)
{
    const Easing easing = {page->library, plan->gate};
    write_texts(json, "says", plan->report->lines, plan->report->count);
    json_whole(json, "plan", (int64_t)plan_pool_add(pool, plan->timeline, &easing));
    if (check_in_asks_pain(page->routine))
        json_whole(json, "eased", (int64_t)plan_pool_add(pool, plan->eased, &easing));
}

static void write_day(Json *json, PlanPool *pool, const PlayerPage *page, const PagePlan *plan)
{
    json_open_object(json, NULL);
    json_whole(json, "first", plan->first);
    json_whole(json, "weekday", plan->weekday);
    json_flag(json, "unsettled", plan->unsettled);
    json_flag(json, "rightFirst", plan->right_first);
    json_whole(json, "owed", plan->owed);
    json_whole(json, "narrowing", plan->narrowing);
    json_flag(json, "closed", plan->closed);
    if (!plan->closed)
        write_timelines(json, pool, page, plan);
    json_close(json);
}

static void write_plans(Json *json, Data *data)
{
    const PlayerPage *page = data->page;
    const PlanLinks links = {data, figure_of, clip_of};
    PlanPool *pool = plan_pool_new(data->arena, page->speech, &links);
    json_open_array(json, "days");
    for (size_t i = 0; i < page->plan_count; i++)
        write_day(json, pool, page, &page->plans[i]);
    json_close(json);
    plan_pool_write(json, pool);
}

static void write_figures(Json *json, const Data *data)
{
    json_open_array(json, "figures");
    for (size_t i = 0; i < data->figure_count; i++)
        figure_json_write(json, NULL, data->figures[i].figure, data->figures[i].feel);
    json_close(json);
}

/* ---- photos and sounds ---- */

/* Bytes as a data: URI. */
static void write_bytes(Json *json, const char *key, const char *type, const unsigned char *bytes,
                        size_t size)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        memory_fail();
    base64_write_uri(type, bytes, size, out);
    if (fclose(out) != 0)
        memory_fail();
    json_text(json, key, text);
    free(text);
}

/* One that cannot be read is left out: `check` says why. */
static void write_photos(Json *json, const Data *data)
{
    json_open_object(json, "photos");
    for (size_t i = 0; i < data->photo_count; i++) {
        const char *type;
        size_t size;
        unsigned char *bytes = photo_bytes(data->page->routine, data->photos[i], &size, &type);
        if (bytes)
            write_bytes(json, data->photos[i], type, bytes, size);
        free(bytes);
    }
    json_close(json);
}

static void write_clip(Json *json, PageClip clip)
{
    json_open_object(json, NULL);
    json_whole(json, "length", clip.length / NS_PER_MS);
    write_bytes(json, "data", clip.type, clip.bytes, clip.size);
    json_close(json);
}

static void write_sounds(Json *json, const Data *data)
{
    const PageClips *clips = data->page->clips;
    json_flag(json, "lean", data->page->lean);
    json_open_array(json, "sounds");
    for (int sound = 0; sound < SOUND_COUNT; sound++)
        json_whole(json, NULL, clips->of_sound(clips->context, (Sound)sound));
    json_close(json);
    json_open_array(json, "clips");
    for (size_t i = 0; i < clips->count(clips->context); i++)
        write_clip(json, clips->at(clips->context, i));
    json_close(json);
}

/* ---- together ---- */

static void write_all(const PlayerPage *page, FILE *out)
{
    Data data = {.page = page, .arena = arena_new()};
    Json json;
    json_start(&json, out, JSON_LINES);
    json_open_object(&json, NULL);
    json_text(&json, "program", LIMBER_VERSION);
    write_routine(&json, &data);
    write_rhythms(&json, page->routine);
    write_plans(&json, &data);
    write_figures(&json, &data);
    write_photos(&json, &data);
    write_sounds(&json, &data);
    json_close(&json);
    arena_free(data.arena);
}

void player_data_write(const PlayerPage *page, FILE *out)
{
    char *text = NULL;
    size_t size;
    FILE *memory = open_memstream(&text, &size);
    if (!memory)
        memory_fail();
    write_all(page, memory);
    if (fclose(memory) != 0)
        memory_fail();
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "<");
        fwrite(at, 1, plain, out);
        at += plain;
        if (*at == '<' && at++)
            fputs("\\u003c", out);
    }
    free(text);
}
