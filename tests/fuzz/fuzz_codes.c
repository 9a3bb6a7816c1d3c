// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a photo of a sheet; behind a '!' as what its codes say, a line each. Whatever they
 * are: a reason is said or there are files, with names that lead nowhere, each once. A picture is
 * as large as it says. */
#include "fuzz.h"

#include "helper/gray.h"
#include "helper/parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count, (void)arguments;
    return 0;
}

static void check_parts(const char *text, size_t size)
{
    Arena *arena = arena_new();
    PartsSeen seen = {0};
    Members files = {0};
    char why[200] = "";
    for (const char *at = text, *end = text + size; at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        parts_see(&seen, arena, at, (size_t)((newline ? newline : end) - at));
        at = newline ? newline + 1 : end;
    }
    bool joined = parts_join(&seen, arena, &files, why, sizeof why);
    assert(joined == (*why == '\0'));
    for (size_t i = 0; joined && i < files.count; i++) {
        assert(!members_name_wrong(files.items[i].name));
        assert(members_find(&files, files.items[i].name) == &files.items[i]);
    }
    arena_free(arena);
}

static void check_photo(const uint8_t *bytes, size_t size)
{
    Gray gray;
    char why[200] = "";
    bool read = gray_read(bytes, size, &gray, why, sizeof why);
    assert(read == (*why == '\0') && read == (gray.shades != NULL));
    if (!read)
        return;
    unsigned sum = gray.shades[0] + gray.shades[gray.width * gray.height - 1];
    Gray small = gray_shrink(&gray, 2);
    assert(small.width == gray.width / 2 && sum <= 2 * 255);
    free(small.shades);
    free(gray.shades);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 0 && bytes[0] == '!')
        check_parts((const char *)bytes + 1, size - 1);
    else
        check_photo(bytes, size);
    return 0;
}
