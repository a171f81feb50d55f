#include "table/quantity.h"

#include "table/inside.h"

sr_quantity sr_quantity_missing(sr_missing kind, sr_measured_in unit)
{
    return (sr_quantity){.value = SR_INT(0),
                         .missing = kind,
                         .measured_in = unit,
                         .numerator = SR_INT(0),
                         .denominator = SR_INT(1),
                         .n = -1,
                         .decimals = -1};
}

sr_quantity sr_quantity_number(sr_number value, sr_measured_in unit)
{
    sr_quantity made = sr_quantity_missing(SR_PRESENT, unit);
    made.value = value;
    return made;
}

/* Not in lowest terms: the greatest common divisor of 128-bit numbers. */
sr_status sr_number_wide(sr_wide num, sr_wide den, sr_number *out)
{
    if (den == 0) return SR_OVERFLOW;
    sr_wide a = num < 0 ? -num : num;
    sr_wide b = den < 0 ? -den : den;
    while (b != 0) {
        sr_wide rest = a % b;
        a = b;
        b = rest;
    }
    num /= a;
    den /= a;
    if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX || den < -INT64_MAX) return SR_OVERFLOW;
    return sr_number_ratio((int64_t)num, (int64_t)den, out);
}

static sr_unit_rule unit_of_sum(sr_arithmetic op, sr_measured_in a, sr_measured_in b)
{
    if (a == b && a == SR_IN_SHARE && op == SR_SUBTRACT) return (sr_unit_rule){true, SR_IN_POINTS, true, 0};
    if (a == b || b == SR_IN_NONE) return (sr_unit_rule){true, a, false, 0};
    if (a == SR_IN_NONE) return (sr_unit_rule){true, b, false, 0};
    if (a == SR_IN_SHARE && b == SR_IN_POINTS) return (sr_unit_rule){true, SR_IN_SHARE, false, 1};
    if (a == SR_IN_POINTS && b == SR_IN_SHARE) return (sr_unit_rule){true, SR_IN_SHARE, false, -1};
    return (sr_unit_rule){0};
}

static sr_unit_rule unit_of_product(sr_arithmetic op, sr_measured_in a, sr_measured_in b)
{
    bool left = b == SR_IN_NONE || b == SR_IN_COUNT || b == SR_IN_SHARE;
    if (op == SR_DIVIDE) return (sr_unit_rule){true, a != b && left ? a : SR_IN_NONE, false, 0};
    bool right = a == SR_IN_NONE || a == SR_IN_COUNT || a == SR_IN_SHARE;
    if (b == SR_IN_NONE) return (sr_unit_rule){true, a, false, 0};
    return (sr_unit_rule){true, right ? b : left ? a : SR_IN_NONE, false, 0};
}

sr_unit_rule sr_unit_rule_of(sr_arithmetic op, sr_measured_in a, sr_measured_in b)
{
    return op == SR_ADD || op == SR_SUBTRACT ? unit_of_sum(op, a, b) : unit_of_product(op, a, b);
}

static sr_status compute_number(sr_arithmetic op, sr_number a, sr_number b, sr_number *out)
{
    static sr_status (*const compute[])(sr_number, sr_number, sr_number *) = {
        [SR_ADD] = sr_number_add,
        [SR_SUBTRACT] = sr_number_subtract,
        [SR_MULTIPLY] = sr_number_multiply,
        [SR_DIVIDE] = sr_number_divide,
    };
    return compute[op](a, b, out);
}

static sr_status compute_in_unit(sr_arithmetic op, sr_unit_rule rule, sr_number a, sr_number b,
                                 sr_number *out)
{
    sr_status status = SR_OK;
    if (rule.from_points != 0) {
        status = rule.from_points > 0 ? sr_number_divide(b, SR_INT(100), &b)
                                      : sr_number_divide(a, SR_INT(100), &a);
    }
    if (status == SR_OK) status = compute_number(op, a, b, out);
    if (status == SR_OK && rule.to_points) status = sr_number_multiply(*out, SR_INT(100), out);
    return status;
}

static void write_operand(sr_buf *out, const sr_quantity *quantity, bool brackets)
{
    if (brackets) sr_buf_char(out, '(');
    if (quantity->formula != NULL) {
        sr_buf_text(out, quantity->plain_formula != NULL ? quantity->plain_formula : quantity->formula);
    } else if (quantity->missing == SR_PRESENT) {
        sr_scalar_write(out, (sr_scalar){.type = SR_SCALAR_NUMBER, .number = quantity->value});
    } else {
        sr_scalar_write(out, (sr_scalar){.type = SR_SCALAR_MISSING});
    }
    if (brackets) sr_buf_char(out, ')');
}

/* What a result has of both its operands: origin, formula, assumption. */
static sr_status join_traces(sr_arena *arena, const sr_quantity *a, const char *sign, const sr_quantity *b,
                             bool brackets, sr_quantity *out)
{
    sr_buf formula = {0};
    write_operand(&formula, a, brackets);
    sr_buf_text(&formula, sign);
    write_operand(&formula, b, brackets);
    out->assumed = a->assumed != NULL ? a->assumed : b->assumed;
    sr_status status = sr_text_keep(arena, &formula, &out->formula);
    return status == SR_OK ? sr_origin_unite(arena, a->origin, b->origin, &out->origin) : status;
}

