// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The plain lines: every event becomes one line of words, with no cursor movement, no glyphs and no
 * colour, so that a screen reader, a pipe or a log gets all that the screen shows. Commands come
 * the other way, a line at a time. An empty line means "go on" and counts only while something
 * waits or the session is paused, so that a flood of them never skips a step. */
#include "play/plain_private.h"

#include "base/array.h"
#include "base/print.h"
#include "play/said.h"
#include "play/summary.h"
#include "routine/duration.h"

#include <string.h>

#define TEXT_BYTES 2048 /* the longest cue, with its sides filled in */

/* ---- events to lines ---- */

static void say_length(FILE *out, Ns length)
{
    char text[32];
    if (length > 0)
        fprintf(out, ", %s", duration_format(length, text, sizeof text));
}

/* Of reps at one's own pace the number done may be typed. */
static void say_wait(FILE *out, const Segment *segment, const char *text)
{
    int reps = segment_work(segment).reps;
    if (!said_takes_reps(segment))
        fprintf(out, "%s: press Enter when ready", text);
    else if (reps == REPS_MAX)
        fprintf(out, "%s: type how many you did, or press Enter", text);
    else
        fprintf(out, "%s: press Enter when they are done, or type how many you did", text);
}

/* One gets into place in the rest, and after both sides of a set it is not the side just done. */
static void say_rest(FILE *out, const Timeline *timeline, const Segment *rest, const char *text)
{
    Side side = timeline_side_after(timeline, rest);
    fprintf(out, "%s%s", rest->rest_step ? "" : "Rest: ", text);
    if (side != SIDE_NONE)
        fprintf(out, ", %s side", side_name(side));
    say_length(out, rest->length);
    if (rest->rest_step && rest->rest_step->note)
        fprintf(out, "\nNote: %s", rest->rest_step->note);
}

static void say_segment(FILE *out, const Timeline *timeline, const Segment *segment)
{
    char text[256];
    timeline_describe(segment, NULL, text, sizeof text);
    switch (segment->kind) {
    case SEGMENT_PREPARE:
        fprintf(out, "Get set: %s", text);
        say_length(out, segment->length);
        if (segment->set == 1 && segment->step->note)
            fprintf(out, "\nNote: %s", segment->step->note);
        break;
    case SEGMENT_WORK:
        fprintf(out, "Go: %s", text);
        say_length(out, segment->length);
        break;
    case SEGMENT_SWITCH:
        fprintf(out, "Switch %s", text);
        say_length(out, segment->length);
        break;
    case SEGMENT_REST:
        say_rest(out, timeline, segment, text);
        break;
    case SEGMENT_WAIT:
        say_wait(out, segment, text);
        break;
    }
    fputc('\n', out);
}

static void say_mark(FILE *out, const Segment *segment, const Mark *mark)
{
    char text[TEXT_BYTES];
    timeline_describe(segment, mark, text, sizeof text);
    switch (mark->kind) {
    case MARK_REP:
        fprintf(out, "%s %s\n", work_row(segment->step->work.form)->head, text);
        break;
    case MARK_PHASE:
        fprintf(out, "  %s\n", text);
        break;
    case MARK_RELEASE:
        fprintf(out, "Release\n");
        break;
    case MARK_HALFWAY:
        fprintf(out, "Halfway\n");
        break;
    case MARK_CUE:
    case MARK_PIP:
        fprintf(out, "%s\n", text);
        break;
    }
}

/* "Going on: Calf hold, left", and the seconds until then. */
static void say_count_in(Plain *plain, const Event *event)
{
    char text[256];
    timeline_describe(event->segment, NULL, text, sizeof text);
    if (!plain->counts_in)
        fprintf(plain->out, "Going on: %s\n", text);
    plain->counts_in = true;
    fprintf(plain->out, "%d\n", event->number);
}

