// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The table of complaints and the weighing of routines against what is tight. */
#include "routine/advice.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Complaint complaints[] = {
    {"runners-knee",
     "runner's knee",
     {"knee-front", "quad-front", "quad-tendon", "hip-side"},
     {"care-runners-knee", "care-tight-quads", "foam-roll-12"}},
    {"tight-quads",
     "tight quads above the knee",
     {"quad-front", "quad-tendon"},
     {"care-tight-quads", "care-quad-tendon", "foam-roll-12"}},
    {"quad-tendon",
     "a sore tendon above the kneecap",
     {"quad-tendon"},
     {"care-quad-tendon", "care-tight-quads"}},
    {"patellar-tendon",
     "a sore tendon below the kneecap",
     {"patellar-tendon"},
     {"care-patellar-tendon", "care-under-kneecap"}},
    {"outer-leg",
     "the outer thigh and the IT band",
     {"thigh-outer", "hip-side", "knee-outer"},
     {"care-itb", "foam-roll-12"}},
    {"itb-syndrome",
     "IT band pain at the knee",
     {"knee-outer", "thigh-outer", "hip-side", "glute"},
     {"care-itb", "restday-mobility-15"}},
    {"hip-flexor",
     "stiff hip flexors",
     {"hip-front", "groin-deep", "quad-front", "low-back"},
     {"care-hip-flexor", "desk-hip-opener-6", "restday-mobility-15"}},
    {"achilles",
     "a tender Achilles",
     {"achilles", "heel-back", "calf-lower", "calf-upper"},
     {"care-achilles-calf", "foam-roll-12"}},
    {"calf",
     "tight calves",
     {"calf-upper", "calf-lower", "achilles"},
     {"care-achilles-calf", "postrun-quick-5", "foam-roll-12"}},
    {"under-kneecap",
     "pain under the kneecap",
     {"knee-front", "patellar-tendon", "quad-tendon", "quad-front"},
     {"care-under-kneecap", "care-runners-knee"}},
    {"inner-knee",
     "pain at the inner knee",
     {"knee-inner", "inner-thigh", "hamstring"},
     {"care-inner-knee", "foam-roll-12"}},
    {"shin-splints",
     "sore shins",
     {"shin-inner", "calf-lower", "arch"},
     {"care-shin-splints", "care-achilles-calf"}},
    {"plantar",
     "a sore heel or arch",
     {"heel", "arch", "calf-lower"},
     {"care-plantar", "care-plantar-morning"}},
    {"hamstrings",
     "a tight or strained hamstring",
     {"hamstring"},
     {"care-hamstring", "foam-roll-12", "postrun-quick-5"}},
    {"sit-bone", "a sore sit bone", {"sit-bone"}, {"care-sit-bone"}},
    {"buttock",
     "a tight buttock",
     {"glute", "hip-side"},
     {"care-glute", "foam-roll-12", "restday-mobility-15"}},
    {"low-back",
     "a stiff low back",
     {"low-back", "glute"},
     {"care-low-back", "restday-mobility-15"}},
    {"ankle", "a stiff or wobbly ankle", {"ankle"}, {"care-ankle", "restday-mobility-15"}},
    {"lower-legs",
     "heavy lower legs",
     {"calf-upper", "calf-lower", "shin-front"},
     {"postrun-lower-leg-5", "foam-roll-12"}},
    {"neck-shoulders",
     "a stiff neck, shoulders or chest",
     {"neck", "shoulder", "chest", "upper-back"},
     {"neck-shoulders-6"}},
    {"heavy-legs",
     "heavy legs",
     {"quad-front", "hamstring", "calf-upper", "glute"},
     {"longrun-recovery-15", "foam-roll-12", "unwind-6"}},
    {"stiff-desk",
     "stiffness from sitting",
     {"hip-front", "low-back", "upper-back"},
     {"desk-hip-opener-6", "restday-mobility-15"}},
};
#define COMPLAINT_COUNT (COUNT_OF(complaints))

const Complaint *complaint_at(size_t index)
{
    return index < COMPLAINT_COUNT ? &complaints[index] : NULL;
}