static int64_t common_n(const sr_quantity *a, const sr_quantity *b)
{
    if (a->n < 0 || b->n < 0) return a->n < 0 ? b->n : a->n;
    return a->n == b->n ? a->n : -1;
}

static sr_status problem_of_overflow(sr_finding *problem, sr_arithmetic op, const sr_quantity *b)
{
    if (op == SR_DIVIDE && sr_number_exact(b->value) && b->value.num == 0) {
        return sr_problem_set(problem, "SR2253", SR_MSG("division by zero"),
                              SR_MSG("share(a, b) gives \"cannot occur\" when the base is zero"));
    }
    return sr_problem_set(problem, "SR2253", SR_MSG("the exact result does not fit in 64 bits"),
                          (sr_message){0});
}

sr_status sr_quantity_compute(sr_arena *arena, sr_arithmetic op, const sr_quantity *a, const sr_quantity *b,
                              sr_quantity *out, sr_finding *problem)
{
    static const char *const signs[] = {
        [SR_ADD] = " + ", [SR_SUBTRACT] = " − ", [SR_MULTIPLY] = " × ", [SR_DIVIDE] = " / "};
    sr_unit_rule rule = sr_unit_rule_of(op, a->measured_in, b->measured_in);
    if (!rule.allowed) return sr_problem_of_units(problem, a->measured_in, b->measured_in);
    sr_quantity made = sr_quantity_missing(a->missing != SR_PRESENT ? a->missing : b->missing, rule.unit);
    made.n = common_n(a, b);
    if (made.missing == SR_PRESENT) {
        sr_status status = compute_in_unit(op, rule, a->value, b->value, &made.value);
        if (status == SR_OVERFLOW) return problem_of_overflow(problem, op, b);
        if (status != SR_OK) return status;
    }
    sr_status status = join_traces(arena, a, signs[op], b, true, &made);
    int sign = op == SR_ADD ? 1 : op == SR_SUBTRACT ? -1 : 0;
    if (status == SR_OK) status = sr_quantity_tells_both(arena, sign, a, b, &made);
    if (status == SR_OK) *out = made;
    return status;
}

static sr_status divide_share(const sr_quantity *numerator, const sr_quantity *denominator, sr_quantity *made,
                              sr_finding *problem)
{
    made->has_base = true;
    made->numerator = numerator->value;
    made->denominator = denominator->value;
    if (sr_number_compare(denominator->value, SR_INT(0)) == 0) {
        made->missing = SR_NOT_APPLICABLE;
        return SR_OK;
    }
    sr_status status = sr_number_divide(numerator->value, denominator->value, &made->value);
    return status == SR_OVERFLOW ? problem_of_overflow(problem, SR_ADD, denominator) : status;
}

static int64_t share_n(const sr_quantity *denominator)
{
    bool counted = denominator->missing == SR_PRESENT && denominator->measured_in == SR_IN_COUNT &&
                   denominator->value.den == 1;
    return counted ? denominator->value.num : -1;
}

sr_status sr_quantity_share(sr_arena *arena, const sr_quantity *numerator, const sr_quantity *denominator,
                            sr_quantity *out, sr_finding *problem)
{
    sr_measured_in above = numerator->measured_in;
    sr_measured_in below = denominator->measured_in;
    if (above != below && above != SR_IN_NONE && below != SR_IN_NONE) {
        return sr_problem_of_units(problem, above, below);
    }
    sr_quantity made = sr_quantity_missing(
        numerator->missing != SR_PRESENT ? numerator->missing : denominator->missing, SR_IN_SHARE);
    made.n = share_n(denominator);
    sr_status status = SR_OK;
    if (made.missing == SR_PRESENT) status = divide_share(numerator, denominator, &made, problem);
    if (status == SR_OK) status = join_traces(arena, numerator, " / ", denominator, false, &made);
    if (status == SR_OK) status = sr_quantity_tells_both(arena, 0, numerator, denominator, &made);
    if (status == SR_OK && numerator->told_count == 1 && denominator->told_count == 1) {
        status = sr_quantity_tells_rest(arena, numerator->told, denominator->told, &made);
    }
    if (status == SR_OK) *out = made;
    return status;
}

sr_status sr_quantity_write(sr_buf *out, const sr_quantity *quantity, sr_language language, bool with_unit)
{
    switch (quantity->missing) {
    case SR_PRESENT:
        break;
    case SR_NOT_APPLICABLE:
    case SR_NOT_MEASURABLE:
        sr_buf_char(out, '.');
        return sr_buf_status(out);
    case SR_NOT_MEASURED:
    case SR_NOT_PUBLISHED:
    case SR_SUPPRESSED:
        sr_buf_text(out, "..");
        return sr_buf_status(out);
    }
    sr_number_style style = {.unit = quantity->measured_in,
                             .decimals = quantity->decimals,
                             .with_unit = with_unit,
                             .language = language};
    return sr_format_number(out, quantity->value, &style);
}
