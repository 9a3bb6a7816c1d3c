// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables of regions, groups and gate questions. The regions' wording and the questions' sources
 * are in docs/sources.md. */
#include "routine/region.h"

#include "base/array.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const Region regions[REGION_COUNT] = {
    {"low-back", "Low back", true},         {"upper-back", "Upper back", false},
    {"hip-front", "Front of hip", true},    {"groin-deep", "Deep groin", true},
    {"hip-side", "Side of hip", true},      {"glute", "Buttock", true},
    {"sit-bone", "Sit bone", true},         {"inner-thigh", "Inner thigh", true},
    {"quad-front", "Front of thigh", true}, {"thigh-outer", "Outer thigh", true},
    {"hamstring", "Back of thigh", true},   {"quad-tendon", "Just above kneecap", true},
    {"knee-front", "Kneecap", true},        {"patellar-tendon", "Below kneecap", true},
    {"knee-inner", "Inner knee", true},     {"knee-outer", "Outer knee", true},
    {"knee-back", "Back of knee", true},    {"calf-upper", "Upper calf", true},
    {"calf-lower", "Lower calf", true},     {"achilles", "Achilles", true},
    {"heel-back", "Back of heel", true},    {"shin-inner", "Inner shin", true},
    {"shin-front", "Front of shin", true},  {"ankle", "Ankle", true},
    {"heel", "Under heel", true},           {"arch", "Arch", true},
    {"forefoot", "Ball of foot", true},     {"neck", "Neck", false},
    {"shoulder", "Shoulder", true},         {"chest", "Chest", false},
};

#define R(i) (UINT32_C(1) << (i))

/* The bits are the regions' places in the table above. */
static const RegionName groups[] = {
    {"quads", "Quads", R(8) | R(11), true},
    {"hip-flexors", "Hip flexors", R(2), true},
    {"calves", "Calves", R(17) | R(18), true},
    {"it-band", "IT band", R(9) | R(15) | R(4), true},
    {"glutes", "Glutes", R(5), true},
    {"hamstrings", "Hamstrings", R(10), true},
    {"adductors", "Adductors", R(7), true},
    {"shins", "Shins", R(21) | R(22), true},
    {"plantar-fascia", "Plantar fascia", R(24) | R(25), true},
    {"knee", "Knee", R(12) | R(14) | R(15) | R(16) | R(13), true},
};
#define GROUP_COUNT (COUNT_OF(groups))

static const char *const dropped_a2[] = {"knee-to-wall",
                                         "wall-calf-straight",
                                         "wall-calf-bent",
                                         "step-calf-stretch",
                                         "towel-calf-stretch",
                                         "calf-pedal",
                                         "heel-drop-straight",
                                         "heel-drop-bent",
                                         "towel-heel-raise",
                                         "towel-raise",
                                         NULL};
static const char *const dropped_h1[] = {
    "standing-itb-cross", "crossbody-strap", "foam-roll-tfl",    "figure-four-supine",
    "figure-four-chair",  "hip-hike",        "side-plank-knees", NULL};
static const char *const dropped_j1[] = {
    "figure-four-supine", "figure-four-chair", "standing-itb-cross",
    "crossbody-strap",    "leg-swing-side",    "hip-90-90",
    "childs-pose",        "knee-to-chest",     "supine-twist",
    "knee-rolls",         "open-book",         "lunge-rotation",
    "couch-stretch",      "butterfly",         NULL};
/* What loads the thigh or the hip without a deep bend of the knee. */
static const char *const only_t1[] = {"wall-sit",
                                      "terminal-knee-extension",
                                      "straight-leg-raise",
                                      "glute-bridge",
                                      "side-lying-leg-raise",
                                      "clamshell",
                                      "hip-hike",
                                      "calf-raise",
                                      "wall-calf-straight",
                                      "wall-calf-bent",
                                      "hamstring-strap",
                                      NULL};

