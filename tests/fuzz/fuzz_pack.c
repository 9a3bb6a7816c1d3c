// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a pack, which a person may have from a stranger; behind a '!' as the list of files
 * that the helper prints of one, as if the helper were the stranger's by then. Whatever they are:
 * a reason is said or there are files, with names that lead nowhere, each once and within the
 * limits. */
#include "fuzz.h"

#include "helper/zip.h"
#include "routine/pack_file.h"
#include "routine/reader.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    zip_prepare();
    return 0;
}

static void check_members(const Members *members)
{
    size_t total = 0;
    assert(members->count <= MEMBERS_MOST);
    for (size_t i = 0; i < members->count; i++) {
        const Member *member = &members->items[i];
        assert(!members_name_wrong(member->name));
        assert(members_find(members, member->name) == member);
        assert(member->size <= MEMBERS_FILE_BYTES);
        total += member->size;
        fuzz_check_text(member->name);
    }
    assert(total <= MEMBERS_BYTES);
}

static void check_routine(const Members *members)
{
    Diagnostics *found = diagnostics_new();
    const Member *member = pack_routine(members, "fuzz.limber", found);
    assert((member == NULL) == (diagnostics_count(found, SEVERITY_ERROR) > 0));
    if (member)
        routine_free(routine_parse(member->name, member->bytes, member->size, NULL, found));
    fuzz_check_said(found);
    diagnostics_free(found);
}

static void check_list(const char *bytes, size_t size)
{
    Arena *arena = arena_new();
    const char *why = NULL;
    const Members *members = members_parse(arena, bytes, size, &why);
    assert((members == NULL) == (why != NULL));
    if (members) {
        check_members(members);
        check_routine(members);
    }
    arena_free(arena);
}

static void check_archive(const uint8_t *bytes, size_t size)
{
    char path[64], why[200] = "", *printed = NULL;
    size_t printed_size = 0;
    int fd = fuzz_file(bytes, size, path, sizeof path);
    FILE *out = open_memstream(&printed, &printed_size);
    lseek(fd, 0, SEEK_SET);
    bool read = zip_unpack(fd, out, why, sizeof why);
    fclose(out);
    assert(read == (*why == '\0'));
    assert(printed_size <= (1u << 20) + 200 * size + MEMBERS_MOST * (MEMBERS_NAME_BYTES + 16) + 64);
    if (read)
        check_list(printed, printed_size);
    free(printed);
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 0 && bytes[0] == '!') {
        char *list = memcpy(malloc(size), bytes + 1, size - 1);
        check_list(list, size - 1);
        free(list);
    } else {
        check_archive(bytes, size);
    }
    return 0;
}
