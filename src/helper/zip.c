// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* One entry after the other, each looked at before its bytes are read, and counted while they are:
 * what an archive says of its sizes is a claim. Only an archive with its directory at the end is
 * read, so that one that was cut is refused as a whole. */
#include "helper/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_RATIO 200
#define FREE_BYTES (1024ul * 1024) /* any archive may unpack to that */
#define PIECE (64ul * 1024)

void zip_prepare(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "");
}

const char *zip_library(void)
{
    return archive_version_string();
}

/* ---- reading ---- */

typedef struct {
    struct archive *archive;
    FILE *out;
    size_t count, total, most; /* files, their bytes, and how many those may be */
    char *bytes;               /* of the file under way */
    size_t size, capacity;
    char *why;
    size_t why_capacity;
} Unpacking;

static bool fail(Unpacking *unpacking, const char *name, const char *wrong)
{
    if (name)
        snprintf(unpacking->why, unpacking->why_capacity, "'%.60s' %s", name, wrong);
    else
        snprintf(unpacking->why, unpacking->why_capacity, "%s", wrong);
    return false;
}

/* What is wrong with an entry before any of its bytes are read; NULL: nothing. */
static const char *entry_wrong(struct archive_entry *entry, const char *name)
{
    if (archive_entry_is_encrypted(entry))
        return "is encrypted: pack it without a password";
    if (archive_entry_symlink(entry) || archive_entry_hardlink(entry) ||
        archive_entry_filetype(entry) == AE_IFLNK)
        return "is a link";
    const char *wrong = members_name_wrong(name);
    if (wrong)
        return wrong;
    if (archive_entry_filetype(entry) != AE_IFREG)
        return "is not a plain file";
    bool large = archive_entry_size_is_set(entry) &&
                 (archive_entry_size(entry) < 0 ||
                  archive_entry_size(entry) > (la_int64_t)MEMBERS_FILE_BYTES);
    return large ? "says that it is larger than 64 MB" : NULL;
}

/* Its bytes, as many as there are and no more than there may be. */
static bool read_bytes(Unpacking *unpacking, const char *name)
{
    for (unpacking->size = 0;;) {
        if (unpacking->capacity - unpacking->size < PIECE) {
            unpacking->capacity += unpacking->capacity / 2 + PIECE;
            unpacking->bytes = memory_resize(unpacking->bytes, unpacking->capacity);
        }
        la_ssize_t got =
            archive_read_data(unpacking->archive, unpacking->bytes + unpacking->size, PIECE);
        if (got < 0)
            return fail(unpacking, name, "is damaged");
        if (got == 0)
            return true;
        unpacking->size += (size_t)got;
        unpacking->total += (size_t)got;
        if (unpacking->size > MEMBERS_FILE_BYTES || unpacking->total > MEMBERS_BYTES)
            return fail(unpacking, name, "is too large: at most 64 MB fit, and 128 MB in all");
        if (unpacking->total > unpacking->most)
            return fail(unpacking, name, "unpacks to far more than the archive's own size");
    }
}

/* A folder has nothing to read. "exercises/" alone may be there. */
static bool is_the_folder(struct archive_entry *entry, const char *name)
{
    return archive_entry_filetype(entry) == AE_IFDIR && strcmp(name, MEMBERS_FOLDER "/") == 0;
}

static bool take_entry(Unpacking *unpacking, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name)
        return fail(unpacking, NULL, "a file in it has no name that can be read");
    if (is_the_folder(entry, name))
        return true;
    const char *wrong = entry_wrong(entry, name);
    if (wrong)
        return fail(unpacking, name, wrong);
    if (++unpacking->count > MEMBERS_MOST)
        return fail(unpacking, NULL, "it has more than 1,000 files");
    if (!read_bytes(unpacking, name))
        return false;
    members_print_name(unpacking->out, name, unpacking->size);
    return fwrite(unpacking->bytes, 1, unpacking->size, unpacking->out) == unpacking->size ||
           fail(unpacking, NULL, "it cannot be passed on");
}

/* A warning is about a name, which is looked at; all else that is not fine ends it. */
static bool read_entries(Unpacking *unpacking)
{
    struct archive_entry *entry;
    int code = ARCHIVE_OK;
    members_print_begin(unpacking->out);
    while ((code = archive_read_next_header(unpacking->archive, &entry)) == ARCHIVE_OK ||
           code == ARCHIVE_WARN)
        if (!take_entry(unpacking, entry))
            return false;
    if (code != ARCHIVE_EOF)
        return fail(unpacking, NULL, "it is no whole zip archive: it was cut short or is damaged");
    members_print_end(unpacking->out);
    return fflush(unpacking->out) == 0;
}

bool zip_unpack(int archive, FILE *out, char *why, size_t capacity)
{
    struct stat status;
    if (fstat(archive, &status) != 0 || status.st_size > (off_t)MEMBERS_PACK_BYTES) {
        snprintf(why, capacity, "it is larger than 64 MB");
        return false;
    }
    Unpacking unpacking = {.archive = archive_read_new(),
                           .out = out,
                           .most = FREE_BYTES + MOST_RATIO * (size_t)status.st_size,
                           .why = why,
                           .why_capacity = capacity};
    if (!unpacking.archive)
        memory_fail();
    archive_read_support_format_zip_seekable(unpacking.archive);
    bool done =
        archive_read_open_fd(unpacking.archive, archive, PIECE) == ARCHIVE_OK
            ? read_entries(&unpacking)
            : fail(&unpacking, NULL, "it is no whole zip archive: it was cut short or is damaged");
    archive_read_free(unpacking.archive);
    free(unpacking.bytes);
    return done;
}

/* ---- writing ---- */

static la_ssize_t write_piece(struct archive *archive, void *out, const void *bytes, size_t size)
{
    (void)archive;
    return fwrite(bytes, 1, size, out) == size ? (la_ssize_t)size : -1;
}

/* Photos and recordings are small as they are. */
static void choose_compression(struct archive *archive, const char *name)
{
    const char *dot = strrchr(name, '.');
    if (dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".jsonl") == 0))
        archive_write_zip_set_compression_deflate(archive);
    else
        archive_write_zip_set_compression_store(archive);
}

/* Of no time: it would be this machine's, and other bytes each time. */
static bool write_member(struct archive *archive, const Member *member)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, member->name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, (la_int64_t)member->size);
    choose_compression(archive, member->name);
    bool done =
        archive_write_header(archive, entry) == ARCHIVE_OK &&
        archive_write_data(archive, member->bytes, member->size) == (la_ssize_t)member->size;
    archive_entry_free(entry);
    return done;
}

bool zip_pack(const Members *members, FILE *out, char *why, size_t capacity)
{
    struct archive *archive = archive_write_new();
    if (!archive)
        memory_fail();
    archive_write_set_format_zip(archive);
    archive_write_set_options(archive, "zip:hdrcharset=UTF-8");
    archive_write_set_bytes_in_last_block(archive, 1);
    bool done = archive_write_open(archive, out, NULL, write_piece, NULL) == ARCHIVE_OK;
    for (size_t i = 0; done && i < members->count; i++)
        done = write_member(archive, &members->items[i]);
    done = done && archive_write_close(archive) == ARCHIVE_OK && fflush(out) == 0;
    if (!done)
        snprintf(why, capacity, "the archive could not be written: %s",
                 archive_error_string(archive));
    archive_write_free(archive);
    return done;
}
