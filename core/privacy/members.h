/* Who or what a figure counts, across tables, columns and periods. Only for the files of this folder. */
#ifndef SR_PRIVACY_MEMBERS_H
#define SR_PRIVACY_MEMBERS_H

#include "privacy/sides.h"
#include "table/quantity.h"

/* A member is a row, a person, or the persons that a cell counts; members are numbered from 0. */
typedef struct sr_member {
    uint32_t mass;   /* persons that it stands for; 0: none */
    uint32_t person; /* number of the person, from 1; 0: not known */
} sr_member;

/* The members behind the rows of one table, looked at in one way. */
typedef struct sr_member_map sr_member_map;

typedef struct sr_members {
    sr_arena *arena;
    sr_member *list;
    size_t count, capacity;
    sr_member_map *maps; /* of tables seen so far */
    sr_sides sides;
    sr_dictionary spaces;   /* "rows\0deltagare\0sha256" → number */
    sr_dictionary persons;  /* words of columns with the role id */
    sr_numbering numbering; /* (space, key) → position in `numbered` */
    uint32_t *numbered;
    size_t numbered_capacity;
    uint32_t *stamps; /* one per member: the set that it was last put into */
    uint32_t *found;  /* the members of the set that was asked for last */
    bool several;     /* some person has several rows in a table */
} sr_members;

sr_members sr_members_new(sr_arena *arena);
void sr_members_free(sr_members *members);

/* A set of members, each once. */
typedef struct sr_member_set {
    size_t count;
    const uint32_t *members;
} sr_member_set;

/* Gets to know the tables behind a part, then its rows when it has ids, then those that have none. All parts
   are met in one way before the first is in the next, and in all before the first sr_members_of; between them
   they are settled: where everybody has one row only, rows and persons are the same members. */
SR_MUST_USE
sr_status sr_members_meet_table(sr_members *members, const sr_told_part *part);
SR_MUST_USE
sr_status sr_members_meet_persons(sr_members *members, const sr_told_part *part);
SR_MUST_USE
sr_status sr_members_meet(sr_members *members, const sr_told_part *part);
SR_MUST_USE
sr_status sr_members_settle(sr_members *members);

/* What a part looks at: parts with the same rows that look alike count the same members. */
typedef struct sr_whom {
    const sr_member_map *map; /* NULL: nothing about persons */
    const uint32_t *rows;     /* of the map's table, for each row of the part's table; NULL: the same */
    const sr_column *filled;  /* rows with an empty cell of it are left out; NULL: none are */
} sr_whom;
SR_MUST_USE
sr_status sr_members_whom(sr_members *members, const sr_told_part *part, sr_whom *out);
/* The members that are counted so in the rows; rows that are not about persons are left out. `number` is a
   new number from 1 for each call. The set is there until the next call. */
SR_MUST_USE
sr_status sr_members_of(sr_members *members, const sr_whom *whom, const sr_selection *rows, uint32_t number,
                        sr_member_set *out);

#endif
