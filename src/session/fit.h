/* Fitting: what stays of a routine when time is short, and gaps made longer for a person who needs
 * them. A pure function from routine to routine, before layout. */
#ifndef LIMBER_SESSION_FIT_H
#define LIMBER_SESSION_FIT_H

#include "routine/model.h"

typedef struct {
    bool core_only; /* the starred steps alone, where there are any */
    Ns prepare_least,
        switch_least; /* gaps of the routine are at least so long; work stays as it is */
} Fit;

/* A routine fitted; free with routine_free. Texts are shared: the original outlives it. */
Routine *routine_fit(const Routine *routine, const Fit *fit);

#endif
