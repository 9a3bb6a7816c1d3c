/* Finds bad bytes in a file and says where they are, as an editor counts. */
#include "base/prescan.h"

#include "base/text.h"

#include <string.h>

static size_t bom_size(const Source *source)
{
    return source->size >= 3 && memcmp(source->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

Place place_of_offset(const Source *source, size_t offset)
{
    Place place = {1, 1, 1};
    for (size_t at = bom_size(source); at < offset && at < source->size; at++) {
        unsigned char byte = (unsigned char)source->text[at];
        bool pair = byte == '\r' && at + 1 < source->size && source->text[at + 1] == '\n';
        if (byte == '\n' || (byte == '\r' && !pair)) {
            place.line++;
            place.column = 1;
        } else if ((byte & 0xc0) != 0x80) {
            place.column++;
        }
    }
    return place;
}

static bool is_utf16(const Source *source)
{
    const unsigned char *byte = (const unsigned char *)source->text;
    return source->size >= 2 &&
           ((byte[0] == 0xff && byte[1] == 0xfe) || (byte[0] == 0xfe && byte[1] == 0xff));
}

/* The first byte of what may not stand in a file, or its size. Not UTF-8: *utf8 false. */
static size_t find_bad(const Source *source, uint32_t *code, bool *utf8)
{
    const char *text = source->text;
    *utf8 = true;
    for (size_t at = bom_size(source), length; at < source->size; at += length) {
        unsigned char byte = (unsigned char)text[at];
        length = 1;
        *code = byte;
        if ((byte >= 0x20 && byte < 0x7f) || byte == '\n' || byte == '\r' || byte == '\t')
            continue;
        if (byte < 0x80)
            return at;
        length = text_decode(text + at, source->size - at, code);
        if (length == 0) {
            *utf8 = false;
            *code = byte;
            return at;
        }
        if (*code < 0xa0 || *code == 0x2028 || *code == 0x2029)
            return at;
    }
    return source->size;
}

bool prescan(const Source *source, Diagnostics *found)
{
    if (is_utf16(source)) {
        diagnostics_add(found, SEVERITY_ERROR, source, (Place){0},
                        "saved as UTF-16; save as UTF-8");
        return false;
    }
    uint32_t code;
    bool utf8;
    size_t bad = find_bad(source, &code, &utf8);
    if (bad == source->size)
        return true;
    Place place = place_of_offset(source, bad);
    if (utf8) {
        diagnostics_add(found, SEVERITY_ERROR, source, place,
                        "control character U+%04X not allowed", code);
    } else {
        diagnostics_add(found, SEVERITY_ERROR, source, place, "not UTF-8 (byte %02X)", code);
        diagnostics_hint(found, "saved as Windows-1252 or Latin-1? save as UTF-8");
    }
    return false;
}