static const GateQuestion gates[] = {
    {.id = "injury-or-swelling",
     .code = "K1",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "S31",
     .ask = "Did it start with a twist, fall or pop that nobody has looked at, did the knee swell "
            "within a day, or are you unable to straighten it?",
     .then = "GP or physio first; urgent if you cannot bear weight"},
    {.id = "locking",
     .code = "K2",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "S31",
     .ask = "Does the knee lock, catch or give way?",
     .then = "Physio or GP first; locked knee: A&E"},
    {.id = "hot-joint",
     .code = "K3",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "S35",
     .ask = "Is a joint hot, red and swollen, or do you feel feverish with it?",
     .then = "A&E now"},
    {.id = "bone-pain",
     .code = "B1",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "S29, S30",
     .ask = "Is there bone pain in one small spot, at night, at rest or when you hop? Do not hop "
            "to test it.",
     .then = "Stop running; GP or sports doctor within days"},
    {.id = "deep-groin",
     .code = "B2",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .sources = "S30",
     .ask = "Is the pain deep in the groin and worse with running or hopping?",
     .then = "Stop running; do not hop to test it; weight off the leg; doctor within 24 h; A&E if "
             "limping"},
    {.id = "low-energy",
     .code = "B3",
     .effect = GATE_WARNS,
     .sources = "S30",
     .ask = "Has your period stopped, have you lost weight, or had a stress fracture before?",
     .then = "The routine goes on; with bone-type pain see a GP before any loading"},
    {.id = "pop-or-kick",
     .code = "A1",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_NOW,
     .sources = "S15, general knowledge",
     .ask = "Was there a sudden pop or kick at the back of the leg that nobody has looked at, or "
            "are you unable to rise on tiptoe?",
     .then = "A&E or an urgent treatment centre today"},
    {.id = "heel-bone",
     .code = "A2",
     .effect = GATE_CHANGES,
     .sources = "S15",
     .dropped = dropped_a2,
     .ask = "Is the sore spot at the back of the heel, on the bone itself?",
     .then = "The routine goes on without the drops below the step and the hard calf stretches; "
             "floor-level "
             "raises instead"},
    {.id = "tendon-medicine",
     .code = "A3",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "S57",
     .ask = "Is it tendon pain with a recent fluoroquinolone antibiotic (such as ciprofloxacin) or "
            "a steroid, swallowed or injected?",
     .then = "No loading; speak to the prescriber today"},
    {.id = "swollen-calf",
     .code = "D1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "S35",
     .ask = "Is there new throbbing or cramping pain, swelling, warmth or colour change in one "
            "calf or thigh?",
     .then = "111 or urgent GP today; no stretch, no roller. Breathless or chest pain: 999"},
    {.id = "builds-with-running",
     .code = "E1",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "S56",
     .ask = "Does leg pain or tightness build at the same point of each run and fade within 30 "
            "minutes of stopping, or is the foot numb or weak?",
     .then = "Stop running; GP or sports doctor; no rolling"},
    {.id = "side-hip",
     .code = "H1",
     .effect = GATE_CHANGES,
     .sources = "S58",
     .dropped = dropped_h1,
     .ask = "Is the pain over the bony side of the hip, worse lying on it or standing on one leg?",
     .then =
         "The routine goes on without side-hip stretches, crossing, side rolling and hip hikes"},
    {.id = "above-kneecap",
     .code = "T1",
     .effect = GATE_CHANGES,
     .sources = "general knowledge",
     .only = only_t1,
     .ask = "Is it sore exactly on the tendon above the kneecap?",
     .then = "The routine goes on with what loads the tendon: no thigh stretch, no roller, no deep "
             "bend"},
    {.id = "numb-foot",
     .code = "N1",
     .effect = GATE_BLOCKS_LEG,
     .urgency = GATE_SEE,
     .sources = "general knowledge",
     .ask = "Is there any numbness, tingling or weakness in the foot?",
     .then = "GP or physio first"},
    {.id = "numb-saddle",
     .code = "C1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "S35",
     .ask = "Numb around genitals or back passage, new bladder, bowel or sexual trouble, or pain, "
            "numbness or weakness in both legs?",
     .then = "A&E now, even without back pain"},
    {.id = "dark-urine",
     .code = "R1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "general knowledge",
     .ask = "Dark urine, or severe swelling or weakness after hard exercise?",
     .then = "A&E now"},
    {.id = "heat-illness",
     .code = "V1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "general knowledge",
     .ask = "After a long run: confused, vomiting, bad headache or collapse?",
     .then = "999"},
    {.id = "chest-or-dizzy",
     .code = "P1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "S35, S40",
     .ask = "Chest pain, unusual breathlessness, dizziness or a blackout lately, on effort or at "
            "rest?",
     .then = "GP first. Chest pain or breathlessness now: 999"},
    {.id = "neck-signs",
     .code = "U1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .every_session = true,
     .sources = "S71, general knowledge",
     .ask = "A blow to the head or neck lately, a numb or weak arm, unsteady legs, a sudden bad "
            "headache, trouble seeing, speaking or swallowing, or a stiff neck with fever?",
     .then = "A numb arm alone: GP today. Anything else: A&E now; face, speech or sight: 999"},
    {.id = "back-signs",
     .code = "G1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_SEE,
     .sources = "S70",
     .ask =
         "Back pain with a fever, weight loss you cannot explain, cancer at any time, or after a "
         "fall or blow (with thin bones, a small one)?",
     .then = "GP before any exercise; with a fever or after a hard fall, today"},
    {.id = "no-weight",
     .code = "W1",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_NOW,
     .sources = "general knowledge",
     .ask =
         "After a twist or fall, are you unable to take four steps on it, or is it badly swollen, "
         "bruised or out of shape?",
     .then = "A&E or an urgent treatment centre today, for an X-ray"},
    {.id = "not-walking",
     .code = "W2",
     .effect = GATE_BLOCKS_ALL,
     .urgency = GATE_SEE,
     .sources = "S63",
     .ask = "Do you limp, or is a brisk walk of half an hour not comfortable yet?",
     .then = "Walk first; come back when it is. A limp that stays: GP or physio"},
    {.id = "new-joint",
     .code = "J1",
     .effect = GATE_CHANGES,
     .sources = "S33",
     .dropped = dropped_j1,
     .ask = "Was a hip or knee replaced, or operated on, and do the surgeon's limits still stand?",
     .then = "The routine goes on without crossing, twisting and deep bends; keep to the surgeon's "
             "limits"},
    {.id = "one-side",
     .code = "O1",
     .effect = GATE_ONE_SIDE,
     .sources = "general knowledge",
     .ask = "Is only one side sore, and do you want to leave the other out?",
     .then = "The routine goes on with that side, and with what both legs do together"},
};
#define GATE_COUNT (COUNT_OF(gates))

