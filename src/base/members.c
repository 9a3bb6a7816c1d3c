// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* A list of files in memory. Between processes each is a head of two numbers, its name and its
 * bytes; a head of zeros ends the list, so that one that was cut is no list. */
#include "base/members.h"

#include "base/beneath.h"
#include "base/child.h"
#include "base/errand.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- names ---- */

/* Is it the name of a file and not a way somewhere? */
static const char *plain_wrong(const char *name)
{
    if (*name == '\0')
        return "has no name";
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return "leads out of the pack";
    return strchr(name, '/') ? "lies in a folder; only '" MEMBERS_FOLDER "' may be one" : NULL;
}

/* Does it climb, anywhere on its way? */
static bool climbs(const char *name)
{
    for (const char *at = name; at; at = strchr(at, '/')) {
        at += *at == '/';
        size_t length = strcspn(at, "/");
        if (length == 2 && strncmp(at, "..", 2) == 0)
            return true;
    }
    return false;
}

const char *members_name_wrong(const char *name)
{
    static const char folder[] = MEMBERS_FOLDER "/";
    size_t length = strlen(name), size = sizeof folder - 1;
    uint32_t code;
    bool utf8;
    if (length > MEMBERS_NAME_BYTES)
        return "has too long a name";
    if (text_find_forbidden(name, length, &code, &utf8) >= 0)
        return "has characters in its name that do not belong there";
    if (*name == '/' || climbs(name))
        return "leads out of the pack";
    if (strchr(name, '\\'))
        return "has a name that is a way on another system";
    return plain_wrong(strncmp(name, folder, size) == 0 ? name + size : name);
}

/* ---- the list ---- */

const Member *members_find(const Members *members, const char *name)
{
    for (size_t i = 0; i < members->count; i++)
        if (strcmp(members->items[i].name, name) == 0)
            return &members->items[i];
    return NULL;
}

static bool add(Members *members, Arena *arena, Member member)
{
    if (members_find(members, member.name))
        return false;
    members->items = arena_grow(arena, members->items, members->count, sizeof *members->items);
    members->items[members->count++] = member;
    return true;
}

bool members_add(Members *members, Arena *arena, const char *name, const char *bytes, size_t size)
{
    return add(members, arena,
               (Member){arena_string(arena, name), arena_copy(arena, bytes, size), size});
}

/* A member as a file of memory. */
static int open_member(const Member *member, const char **wrong)
{
    int fd = errand_input(member->bytes, member->size);
    *wrong = fd < 0 ? "cannot be read" : NULL;
    return fd;
}

int members_open_beside(const Members *pack, const char *path, const char *name, const char **wrong)
{
    if (pack) {
        const Member *member = members_find(pack, name);
        *wrong = beneath_missing;
        return member ? open_member(member, wrong) : -1;
    }
    int folder = beneath_folder_of(path);
    int fd = beneath_open(folder, name, wrong);
    child_close(&folder);
    return fd;
}

/* ---- from one process to the other ---- */

#define MAGIC UINT64_C(0x314b43415052424c)

typedef struct {
    uint64_t name_size; /* 0: the end */
    uint64_t size;
} Head;

void members_print_begin(FILE *out)
{
    uint64_t magic = MAGIC;
    fwrite(&magic, sizeof magic, 1, out);
}

void members_print_name(FILE *out, const char *name, size_t size)
{
    Head head = {strlen(name), size};
    fwrite(&head, sizeof head, 1, out);
    fwrite(name, 1, strlen(name), out);
}

void members_print_end(FILE *out)
{
    Head head = {0, 0};
    fwrite(&head, sizeof head, 1, out);
}

void members_print(const Members *members, FILE *out)
{
    members_print_begin(out);
    for (size_t i = 0; i < members->count; i++) {
        members_print_name(out, members->items[i].name, members->items[i].size);
        fwrite(members->items[i].bytes, 1, members->items[i].size, out);
    }
    members_print_end(out);
}

int members_input(const Members *members)
{
    char *bytes = NULL;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    if (!out)
        memory_fail();
    members_print(members, out);
    if (fclose(out) != 0)
        memory_fail();
    int fd = errand_input(bytes, size);
    free(bytes);
    return fd;
}

/* The list as it is read, and what is left of the bytes. */
typedef struct {
    Arena *arena;
    const char *at, *end;
    Members *members;
    size_t total;
} Parsing;

static bool take(Parsing *parsing, void *out, size_t size)
{
    if ((size_t)(parsing->end - parsing->at) < size)
        return false;
    memcpy(out, parsing->at, size);
    parsing->at += size;
    return true;
}

static const char *take_member(Parsing *parsing, const Head *head)
{
    size_t left = (size_t)(parsing->end - parsing->at);
    if (head->name_size > MEMBERS_NAME_BYTES || head->name_size > left ||
        head->size > left - head->name_size)
        return "it was cut short";
    const char *name = arena_copy(parsing->arena, parsing->at, head->name_size);
    const char *bytes = parsing->at + head->name_size;
    parsing->at = bytes + head->size;
    parsing->total += head->size;
    const char *wrong =
        strlen(name) != head->name_size ? "has a NUL in its name" : members_name_wrong(name);
    if (!wrong && parsing->members->count == MEMBERS_MOST)
        return "it has too many files";
    if (!wrong && (head->size > MEMBERS_FILE_BYTES || parsing->total > MEMBERS_BYTES))
        wrong = "is too large";
    if (!wrong && !add(parsing->members, parsing->arena, (Member){name, bytes, (size_t)head->size}))
        wrong = "is there twice";
    return wrong ? arena_printf(parsing->arena, "'%s' %s", name, wrong) : NULL;
}

const Members *members_parse(Arena *arena, const char *bytes, size_t size, const char **why)
{
    Parsing parsing = {arena, bytes, bytes + size, arena_alloc(arena, sizeof(Members)), 0};
    uint64_t magic = 0;
    Head head = {1, 0};
    *why = take(&parsing, &magic, sizeof magic) && magic == MAGIC ? NULL : "it was not read";
    while (!*why && take(&parsing, &head, sizeof head) && head.name_size > 0)
        *why = take_member(&parsing, &head);
    if (!*why && (head.name_size > 0 || parsing.at != parsing.end))
        *why = "it was cut short";
    return *why ? NULL : parsing.members;
}
