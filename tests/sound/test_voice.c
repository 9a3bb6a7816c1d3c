// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* The voice from the program's side, with the real limber-voice: what is asked comes back as sound
 * of a sane length, or as a reason; nothing asked, recorded or configured hangs or harms it. */
#include "sound/voice.h"

#include "base/array.h"
#include "sound_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SENTENCE "Next: standing quad stretch, left side"

static Voice *voice;
static float *frames;
static uint32_t count, rate;
static char why[200];
static int open_before;

static int open_descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int found = 0;
    while (folder && readdir(folder))
        found++;
    if (folder)
        closedir(folder);
    return found;
}

static int open_voice(void **state)
{
    int made = sound_folder_make(state);
    open_before = open_descriptors();
    voice = voice_new(&(VoiceOptions){.pitch = VOICE_PITCH_DEFAULT});
    return made;
}

static int close_voice(void **state)
{
    voice_free(voice);
    voice = NULL;
    free(frames);
    frames = NULL;
    assert_int_equal(open_descriptors(), open_before);
    return sound_folder_remove(state);
}

static void use(VoiceOptions options)
{
    voice_free(voice);
    voice = voice_new(&options);
}

/* Waits for the answer to the one thing asked. */
static void answer(int asked)
{
    int id = 0;
    free(frames);
    frames = NULL;
    assert_true(asked > 0);
    assert_true(voice_wait(voice, asked, 20 * NS_PER_S));
    assert_true(voice_take(voice, &id, &frames, &count, &rate, why, sizeof why));
    assert_int_equal(id, asked);
}

static double seconds(void)
{
    return frames ? (double)count / rate : 0;
}

/* A machine that stands still is no fault of the voice's. */
static bool stood_still(int *tries)
{
    return !frames && strstr(why, "took longer") && ++*tries < 30;
}

static double spoken_seconds(const char *text)
{
    int tries = 0;
    do
        answer(voice_ask(voice, text));
    while (stood_still(&tries));
    if (!frames)
        fail_msg("'%.60s' is not spoken: %s", text, why);
    return seconds();
}

static double energy(void)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += (double)frames[i] * frames[i];
    return sum / count;
}

static bool speech_built(void)
{
    int id = voice_ask(voice, "yes");
    assert_true(voice_wait(voice, id, 20 * NS_PER_S));
    assert_true(voice_take(voice, &id, &frames, &count, &rate, why, sizeof why));
    bool built = frames != NULL;
    free(frames);
    frames = NULL;
    return built || strstr(why, "built without") == NULL;
}

#define NEEDS_SPEECH                                                                               \
    if (!speech_built())                                                                           \
    skip()

static void a_sentence_becomes_sound_of_a_sentences_length(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    double length = spoken_seconds(SENTENCE);
    printf("a sentence: %.2f s at %u Hz, mean square %.4f\n", length, rate, energy());
    assert_true(length > 1.2 && length < 6);
    assert_true(energy() > 1e-4 && energy() < 0.25);
    assert_string_equal(why, "");
}

static void rate_and_pitch_are_followed(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    double usual = spoken_seconds(SENTENCE);
    use((VoiceOptions){.rate = 300, .pitch = 50});
    assert_true(spoken_seconds(SENTENCE) < 0.75 * usual);
    use((VoiceOptions){.rate = 1000000, .pitch = -7});
    assert_true(spoken_seconds(SENTENCE) > 0.2);
}

static void german_is_spoken_as_german_and_an_unknown_language_is_spoken_too(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    static const char *const text = "Zwanzig Kniebeugen, rechtes Bein";
    double english = spoken_seconds(text);
    use((VoiceOptions){.language = "de", .pitch = 50});
    double german = spoken_seconds(text);
    assert_true(fabs(german - english) > 0.02);
    static const char *const odd[] = {"xx", "tlh-QQ", "../../../etc/passwd", "%n%s", "--help"};
    for (size_t i = 0; i < COUNT_OF(odd); i++) {
        use((VoiceOptions){.language = odd[i], .voice = odd[i], .pitch = 50});
        assert_true(spoken_seconds(text) > 0.5);
    }
}