const Region *region_at(int index)
{
    return &regions[index];
}

/* The nth of all names, the groups first; false: there are no more. */
static bool name_at(size_t n, RegionName *name)
{
    if (n < GROUP_COUNT) {
        *name = groups[n];
        return true;
    }
    n -= GROUP_COUNT;
    if (n < REGION_COUNT)
        *name = (RegionName){regions[n].id, regions[n].label, R(n), regions[n].paired};
    return n < REGION_COUNT;
}

bool region_find(const char *id, RegionName *name)
{
    RegionName other;
    for (size_t n = 0; name_at(n, &other); n++) {
        if (strcmp(other.id, id) == 0) {
            *name = other;
            return true;
        }
    }
    return false;
}

bool region_asked(const char *words, RegionName *name)
{
    RegionName other;
    for (size_t n = 0; name_at(n, &other); n++) {
        if (text_equal(other.id, words) || text_equal(other.label, words)) {
            *name = other;
            return true;
        }
    }
    return false;
}

const char *region_label(const char *id)
{
    RegionName name;
    return region_find(id, &name) ? name.label : id;
}

const char *const *region_ids(void)
{
    static const char *ids[GROUP_COUNT + REGION_COUNT + 1];
    for (size_t i = 0; i < GROUP_COUNT; i++)
        ids[i] = groups[i].id;
    for (size_t i = 0; i < REGION_COUNT; i++)
        ids[GROUP_COUNT + i] = regions[i].id;
    return ids;
}

/* Appends ", label" in lower case but for names that keep their capitals. */
static void append_label(const char *label, char *out, size_t capacity)
{
    size_t used = strlen(out);
    char first = label[0];
    if (strncmp(label, "IT ", 3) != 0 && strncmp(label, "Achilles", 8) != 0 && first >= 'A' &&
        first <= 'Z')
        first = (char)(first - 'A' + 'a');
    snprintf(out + used, capacity - used, "%s%c%s", used ? ", " : "", first, label + 1);
}

