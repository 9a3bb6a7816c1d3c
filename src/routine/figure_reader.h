/* Reads the `figure` of an exercise file. Private to the exercise reader. */
#ifndef LIMBER_ROUTINE_FIGURE_READER_H
#define LIMBER_ROUTINE_FIGURE_READER_H

#include "routine/fields.h"

/* The figure that a map describes, in the arena; joint angles are held against human limits. NULL
 * after an error. one_sided: the exercise works one side, so that the other side mirrors it. */
const Figure *figure_read(Reading *reading, const YamlNode *node, bool one_sided);

#endif