static void a_language_without_a_voice_is_spoken_by_its_relative(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    static const char *const text = "Neste: quadriceps, venstre side";
    static const char *const alike[] = {"nn", "nn-NO", "no"};
    use((VoiceOptions){.language = "nb", .pitch = 50});
    spoken_seconds(text);
    uint32_t norwegian = count;
    for (size_t i = 0; i < COUNT_OF(alike); i++) {
        use((VoiceOptions){.language = alike[i], .pitch = 50});
        spoken_seconds(text);
        assert_int_equal(count, norwegian);
    }
    use((VoiceOptions){.language = "en", .pitch = 50});
    spoken_seconds(text);
    assert_int_not_equal(count, norwegian);
}

static void a_million_characters_are_cut_to_half_a_minute_at_most(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    char *text = malloc(1000001);
    assert_non_null(text);
    for (int i = 0; i < 1000000; i++)
        text[i] = i % 6 == 5 ? ' ' : 'a';
    text[1000000] = '\0';
    double length = spoken_seconds(text);
    memset(text, '9', 1000000); /* one number, said at length */
    double number = spoken_seconds(text);
    free(text);
    printf("a million characters: %.1f s and %.1f s\n", length, number);
    assert_true(length > 1 && length <= 30);
    assert_true(number > 1 && number <= 30);
}

static void markup_and_control_bytes_are_text_not_orders(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    double plain = spoken_seconds("one two");
    assert_true(spoken_seconds("one <break time=\"20s\"/> two") < 8);
    assert_true(spoken_seconds("one <prosody rate=\"x-slow\">two</prosody>") > plain + 0.3);
    double words = spoken_seconds("one  20S two three four five six");
    double orders = spoken_seconds("one \00120S two three four five six");
    assert_true(fabs(orders - words) < 0.05); /* \001 20S would slow it down to a crawl */
    spoken_seconds("bytes \xff\xfe\x80 that are not UTF-8, \x1b[31m and \x7f");
}

static void nothing_to_say_is_refused_and_silence_is_a_reason(void **state)
{
    (void)state;
    assert_int_equal(voice_ask(voice, ""), 0);
    answer(voice_ask(voice, "\001\002"));
    assert_true(frames || *why);
}

static void the_queue_is_bounded_and_answers_come_in_order(void **state)
{
    (void)state;
    int ids[VOICE_MOST_ASKED], id;
    for (int i = 0; i < VOICE_MOST_ASKED; i++) {
        ids[i] = voice_ask(voice, "go");
        assert_true(ids[i] > 0);
    }
    assert_int_equal(voice_ask(voice, "go"), 0);
    assert_true(voice_wait(voice, ids[VOICE_MOST_ASKED - 1], 20 * NS_PER_S));
    for (int i = 0; i < VOICE_MOST_ASKED; i++) {
        float *some;
        assert_true(voice_take(voice, &id, &some, &count, &rate, why, sizeof why));
        free(some);
        assert_int_equal(id, ids[i]);
    }
    assert_false(voice_take(voice, &id, &frames, &count, &rate, why, sizeof why));
}

/* ---- recordings ---- */

static const char *file_path(void)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/recording", sound_folder);
    return path;
}

static void record(void)
{
    int fd = open(file_path(), O_RDONLY);
    assert_true(fd >= 0);
    char byte;
    (void)!read(fd, &byte, 1); /* its offset does not matter */
    int tries = 0;
    do
        answer(voice_ask_recording(voice, fd));
    while (stood_still(&tries));
    close(fd);
}

static void a_recording_becomes_sound(void **state)
{
    (void)state;
    const int formats[] = {WAV16, FLAC16, VORBIS};
    for (size_t i = 0; i < 3; i++) {
        sound_write_tone(file_path(), formats[i], 44100, 2, 1.5);
        record();
        assert_non_null(frames);
        assert_true(fabs(seconds() - 1.5) < 0.02);
        assert_true(fabs(energy() - 0.125) < 0.01);
    }
}

static void a_long_recording_is_cut_and_says_so(void **state)
{
    (void)state;
    sound_write_tone(file_path(), WAV16, 8000, 1, 31);
    record();
    assert_non_null(frames);
    assert_true(seconds() <= 30);
    assert_string_equal(why, "cut at 30 s");
}