static void say_event(Plain *plain, const Event *event)
{
    FILE *out = plain->out;
    char text[64];
    switch (event->kind) {
    case EVENT_SEGMENT:
        say_segment(out, live_timeline(plain->live), event->segment);
        break;
    case EVENT_MARK:
        say_mark(out, event->segment, event->mark);
        break;
    case EVENT_COUNT_IN:
        say_count_in(plain, event);
        break;
    case EVENT_PAUSED:
        plain->counts_in = false;
        if (!plain->asked_to_finish)
            fprintf(out, "Paused. Press Enter to go on.\n");
        break;
    case EVENT_RESUMED:
        plain->counts_in = false;
        fprintf(out, "Go\n");
        break;
    case EVENT_JUMPED:
        break;
    case EVENT_EXTENDED:
        fprintf(out, "Ten seconds more\n");
        break;
    case EVENT_SHORTENED:
        fprintf(out, "%s\n", live_less_words(event->number, text, sizeof text));
        break;
    case EVENT_OUCH:
        plain_ask_ouch(plain);
        break;
    case EVENT_FINISHED:
        plain->done = true;
        break;
    }
    if (live_needs_bell(plain->live, event))
        print_bell();
}

/* ---- lines to commands ---- */

static void say_status(Plain *plain)
{
    PlayerView view = live_view(plain->live);
    char left[32], total[32], text[256];
    timeline_describe(view.segment, NULL, text, sizeof text);
    clock_format(view.remaining, left, sizeof left);
    clock_format(view.session_total - view.session_elapsed, total, sizeof total);
    fprintf(plain->out, "%s: %s left here, %s in all%s\n", text, left, total,
            view.state == PLAYER_PAUSED ? ", paused" : "");
}

static void say_help(Plain *plain)
{
    fputs("p pause or go on, n next, b back, + ten seconds more, - ten less, e easier, h harder, "
          "o it hurts, w the load, s where am I, m mute, q finish, Enter goes on after a pause "
          "and where something waits\n",
          plain->out);
}

static void do_pause(Plain *plain)
{
    live_command(plain->live, COMMAND_PAUSE);
}

static void do_next(Plain *plain)
{
    live_command(plain->live, COMMAND_NEXT);
}

static void do_back(Plain *plain)
{
    live_command(plain->live, COMMAND_BACK);
}

static void do_longer(Plain *plain)
{
    if (live_view(plain->live).segment->kind == SEGMENT_WAIT)
        fputs("No clock here: take the time you need.\n", plain->out);
    live_command(plain->live, COMMAND_LONGER);
}

static void do_shorter(Plain *plain)
{
    bool wait = live_view(plain->live).segment->kind == SEGMENT_WAIT;
    if (!live_shorten(plain->live))
        fputs(wait ? "No clock here: take the time you need.\n" : LIVE_NEARLY_OVER "\n",
              plain->out);
}

/* From the harder form the easier one is the step as it is written, and the other way round. */
static void swap(Plain *plain, Form form)
{
    Form now = live_view(plain->live).segment->form;
    Form wanted = now != FORM_OWN && now != form ? FORM_OWN : form;
    const char *words = live_form(plain->live, wanted);
    if (!words) {
        fprintf(plain->out, "There is no %s form of this one now.\n",
                form == FORM_EASIER ? "easier" : "harder");
        return;
    }
    fprintf(plain->out, "%s: %s\n",
            wanted == FORM_OWN      ? "As it is written"
            : wanted == FORM_EASIER ? "Easier"
                                    : "Harder",
            words);
    live_swap(plain->live, wanted);
}

static void do_easier(Plain *plain)
{
    swap(plain, FORM_EASIER);
}

static void do_harder(Plain *plain)
{
    swap(plain, FORM_HARDER);
}

static void do_ouch(Plain *plain)
{
    live_command(plain->live, COMMAND_OUCH);
}

static void do_mute(Plain *plain)
{
    live_mute(plain->live);
    fprintf(plain->out, "Volume %d per cent\n", live_volume(plain->live));
}

