/* A routine as a page of plain text, for a terminal or a pager. */
#ifndef LIMBER_PAGE_TEXT_PAGE_H
#define LIMBER_PAGE_TEXT_PAGE_H

#include "session/timeline.h"

#include <stdio.h>

/* Prints the routine of a timeline: head, precautions, steps with doses, total time. Lines are at
 * most 80 cells wide where words allow it. */
void text_page_print(const Timeline *timeline, FILE *out);

#endif