static void what_is_no_sound_is_refused_with_a_reason(void **state)
{
    (void)state;
    static const char text[] = "this is a text file\nand no sound\n";
    sound_write_bytes(file_path(), text, sizeof text - 1);
    record();
    assert_null(frames);
    assert_non_null(strstr(why, "not a sound file"));
    sound_write_bytes(file_path(), text, 0);
    record();
    assert_null(frames);
    assert_string_equal(why, "an empty file");
    int folder = open(sound_folder, O_RDONLY | O_DIRECTORY);
    answer(voice_ask_recording(voice, folder));
    close(folder);
    assert_null(frames);
    assert_string_equal(why, "not a regular file");
}

static void a_wav_that_claims_too_much_gives_what_is_there(void **state)
{
    (void)state;
    sound_write_tone(file_path(), WAV16, 8000, 1, 0.5);
    FILE *file = fopen(file_path(), "r+b");
    assert_non_null(file);
    static const unsigned char huge[4] = {0xff, 0xff, 0xff, 0x7f};
    fseek(file, 40, SEEK_SET);
    fwrite(huge, 1, 4, file);
    fclose(file);
    record();
    assert_non_null(frames);
    assert_true(fabs(seconds() - 0.5) < 0.02);
}

static void samples_that_are_no_numbers_are_silence(void **state)
{
    (void)state;
    float values[4000];
    for (int i = 0; i < 4000; i++)
        values[i] = i % 3 == 0 ? NAN : i % 3 == 1 ? INFINITY : 1e30f;
    sound_write_floats(file_path(), 48000, 1, values, 4000);
    record();
    for (uint32_t i = 0; frames && i < count; i++)
        assert_true(frames[i] >= -1 && frames[i] <= 1);
    assert_non_null(frames);
}

/* ---- the user's own program ---- */

static void use_command(const char *command)
{
    use((VoiceOptions){.command = command, .pitch = 50});
}

static void a_command_speaks(void **state)
{
    (void)state;
    char command[300];
    sound_write_tone(file_path(), WAV16, 22050, 1, 0.7);
    snprintf(command, sizeof command, "read said && [ \"$said\" = 'left side' ] && cat '%s'",
             file_path());
    use_command(command);
    answer(voice_ask(voice, "left side"));
    assert_non_null(frames);
    assert_true(fabs(seconds() - 0.7) < 0.02);
    assert_string_equal(why, "");
}

static void the_library_stands_in_for_a_command_that_fails(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    static const char *const failing[][2] = {
        {"echo 'no model called \033[31mred' >&2; exit 3", "no model called"},
        {"exit 0", "gave no sound"},
        {"echo this is no sound", "not a sound file"},
        {"kill -9 $$", "signal 9"},
        {"cat /dev/zero", "wrote too much"},
        {"/nonexistent/piper", "not found"},
    };
    for (size_t i = 0; i < COUNT_OF(failing); i++) {
        use_command(failing[i][0]);
        assert_true(spoken_seconds(SENTENCE) > 1);
        if (!strstr(why, failing[i][1]) || strchr(why, '\033'))
            fail_msg("%s: '%s'", failing[i][0], why);
    }
}

static void a_command_that_failed_twice_is_left_alone(void **state)
{
    (void)state;
    char command[300], line[8];
    snprintf(command, sizeof command, "echo x >>'%s'; exit 1", file_path());
    use_command(command);
    for (int i = 0; i < 5; i++)
        answer(voice_ask(voice, "go"));
    FILE *file = fopen(file_path(), "r");
    assert_non_null(file);
    int tries = 0;
    while (fgets(line, sizeof line, file))
        tries++;
    fclose(file);
    assert_int_equal(tries, 2);
}

static void a_command_that_leaves_another_behind_is_not_waited_for(void **state)
{
    (void)state;
    NEEDS_SPEECH;
    char command[300];
    sound_write_tone(file_path(), WAV16, 22050, 1, 0.7);
    snprintf(command, sizeof command, "cat '%s'; sleep 1000 &", file_path());
    Ns begun = clock_monotonic();
    use_command(command);
    assert_true(fabs(spoken_seconds(SENTENCE) - 0.7) < 0.02); /* it has spoken all the same */
    assert_string_equal(why, "");
    use_command("sleep 1000 &");
    assert_true(spoken_seconds(SENTENCE) > 1);
    assert_string_equal(why, "the speech command gave no sound");
    assert_true(clock_monotonic() - begun < VOICE_COMMAND_LIMIT);
}

