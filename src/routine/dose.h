/* The dose of a step in words, as show and the preview print it. */
#ifndef LIMBER_ROUTINE_DOSE_H
#define LIMBER_ROUTINE_DOSE_H

#include "routine/model.h"

/* "2 x 30 s, each side", "3 x 15 reps at 3-1-1, left", "until you are ready": at most capacity
 * bytes, NUL included. Returns out. */
char *dose_format(const Step *step, char *out, size_t capacity);

#endif
