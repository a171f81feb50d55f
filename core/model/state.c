#include "model/state.h"

static const char *const state_ids[SR_STATES] = {
    [SR_STATE_MET] = "met",
    [SR_STATE_PARTLY] = "partly",
    [SR_STATE_NOT_MET] = "not_met",
    [SR_STATE_NOT_MEASURED] = "not_measured",
    [SR_STATE_NOT_MEASURABLE] = "not_measurable",
    [SR_STATE_NO_TARGET] = "no_target",
    [SR_STATE_NOT_DUE] = "not_due",
};

static const char *const state_words[][SR_STATES] = {
    [SR_WORDS_GOAL] = {"Met", "Partly met", "Not met", "Not measured", "Not measurable", "No target",
                       "Not due"},
    [SR_WORDS_INDEX] = {"Reached", "Near", "Not reached", "Not measured", "Not measurable", "No target",
                        "Not decided"},
};

static const char *const direction_ids[SR_DIRECTIONS] = {"up", "level", "down", "higher", "same", "lower"};

const char *sr_state_id(sr_state state)
{
    return state_ids[state];
}

const char *sr_state_word(sr_state state, sr_state_words words, sr_language language)
{
    return sr_word(language, state_words[words][state]);
}

const char *sr_direction_id(sr_direction direction)
{
    return direction_ids[direction];
}

const char *sr_direction_word(sr_direction direction, sr_language language)
{
    return sr_word(language, direction_ids[direction]);
}