char *region_list(RegionSet set, char *out, size_t capacity)
{
    if (capacity == 0)
        return out;
    out[0] = '\0';
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        if ((set & groups[i].regions) == groups[i].regions) {
            append_label(groups[i].label, out, capacity);
            set &= ~groups[i].regions;
        }
    }
    for (int i = 0; i < REGION_COUNT; i++)
        if (set & R(i))
            append_label(regions[i].label, out, capacity);
    return out;
}

const GateQuestion *gate_find(const char *id)
{
    for (size_t i = 0; i < GATE_COUNT; i++)
        if (strcmp(gates[i].id, id) == 0)
            return &gates[i];
    return NULL;
}

const GateQuestion *gate_at(size_t index)
{
    return index < GATE_COUNT ? &gates[index] : NULL;
}

/* Tightness can be the first of what these ask for (docs/sources.md). Ended by NULL. */
static const struct {
    const char *region;
    const char *gates[7];
} belongings[] = {
    {"low-back", {"numb-saddle", "back-signs", "bone-pain"}},
    {"upper-back", {"numb-saddle", "back-signs"}},
    {"hip-front", {"bone-pain", "deep-groin", "low-energy"}},
    {"groin-deep", {"bone-pain", "deep-groin", "low-energy"}},
    {"hip-side", {"side-hip", "bone-pain"}},
    {"glute", {"numb-saddle", "bone-pain"}},
    {"sit-bone", {"pop-or-kick", "bone-pain", "tendon-medicine"}},
    {"inner-thigh", {"swollen-calf", "deep-groin", "bone-pain"}},
    {"quad-front", {"swollen-calf", "bone-pain"}},
    {"thigh-outer", {"swollen-calf", "side-hip"}},
    {"hamstring", {"pop-or-kick", "swollen-calf"}},
    {"quad-tendon",
     {"injury-or-swelling", "locking", "hot-joint", "bone-pain", "above-kneecap",
      "tendon-medicine"}},
    {"knee-front", {"injury-or-swelling", "locking", "hot-joint", "bone-pain"}},
    {"patellar-tendon",
     {"injury-or-swelling", "locking", "hot-joint", "bone-pain", "tendon-medicine"}},
    {"knee-inner", {"injury-or-swelling", "locking", "hot-joint", "bone-pain"}},
    {"knee-outer", {"injury-or-swelling", "locking", "hot-joint", "bone-pain", "side-hip"}},
    {"knee-back", {"injury-or-swelling", "locking", "hot-joint", "pop-or-kick", "swollen-calf"}},
    {"calf-upper", {"pop-or-kick", "swollen-calf", "builds-with-running", "numb-foot"}},
    {"calf-lower", {"pop-or-kick", "swollen-calf", "builds-with-running", "numb-foot"}},
    {"achilles",
     {"hot-joint", "bone-pain", "pop-or-kick", "heel-bone", "tendon-medicine", "swollen-calf"}},
    {"heel-back",
     {"hot-joint", "bone-pain", "pop-or-kick", "heel-bone", "tendon-medicine", "swollen-calf"}},
    {"shin-inner", {"bone-pain", "low-energy", "swollen-calf", "builds-with-running", "numb-foot"}},
    {"shin-front", {"bone-pain", "low-energy", "swollen-calf", "builds-with-running", "numb-foot"}},
    {"ankle", {"hot-joint", "bone-pain", "numb-foot", "no-weight"}},
    {"heel", {"hot-joint", "bone-pain", "low-energy", "numb-foot"}},
    {"arch", {"hot-joint", "bone-pain", "low-energy", "numb-foot"}},
    {"forefoot", {"hot-joint", "bone-pain", "low-energy", "numb-foot"}},
    {"neck", {"neck-signs"}},
    {"shoulder", {"neck-signs", "chest-or-dizzy"}},
    {"chest", {"chest-or-dizzy"}},
};

bool gate_belongs(const GateQuestion *question, RegionSet places)
{
    for (size_t i = 0; i < COUNT_OF(belongings); i++) {
        RegionName name;
        if (!region_find(belongings[i].region, &name) || !(name.regions & places))
            continue;
        for (const char *const *id = belongings[i].gates; *id; id++)
            if (strcmp(*id, question->id) == 0)
                return true;
    }
    return false;
}

const char *const *gate_ids(void)
{
    static const char *ids[GATE_COUNT + 1];
    for (size_t i = 0; i < GATE_COUNT; i++)
        ids[i] = gates[i].id;
    return ids;
}