/* What runs stands still behind the question. */
static void do_finish(Plain *plain)
{
    if (plain->asked_to_finish) {
        live_command(plain->live, COMMAND_FINISH);
        return;
    }
    plain->asked_to_finish = true;
    plain->holding = live_view(plain->live).state != PLAYER_PAUSED;
    if (plain->holding)
        live_command(plain->live, COMMAND_PAUSE);
    fprintf(plain->out, "Finish here? Type q again, or y; anything else %s.\n",
            plain->holding ? "goes on" : "stays paused");
}

/* What waits goes on, be it a wait or a pause. */
static void do_go(Plain *plain)
{
    PlayerState state = live_view(plain->live).state;
    int offered = live_offers_reps(plain->live);
    if (state == PLAYER_PAUSED)
        live_command(plain->live, COMMAND_PAUSE);
    if (state == PLAYER_WAITING && offered > 0)
        live_say_reps(plain->live, offered);
    if (state == PLAYER_WAITING)
        live_command(plain->live, COMMAND_NEXT);
}

/* A number where reps at one's own pace are under way: so many were done. */
static bool takes_reps(Plain *plain, const char *line)
{
    int reps = plain_number(line, ROUTINE_MAX_REPS);
    if (reps < 0 || live_offers_reps(plain->live) < 0)
        return false;
    live_say_reps(plain->live, reps);
    live_command(plain->live, COMMAND_NEXT);
    return true;
}

/* "load 12 kg", "w 12 kg". */
static bool takes_load(Plain *plain, const char *line)
{
    size_t word = strncmp(line, "load ", 5) == 0 ? 5 : strncmp(line, "w ", 2) == 0 ? 2 : 0;
    const char *load = line + word + strspn(line + word, " ");
    if (word == 0 || !*load)
        return false;
    if (!live_load(plain->live)) {
        fputs("This step has no load.\n", plain->out);
        return true;
    }
    live_say_load(plain->live, load);
    fprintf(plain->out, "With %s\n", live_load(plain->live));
    return true;
}

static void say_load(Plain *plain)
{
    const char *load = live_load(plain->live);
    if (load)
        fprintf(plain->out, "With %s; 'load 12 kg' says what it really was.\n", load);
    else
        fputs("This step has no load.\n", plain->out);
}

static const struct {
    const char *word, *letter;
    void (*run)(Plain *plain);
} plain_commands[] = {
    {"", "", do_go},
    {"pause", "p", do_pause},
    {"next", "n", do_next},
    {"back", "b", do_back},
    {"longer", "+", do_longer},
    {"shorter", "-", do_shorter},
    {"easier", "e", do_easier},
    {"harder", "h", do_harder},
    {"ouch", "o", do_ouch},
    {"status", "s", say_status},
    {"load", "w", say_load},
    {"mute", "m", do_mute},
    {"quit", "q", do_finish},
    {"help", "?", say_help},
};

/* While an ouch waits for its answer, back and finish are answers too. */
static bool answers_ouch(Plain *plain, char *line)
{
    bool other = strcmp(line, "b") == 0 || strcmp(line, "q") == 0 || plain->asked_to_finish;
    if (!live_view(plain->live).hurt || (other && !plain->stopped))
        return false;
    if (!plain_take_ouch(plain, line))
        plain_ask_ouch(plain);
    return true;
}

static bool is_yes(const char *line)
{
    return strcmp(line, "y") == 0 || strcmp(line, "yes") == 0;
}

/* The answer to the question whether to finish, where it is asked. */
static bool answers_finish(Plain *plain, const char *line)
{
    if (!plain->asked_to_finish || strcmp(line, "q") == 0 || strcmp(line, "quit") == 0)
        return false;
    if (is_yes(line)) {
        do_finish(plain);
        return true;
    }
    plain->asked_to_finish = false;
    if (live_view(plain->live).hurt)
        plain_ask_ouch(plain);
    else if (plain->holding)
        live_command(plain->live, COMMAND_PAUSE);
    return true;
}

