/* Who or what a figure counts, across tables, columns and periods. Only for the files of this folder. */
#ifndef SR_PRIVACY_MEMBERS_H
#define SR_PRIVACY_MEMBERS_H

#include "table/building/dictionary.h"
#include "table/numbering.h"
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
    sr_member_map *maps;    /* of tables seen so far */
    sr_dictionary spaces;   /* "rows\0deltagare\0sha256" → number */
    sr_dictionary persons;  /* words of columns with the role id */
    sr_numbering numbering; /* (space, key) → position in `numbered` */
    uint32_t *numbered;
    size_t numbered_capacity;
    uint32_t *stamps; /* one per member: the set that it was last put into */
    size_t stamp_capacity;
    bool several; /* some person has several rows in a table */
} sr_members;

sr_members sr_members_new(sr_arena *arena);
void sr_members_free(sr_members *members);

/* A set of members, each once. */
typedef struct sr_member_set {
    size_t count;
    uint32_t *members; /* in the arena */
} sr_member_set;

/* Gets to know the rows behind a part. All parts are met before the first sr_members_of, and then settled:
   where everybody has one row only, rows and persons are the same members. */
SR_MUST_USE
sr_status sr_members_meet(sr_members *members, const sr_told_part *part);
SR_MUST_USE
sr_status sr_members_settle(sr_members *members);

/* The members that a part of a telling counts; rows that are not about persons are left out. `number` is a
   new number from 1 for each call. */
SR_MUST_USE
sr_status sr_members_of(sr_members *members, const sr_told_part *part, uint32_t number, sr_member_set *out);

#endif
