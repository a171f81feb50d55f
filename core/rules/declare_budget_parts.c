/* Levels of parts of the year: of a volume they add up to the year, of everything else each is a level of its
   own. */
#include <string.h>

#include "model/declare_check.h"
#include "rules/declare_budget_levels.h"

size_t count_level_parts(const level_finishing *f, const sr_unit *unit)
{
    size_t count = 0;
    for (size_t i = 0; i < f->drafts->count; i++) {
        count += !level_is_of_year(&f->drafts->at[i]) && f->drafts->at[i].unit == unit;
    }
    return count;
}

/* What is for the year stands on its level, and a part does not say it in another way. */
static void check_part(level_finishing *f, const level_draft *year, const level_draft *part)
{
    bool other =
        part->decided != NULL && (year->decided == NULL || strcmp(part->decided, year->decided) != 0);
    if (part->split.kind != SR_SPLIT_UNSAID || part->has_cost) {
        tell_budget_level(
            f, "SR2432", part->at,
            SR_MSG("{0} is a part of the year, and how the year is divided and what it costs is said "
                   "of the year",
                   level_period_text(f, part->period)),
            SR_MSG("move it to the level of the year"));
    }
    if (other || (part->has_standing && part->proposed != year->proposed)) {
        tell_budget_level(
            f, "SR2432", part->at,
            SR_MSG("{0} has another decision than its year", level_period_text(f, part->period)),
            SR_MSG("a year and its parts are decided on together: write the same, or only that of the year"));
    }
}

/* Of a row of a table its place and its origin are the row. */
sr_target level_target(const level_finishing *f, const level_draft *draft)
{
    sr_target target = fit_target(draft->target, f->line->measure);
    if (draft->origin != NULL) {
        target.origin = draft->origin;
        target.place = place_later(draft->at, NULL);
    }
    return target;
}

static sr_split_part *put_parts(level_finishing *f, const level_draft *year, size_t count)
{
    sr_split_part *parts = sr_arena_array(f->rules->arena, count, sizeof *parts);
    size_t used = 0;
    f->failed = f->failed || parts == NULL;
    for (size_t i = 0; i < f->drafts->count && parts != NULL; i++) {
        const level_draft *each = &f->drafts->at[i];
        if (!level_is_of_year(each) && each->unit == year->unit) {
            check_part(f, year, each);
            parts[used++] = (sr_split_part){.kind = each->period.kind,
                                            .part = each->period.part,
                                            .has_target = true,
                                            .target = level_target(f, each),
                                            .comment = each->comment};
        }
    }
    return parts;
}

const char *level_unit_name(const sr_unit *unit, const sr_forbund *forbund)
{
    return unit != NULL ? unit->id : forbund->id;
}

/* Where one part of a kind has a level, the others have one too. */
static bool check_complete(level_finishing *f, const level_draft *year, const sr_split *split,
                           sr_period_kind kind)
{
    int there = 0;
    for (int part = 1; part <= sr_period_parts(kind); part++) {
        there += sr_split_part_find(split, kind, part) != NULL;
    }
    for (int part = 1; part <= sr_period_parts(kind) && there > 0 && !f->drafts->broken; part++) {
        if (sr_split_part_find(split, kind, part) == NULL) {
            tell_budget_level(f, "SR2431", year->at,
                              SR_MSG("{0} has no level for {1}",
                                     level_unit_name(year->unit, f->rules->setup.forbund),
                                     level_period_text(f, (sr_period){f->line->plan_year, kind, part})),
                              SR_MSG("give each part of the year its level, or none of them"));
        }
    }
    return there == sr_period_parts(kind);
}

static sr_status sum_parts(const sr_split *split, sr_period_kind kind, sr_number *sum)
{
    sr_status status = SR_OK;
    *sum = SR_INT(0);
    for (size_t i = 0; i < split->part_count && status == SR_OK; i++) {
        if (split->parts[i].kind == kind) {
            status = sr_number_add(*sum, split->parts[i].target.value, sum);
        }
    }
    return status;
}