static int read_number(void)
{
    int number = 0;
    FILE *file = fopen(file_path(), "r");
    if (!file)
        return 0;
    if (fscanf(file, "%d", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}

static void a_command_that_hangs_is_ended_with_all_it_started(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "sleep 1000 & echo $! >'%s'; wait", file_path());
    use_command(command);
    Ns begun = clock_monotonic();
    answer(voice_ask(voice, "left side"));
    double took = (double)(clock_monotonic() - begun) / (double)NS_PER_S;
    printf("a hung command was ended after %.2f s\n", took);
    assert_true(took > 9.5 && took < 19); /* not tried twice */
    assert_non_null(strstr(why, "took longer than 10 s"));
    begun = clock_monotonic();
    answer(voice_ask(voice, "right side")); /* by the library: once is enough */
    assert_true(clock_monotonic() - begun < VOICE_COMMAND_LIMIT);
    int pid = read_number();
    assert_true(pid > 0);
    for (int i = 0; i < 200 && kill(pid, 0) == 0; i++)
        usleep(10000); /* whoever adopts it reaps it */
    char state_line[300], path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *stat = fopen(path, "r");
    if (stat) {
        assert_non_null(fgets(state_line, sizeof state_line, stat));
        fclose(stat);
        assert_non_null(strstr(state_line, ") Z "));
    }
}

/* Tends a voice whose command hangs, a hundred times, and ends it: how often that waited. */
static int waits_beside_a_hung_command(void)
{
    int waits = 0;
    use_command("sleep 1000");
    voice_ask(voice, "left side");
    for (int i = 0; i < 100; i++) {
        Ns now = clock_monotonic();
        voice_tend(voice, now);
        waits += clock_monotonic() - now > 20 * NS_PER_MS;
    }
    Ns begun = clock_monotonic();
    voice_free(voice);
    voice = NULL;
    return waits + (clock_monotonic() - begun > 500 * NS_PER_MS);
}

/* It does where the machine stands still, and then not each time. */
static void tending_never_waits_and_the_end_takes_a_hung_command_along(void **state)
{
    (void)state;
    int waits = 1;
    for (int tries = 0; tries < 8 && waits > 0; tries++)
        waits = waits_beside_a_hung_command();
    assert_int_equal(waits, 0);
}

#define VOICED(name) cmocka_unit_test_setup_teardown(name, open_voice, close_voice)

int main(void)
{
    const struct CMUnitTest tests[] = {
        VOICED(a_sentence_becomes_sound_of_a_sentences_length),
        VOICED(rate_and_pitch_are_followed),
        VOICED(german_is_spoken_as_german_and_an_unknown_language_is_spoken_too),
        VOICED(a_language_without_a_voice_is_spoken_by_its_relative),
        VOICED(a_million_characters_are_cut_to_half_a_minute_at_most),
        VOICED(markup_and_control_bytes_are_text_not_orders),
        VOICED(nothing_to_say_is_refused_and_silence_is_a_reason),
        VOICED(the_queue_is_bounded_and_answers_come_in_order),
        VOICED(a_recording_becomes_sound),
        VOICED(a_long_recording_is_cut_and_says_so),
        VOICED(what_is_no_sound_is_refused_with_a_reason),
        VOICED(a_wav_that_claims_too_much_gives_what_is_there),
        VOICED(samples_that_are_no_numbers_are_silence),
        VOICED(a_command_speaks),
        VOICED(the_library_stands_in_for_a_command_that_fails),
        VOICED(a_command_that_failed_twice_is_left_alone),
        VOICED(a_command_that_leaves_another_behind_is_not_waited_for),
        VOICED(a_command_that_hangs_is_ended_with_all_it_started),
        VOICED(tending_never_waits_and_the_end_takes_a_hung_command_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
