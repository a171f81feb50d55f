/* Judgements in the field's own words: the state of a goal, and directions of change and difference. */
#ifndef SR_MODEL_STATE_H
#define SR_MODEL_STATE_H

#include "base/finding.h"

/* The seven states of a goal or an indicator. */
typedef enum sr_state {
    SR_STATE_MET,
    SR_STATE_PARTLY,
    SR_STATE_NOT_MET,
    SR_STATE_NOT_MEASURED,
    SR_STATE_NOT_MEASURABLE,
    SR_STATE_NO_TARGET,
    SR_STATE_NOT_DUE,
    SR_STATES,
} sr_state;

typedef enum sr_state_words { SR_WORDS_GOAL, SR_WORDS_INDEX } sr_state_words; /* Uppfyllt … / Nått … */

const char *sr_state_id(sr_state state); /* "met", "partly", … as in the results */
const char *sr_state_word(sr_state state, sr_state_words words, sr_language language);

typedef enum sr_direction {
    SR_UP,
    SR_LEVEL,
    SR_DOWN, /* against the own previous period: upp, plan, ned */
    SR_HIGHER,
    SR_SAME,
    SR_LOWER, /* against the nation: högre, samma, lägre */
    SR_DIRECTIONS,
} sr_direction;

const char *sr_direction_id(sr_direction direction); /* "up", "higher", … */
const char *sr_direction_word(sr_direction direction, sr_language language);

#endif
