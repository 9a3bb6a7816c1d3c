// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the seconds of a rep's phases, numbers with dashes between them: a tempo (lowering, pause,
 * raising, the pause at the top) and a breath (in, out; or in, hold, out, hold). */
#include "routine/duration.h"
#include "routine/step_parts.h"

#include <stdio.h>
#include <string.h>

/* One of the two. */
typedef struct {
    const char *key, *example, *hint;
    bool takes[TEMPO_PHASES + 1]; /* so many numbers */
    const char *wrong_count;
} Kind;

static const Kind tempo_kind = {
    "tempo",
    "3-1-1",
    "the seconds of lowering, pause and raising, such as 3-1-1",
    {[3] = true, [4] = true},
    "has three or four numbers: lowering-pause-raising, then the pause at the top"};
static const Kind breath_kind = {"breath",
                                 "4-6",
                                 "the seconds of breathing in and out, such as 4-6",
                                 {[2] = true, [4] = true},
                                 "has two or four numbers: in-out, or in-hold-out-hold"};

/* ---- numbers ---- */

static const char not_numbers[] = "must be seconds with '-' between them, as in";

/* One number: "3", "1.5". NULL, or what is wrong. */
static const char *take_number(const char *text, size_t length, Ns *ns)
{
    char part[16];
    if (length == 1 && (*text == 'X' || *text == 'x'))
        return "has an X (as fast as you can), which is not a time";
    if (length == 0 || length >= sizeof part)
        return not_numbers;
    memcpy(part, text, length);
    part[length] = '\0';
    bool number = part[strspn(part, "0123456789.")] == '\0' && duration_parse(part, ns) == NULL;
    return number ? NULL : not_numbers;
}

/* The numbers of a text. NULL, or what is wrong. */
static const char *parse(const Kind *kind, const char *text, Ns numbers[TEMPO_PHASES], int *count)
{
    *count = 0;
    while (*count < TEMPO_PHASES) {
        size_t length = strcspn(text, "-");
        const char *wrong = take_number(text, length, &numbers[*count]);
        if (wrong)
            return wrong;
        ++*count;
        text += length;
        if (*text == '\0')
            return kind->takes[*count] ? NULL : kind->wrong_count;
        text++;
    }
    return kind->wrong_count;
}

/* Takes the numbers out of "3:1:1", "3 - 1 - 1", "3s-1s-1s", "311", "3-1-X", each 0 to 9 or with
 * decimals; static. NULL: there are not as many as it takes. */
static const char *meant(const Kind *kind, const char *text)
{
    static char out[48];
    size_t used = 0;
    int count = 0;
    bool glued = strspn(text, "0123456789") == strlen(text);
    while (*text && count <= TEMPO_PHASES) {
        size_t length = strspn(text, "0123456789.");
        bool fast = *text == 'x' || *text == 'X';
        if (length == 0 && !fast) {
            text++;
            continue;
        }
        length = glued ? 1 : fast ? 1 : length;
        if (length > 4)
            return NULL;
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", count ? "-" : "",
                                 (int)length, fast ? "1" : text);
        count++;
        text += length;
    }
    Ns numbers[TEMPO_PHASES];
    return count > 0 && !parse(kind, out, numbers, &count) ? out : NULL;
}

static void wrong_numbers(Reading *reading, const YamlNode *node, const Kind *kind,
                          const char *wrong)
{
    const char *like = wrong == not_numbers ? kind->example : "", *text = meant(kind, node->text);
    field_error(reading, node->place, "'%s' %s%s%s", kind->key, wrong, *like ? " " : "", like);
    if (text)
        field_write(reading, node, "%s", text);
    else
        field_hint(reading, "%s", kind->hint);
}

/* How many numbers the value has; 0 after an error. */
static int read_numbers(Reading *reading, const YamlNode *node, const Kind *kind,
                        Ns numbers[TEMPO_PHASES])
{
    int count = 0;
    const char *text = field_line(reading, node, 0);
    const char *wrong = text ? parse(kind, text, numbers, &count) : NULL;
    if (wrong)
        wrong_numbers(reading, node, kind, wrong);
    return text && !wrong ? count : 0;
}

/* A rep of these phases lasts long enough, and not too long. */
static void check_sum(Reading *reading, const YamlNode *node, const char *what, const Ns *phases)
{
    Ns sum = 0;
    for (int i = 0; i < TEMPO_PHASES; i++)
        sum += phases[i];
    if (sum < PACE_LEAST || sum > WORK_MOST)
        field_error(reading, node->place, "%s must last 0.4 s to 60 min", what);
}

/* ---- the two ---- */

void tempo_read(Reading *reading, const YamlNode *node, void *target)
{
    Ns *tempo = ((StepFields *)target)->step.work.tempo, numbers[TEMPO_PHASES] = {0};
    if (read_numbers(reading, node, &tempo_kind, numbers) == 0)
        return;
    memcpy(tempo, numbers, sizeof numbers);
    check_sum(reading, node, "a rep by 'tempo'", tempo);
}

void breath_read(Reading *reading, const YamlNode *node, void *target)
{
    Ns *tempo = ((StepFields *)target)->step.work.tempo, numbers[TEMPO_PHASES] = {0};
    int count = read_numbers(reading, node, &breath_kind, numbers);
    bool pauses = count == TEMPO_PHASES;
    const Ns breath[TEMPO_PHASES] = {numbers[0], pauses ? numbers[1] : 0,
                                     pauses ? numbers[2] : numbers[1], numbers[3]};
    if (count == 0)
        return;
    memcpy(tempo, breath, sizeof breath);
    if (breath[0] == 0 || breath[2] == 0) {
        field_error(reading, node->place, "'breath' needs time to breathe in and to breathe out");
        field_hint(reading, "%s", breath_kind.hint);
    } else {
        check_sum(reading, node, "a breath", breath);
    }
}