static RegionSet regions_of(const Complaint *complaint)
{
    RegionSet set = 0;
    RegionName name;
    for (size_t i = 0; complaint->regions[i]; i++)
        if (region_find(complaint->regions[i], &name))
            set |= name.regions;
    return set;
}

/* The part of `of` that `set` covers, 0 … 1. */
static double part_of(RegionSet set, RegionSet of)
{
    return of ? (double)__builtin_popcount(set & of) / __builtin_popcount(of) : 0;
}

/* The place of a routine among a complaint's, or -1. */
static int place_among(const Complaint *complaint, const char *name)
{
    for (int i = 0; i < 4 && complaint->routines[i]; i++)
        if (strcmp(complaint->routines[i], name) == 0)
            return i;
    return -1;
}

/* How well a complaint fits what is tight: how much of it is there, then how little else the
 * complaint is about; a routine that is only to follow counts less. */
static double fit_of(const Complaint *complaint, RegionSet wanted, int place)
{
    RegionSet regions = regions_of(complaint);
    double covered = part_of(regions, wanted), meant = part_of(wanted, regions);
    return (covered * 4 + meant) * (place == 0 ? 1.0 : place == 1 ? 0.5 : 0.4);
}

/* ---- warnings ---- */

/* How cautions name a place, where no question of its gate stands before the routine: behind
 * "deep groin", "side-hip" and "heel-bone" one does (gate_belongs), and a yes takes the leg or the
 * exercise out. */
static const struct {
    const char *region, *words;
} places[] = {
    {"low-back", "back pain"},       {"low-back", "sore back"},
    {"inner-thigh", "groin or hip"}, {"sit-bone", "sit-bone"},
    {"sit-bone", "sit bone"},        {"hamstring", "hamstring"},
    {"knee", "knee pain"},           {"knee", "knee twist"},
    {"calves", "calf or achilles"},  {"knee-front", "kneecap"},
    {"knee-front", "front-of-knee"}, {"knee-inner", "inner-knee"},
    {"knee-outer", "outer knee"},    {"quad-tendon", "above the kneecap"},
    {"achilles", "achilles"},        {"shins", "achilles, shin"},
    {"heel", "heel pain"},           {"heel", "shin or foot"},
    {"arch", "shin or foot"},        {"forefoot", "shin or foot"},
    {"heel-back", "heel pain"},      {"ankle", "ankle is sore"},
};

/* One sentence of a caution: the places that it keeps people with pain there away from. "Ease off"
 * and "go gently" do not; that is what a stretch of a tight place is. */
static RegionSet warned_in(const char *sentence)
{
    static const char *const away[] = {"skip", ": stop", "not with", "back off", "leave it"};
    RegionSet set = 0;
    bool warns = false;
    for (size_t i = 0; i < COUNT_OF(away); i++)
        warns = warns || text_find(sentence, away[i]);
    for (size_t i = 0; warns && i < COUNT_OF(places); i++) {
        RegionName name;
        if (text_find(sentence, places[i].words) && region_find(places[i].region, &name))
            set |= name.regions;
    }
    return set;
}

RegionSet advice_warned(const Exercise *exercise)
{
    RegionSet set = 0;
    char *caution = memory_string(exercise->caution ? exercise->caution : ""), *rest = caution;
    for (char *sentence; (sentence = strsep(&rest, "."));)
        set |= warned_in(sentence);
    free(caution);
    return set;
}

bool advice_warns(const Routine *routine, RegionSet regions)
{
    RegionSet set = 0;
    for (size_t i = 0; i < routine->block_count; i++)
        for (size_t j = 0; j < routine->blocks[i].count; j++)
            if (routine->blocks[i].steps[j].exercise)
                set |= advice_warned(routine->blocks[i].steps[j].exercise);
    return (set & regions) != 0;
}

/* ---- weighing ---- */

#define FELT_WEIGHT 2.0 /* beside 5 of a complaint that fits wholly */