static void run_line(Plain *plain, char *line)
{
    if (answers_ouch(plain, line) || answers_finish(plain, line) || takes_reps(plain, line) ||
        takes_load(plain, line))
        return;
    for (size_t i = 0; i < COUNT_OF(plain_commands); i++) {
        if (strcmp(line, plain_commands[i].word) == 0 ||
            strcmp(line, plain_commands[i].letter) == 0) {
            plain_commands[i].run(plain);
            return;
        }
    }
    fputs("Not a command here; ? lists them.\n", plain->out);
}

static void deliver_events(Plain *plain)
{
    Event event;
    while (live_poll(plain->live, &event))
        say_event(plain, &event);
}

/* Runs what has arrived, a line at a time. */
static void run_lines(Plain *plain)
{
    char *line;
    while ((line = plain_take_line(plain))) {
        deliver_events(plain);
        if (!plain->done)
            run_line(plain, line);
    }
}

/* ---- the loop ---- */

/* With no more commands to come, what waits for one goes on. */
static void pass_waits(Plain *plain)
{
    PlayerState state = live_view(plain->live).state;
    if (plain->in >= 0 || (state != PLAYER_WAITING && state != PLAYER_PAUSED))
        return;
    fprintf(plain->out, "No more input: %s\n", plain->stopped ? "finishing here" : "going on");
    if (live_view(plain->live).hurt)
        plain_take_ouch(plain, NULL);
    else
        live_command(plain->live, state == PLAYER_WAITING ? COMMAND_NEXT : COMMAND_PAUSE);
    deliver_events(plain);
}

static void say_note(Plain *plain)
{
    const char *note = live_note(plain->live);
    if (strcmp(note, plain->note) == 0)
        return;
    snprintf(plain->note, sizeof plain->note, "%s", note);
    if (*note)
        fprintf(plain->out, "Note: %s\n", note);
}

static End run(Plain *plain)
{
    while (!plain_signal(plain)) {
        run_lines(plain); /* some may be left from the questions */
        deliver_events(plain);
        if (!plain->done)
            pass_waits(plain);
        say_note(plain);
        if (fflush(plain->out) != 0 || ferror(plain->out))
            return END_GONE;
        if (plain->done)
            return END_DONE;
        plain_wait(plain);
    }
    return END_GONE;
}

End plain_play(Visit *visit)
{
    Plain *plain = visit->of;
    const FitReport *report = live_fit(visit->live);
    if (report->brief)
        fprintf(plain->out, "%s\n", report->brief);
    for (size_t i = 0; !report->brief && i < report->count; i++)
        fprintf(plain->out, "%s\n", report->lines[i]);
    plain->live = visit->live;
    plain->help_line = visit->help_line;
    return run(plain);
}

/* ---- the end ---- */

End plain_let_sound(Visit *visit)
{
    Plain *plain = visit->of;
    fflush(plain->out);
    while (live_sounds(visit->live) && plain_signal(plain) == 0) {
        deliver_events(plain);
        plain_wait(plain);
    }
    return plain_end(plain);
}

/* A note for the log, which the next line is; an empty one is none. */
static void ask_note(Plain *plain)
{
    if (plain->in < 0 || !live_is_logged(plain->live))
        return;
    fputs("A note for the log? Type it; an empty line or q: none.\n", plain->out);
    plain->takes_words = true;
    const char *words = plain_ask_line(plain);
    plain->takes_words = false;
    if (words && *words && !plain_leaves(words))
        live_remark(plain->live, words);
}

End plain_account(Visit *visit, const Account *account)
{
    Plain *plain = visit->of;
    const Summary *sums = &account->sums;
    char total[32];
    fprintf(plain->out, "What was done, %d of %d steps in full:\n", sums->steps_done, sums->steps);
    for (size_t i = 0; i < account->count; i++) {
        const AccountLine *line = &account->lines[i];
        fprintf(plain->out, "  %s%s%s\n", line->text, line->right ? ": " : "",
                line->right ? line->right : "");
    }
    fprintf(plain->out, "Time: %s\n", clock_format(sums->total, total, sizeof total));
    fprintf(plain->out, "%s\n", summary_farewell(sums, visit->routine->when));
    ask_note(plain);
    return plain_end(plain);
}