/* Parts of a volume are shares of it; of nothing, each is nothing. */
static sr_status find_shares(sr_split_part *parts, size_t count, sr_number whole)
{
    sr_status status = SR_OK;
    bool nothing = sr_number_compare(whole, SR_INT(0)) == 0;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = nothing ? sr_number_ratio(1, sr_period_parts(parts[i].kind), &parts[i].share)
                         : sr_number_divide(parts[i].target.value, whole, &parts[i].share);
    }
    return status;
}

static void check_sum(level_finishing *f, const level_draft *year, const sr_split *split, sr_period_kind kind,
                      sr_number whole)
{
    sr_number sum;
    if (sum_parts(split, kind, &sum) == SR_OK && sr_number_compare(sum, whole) == 0) {
        return;
    }
    sr_message hint = SR_MSG("what does not add up over the year is a level: split = \"level\" of the year");
    if (year->origin != NULL) {
        hint = SR_MSG("what does not add up over the year is a level: write nivå as fördelning of the year");
    }
    tell(f->rules, &(telling){.code = "SR2420",
                              .at = year->at,
                              .subject = f->subject,
                              .message = SR_MSG("the parts of the year of {0} are not the whole of it",
                                                level_unit_name(year->unit, f->rules->setup.forbund)),
                              .found = sr_plain_number(f->rules->arena, sum),
                              .expected = SR_MSG("together {0}", sr_plain_number(f->rules->arena, whole)),
                              .hint = hint});
}

/* Levels in another unit than the outcome are told by themselves. */
static bool fits(const level_finishing *f, const sr_split *split, const sr_target *whole)
{
    sr_measured_in unit = f->line->measure->measured_in;
    bool all = whole->has_value && sr_target_fits(whole, unit);
    for (size_t i = 0; i < split->part_count; i++) {
        all = all && sr_target_fits(&split->parts[i].target, unit);
    }
    return all;
}

static void check_parts(level_finishing *f, const level_draft *year, const sr_split *split,
                        const sr_target *whole)
{
    for (sr_period_kind kind = SR_HALF; kind <= SR_QUARTER; kind++) {
        if (check_complete(f, year, split, kind) && split->kind == SR_SPLIT_SHARES && fits(f, split, whole)) {
            check_sum(f, year, split, kind, whole->value);
        }
    }
    for (size_t i = 0; i < split->part_count; i++) {
        if (split->parts[i].target.comparator != whole->comparator) {
            tell_budget_level(f, "SR2432", year->at,
                              SR_MSG("the year and its parts are not compared in the same way"),
                              SR_MSG("write the same comparison in each of them"));
            return;
        }
    }
}

void find_level_parts(level_finishing *f, const level_draft *year, size_t count, sr_budget_level *level)
{
    if (year->split.kind == SR_SPLIT_EVEN || year->split.kind == SR_SPLIT_SHARES) {
        tell_budget_level(f, "SR2432", year->at,
                          SR_MSG("the year is divided both by a rule and part by part"),
                          SR_MSG("keep one of them"));
        return;
    }
    sr_split_part *parts = put_parts(f, year, count);
    if (parts == NULL) {
        return;
    }
    bool adds_up = year->split.kind != SR_SPLIT_LEVEL && sr_adds_up(f->line->measure);
    level->split = (sr_split){.kind = adds_up ? SR_SPLIT_SHARES : SR_SPLIT_LEVELS,
                              .parts = parts,
                              .part_count = count,
                              .place = level->place};
    if (level->split.kind == SR_SPLIT_SHARES && level->target.has_value &&
        find_shares(parts, count, level->target.value) != SR_OK) {
        level->split = (sr_split){0};
        tell_budget_level(f, "SR2420", year->at,
                          SR_MSG("the shares of the parts of the year of {0} do not fit in 64 bits",
                                 level_unit_name(year->unit, f->rules->setup.forbund)),
                          SR_MSG("write the levels with fewer digits"));
        return;
    }
    check_parts(f, year, &level->split, &level->target);
}
