// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Lists of columns from the rows of a table. */
#include "store/record_sql.h"

#include <stdio.h>
#include <string.h>

typedef enum { LIST_READ, LIST_COLUMNS, LIST_VALUES, LIST_CHANGES, LISTS } ListKind;

static const char *const list_names[LISTS] = {"{read}", "{columns}", "{values}", "{changes}"};

static bool is_listed(ListKind list, const RecordTable *table, const RecordField *field)
{
    return record_has(table, field) && (list == LIST_READ || !field->of_routine) &&
           (list != LIST_CHANGES || !field->at_begin);
}

static void print_column(FILE *out, ListKind list, const char *table, const char *name,
                         const char *ending)
{
    switch (list) {
    case LIST_READ:
        fprintf(out, "%s.%s%s", table, name, ending);
        break;
    case LIST_COLUMNS:
        fprintf(out, "%s%s", name, ending);
        break;
    case LIST_VALUES:
        fprintf(out, ":%s%s", name, ending);
        break;
    case LIST_CHANGES:
        fprintf(out, "%s%s = :%s%s", name, ending, name, ending);
        break;
    case LISTS:
        break;
    }
}

static void print_list(FILE *out, ListKind list, const RecordTable *table, int version)
{
    static const char *const endings[] = {"", "_offset"};
    const char *between = "";
    for (size_t i = 0; i < table->count; i++) {
        const RecordField *field = &table->fields[i];
        for (int j = 0; is_listed(list, table, field) && j < record_width(field); j++) {
            fputs(between, out);
            between = ", ";
            if (field->since > version)
                fputs("NULL", out);
            else
                print_column(out, list, field->of_routine ? "routine" : table->name, field->column,
                             endings[j]);
        }
    }
}

/* The list that is named at text, which begins with a brace; returns the length of its name. */
static size_t print_named_list(FILE *out, const char *text, const RecordTable *table, int version)
{
    for (int list = 0; list < LISTS; list++) {
        size_t length = strlen(list_names[list]);
        if (strncmp(text, list_names[list], length) == 0) {
            print_list(out, (ListKind)list, table, version);
            return length;
        }
    }
    fputc(*text, out);
    return 1;
}

char *record_sql(const RecordTable *table, int version, const char *pattern)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        memory_fail();
    for (const char *at = pattern; *at;) {
        size_t plain = strcspn(at, "{");
        fwrite(at, 1, plain, out);
        at += plain;
        if (*at)
            at += print_named_list(out, at, table, version);
    }
    if (fclose(out) != 0)
        memory_fail();
    return text;
}
