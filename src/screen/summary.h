/* The screen after a session. */
#ifndef LIMBER_SCREEN_SUMMARY_H
#define LIMBER_SCREEN_SUMMARY_H

#include "play/live.h"

#include <stdbool.h>

/* Shows what was held and what was left out until a key is pressed. False: the terminal wants us to
 * end. */
bool summary_show(Live *live);

#endif