static Advice weigh(const CatalogueEntry *entry, RegionSet wanted)
{
    Advice advice = {.served = routine_feel(entry->routine) & wanted};
    double best = 0;
    for (size_t i = 0; i < COMPLAINT_COUNT && !entry->personal; i++) {
        int place = place_among(&complaints[i], entry->name);
        if (place < 0 || (regions_of(&complaints[i]) & wanted) == 0)
            continue;
        double fit = fit_of(&complaints[i], wanted, place);
        if (fit <= best)
            continue;
        best = fit;
        advice.complaint = &complaints[i];
        advice.first = place == 0;
    }
    double felt = part_of(advice.served, wanted);
    if (entry->routine->when == WHEN_PRE_RUN) /* a warm-up is for a run, not for tightness */
        felt /= 4;
    RegionSet meant = advice.complaint ? regions_of(advice.complaint) & wanted : 0;
    advice.all = entry->routine->when != WHEN_PRE_RUN && (advice.served | meant) == wanted;
    advice.weight = best + felt * FELT_WEIGHT;
    return advice;
}

/* What serves all that was asked for comes first. */
static int by_weight(const void *a, const void *b)
{
    const Advice *one = a, *other = b;
    if (one->all != other->all)
        return one->all ? -1 : 1;
    if (one->weight != other->weight)
        return one->weight > other->weight ? -1 : 1;
    return one->entry < other->entry ? -1 : one->entry > other->entry;
}

/* What lies at the end of a muscle is eased by what eases the muscle. */
static RegionSet with_muscles(RegionSet regions)
{
    static const char *const ends[][2] = {{"sit-bone", "hamstrings"},
                                          {"knee-back", "hamstrings"},
                                          {"knee-back", "calf-upper"},
                                          {"forefoot", "arch"}};
    RegionName end, muscle;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (region_find(ends[i][0], &end) && region_find(ends[i][1], &muscle) &&
            (regions & end.regions) != 0)
            regions |= muscle.regions;
    return regions;
}

#define MOST_FOR_A_PLACE 3 /* beside what serves all */
#define MOST_FELT 5        /* that serve all, and are for no complaint there */

/* Does it serve a place that has not been served enough? Then it counts there. */
static bool serves_more(const Advice *advice, int counts[REGION_COUNT])
{
    bool more = false;
    RegionSet regions = advice->served;
    if (advice->complaint)
        regions |= regions_of(advice->complaint);
    for (int i = 0; i < REGION_COUNT; i++)
        if ((regions & UINT32_C(1) << i) && counts[i] < MOST_FOR_A_PLACE) {
            counts[i]++;
            more = true;
        }
    return more;
}

/* What is for a complaint there stays, and the person's own; of the others that serve all a few,
 * and of what serves a part alone a few for each place. Returns how many there are then. */
static size_t keep_few(const Catalogue *catalogue, Advice *advice, size_t count, RegionSet wanted)
{
    int counts[REGION_COUNT], felt = 0;
    size_t kept = 0;
    for (int i = 0; i < REGION_COUNT; i++)
        counts[i] = wanted & UINT32_C(1) << i ? 0 : MOST_FOR_A_PLACE;
    for (size_t i = 0; i < count; i++) {
        bool meant = advice[i].complaint || catalogue->entries[advice[i].entry].personal;
        if (advice[i].all ? meant || felt++ < MOST_FELT : serves_more(&advice[i], counts))
            advice[kept++] = advice[i];
    }
    return kept;
}

size_t advice_find(const Catalogue *catalogue, RegionSet regions, Advice *out)
{
    size_t count = 0;
    RegionSet said = regions;
    regions = with_muscles(regions);
    for (size_t i = 0; i < catalogue->count; i++) {
        const CatalogueEntry *entry = &catalogue->entries[i];
        if (!entry->routine || entry->shadowed || entry->routine->physio_only ||
            advice_warns(entry->routine, said))
            continue;
        Advice advice = weigh(entry, regions);
        advice.entry = i;
        if (advice.weight > 0)
            out[count++] = advice;
    }
    if (count > 0)
        qsort(out, count, sizeof *out, by_weight);
    return keep_few(catalogue, out, count, regions);
}

char *advice_words(const Advice *advice, char *out, size_t capacity)
{
    char felt[512];
    region_list(advice->served, felt, sizeof felt);
    snprintf(out, capacity, "%s%s%s%s%s", advice->complaint ? "For " : "",
             advice->complaint ? advice->complaint->words : "",
             advice->complaint && *felt ? "; " : "",
             *felt ? (advice->complaint ? "felt in " : "Felt in ") : "", felt);
    return out;
}
