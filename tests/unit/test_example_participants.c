/* The made-up participations of the examples give the published tables, before anything is suppressed: every
   cell that a published table has, except those that contradict the other cells of their own table. */
#include "scripted_workspace.h"

static void compute(scripted *s, const char *id, const char *script, const char *period, int year)
{
    static const char *const modules[] = {"lib/deltagare.lua",
                                          "lib/deltagare_ord.lua",
                                          "lib/deltagare_avsnitt.lua",
                                          "lib/deltagare_volym.lua",
                                          "lib/perioden.lua",
                                          "lib/falt.lua",
                                          NULL};
    compute_scripted(s, id, script, modules, period, year);
}

static const sr_quantity *value_of(const scripted *s, const char *key)
{
    return &result_named(s, key)->value;
}

static int64_t count_of(const scripted *s, const char *key)
{
    const sr_quantity *value = value_of(s, key);
    assert_int_equal(value->missing, SR_PRESENT);
    assert_int_equal(value->value.den, 1);
    return value->value.num;
}

static void expect_share(const scripted *s, const char *key, int64_t numerator, int64_t denominator)
{
    const sr_quantity *value = value_of(s, key);
    assert_int_equal(value->missing, SR_PRESENT);
    assert_true(value->has_base);
    assert_int_equal(value->numerator.num, numerator);
    assert_int_equal(value->denominator.num, denominator);
}

/* ---- the published tables of deltagare.csv ---- */

/* Which measures give a published row; several are added. */
typedef struct matched {
    const char *dimension, *category, *phase;
    const char *measures[10]; /* without the unit; NULL after the last */
} matched;

#define IN "vid inskrivning"
#define OUT "vid avslut"
static const matched of_unit[] = {
    {"deltagare", "alla", NULL, {"aktiva"}},
    {"ålder", "16-29", NULL, {"alder.ar-16-29"}},
    {"ålder", "30-44", NULL, {"alder.ar-30-44"}},
    {"ålder", "45-59", NULL, {"alder.ar-45-59"}},
    {"ålder", "60-64", NULL, {"alder.ar-60-64"}},
    {"remittent", "Arbetsförmedlingen", NULL, {"remittent.arbetsformedlingen"}},
    {"remittent", "Försäkringskassan", NULL, {"remittent.forsakringskassan"}},
    {"remittent", "Kommunen", NULL, {"remittent.kommunen"}},
    {"remittent", "Regionen", NULL, {"remittent.regionen"}},
    {"remittent", "Annan: egen kontakt", NULL, {"remittent.egen-kontakt"}},
    {"remittent", "Annan", NULL, {"remittent.annan"}},
    {"utbildning", "Grundskola", NULL, {"utbildning.grundskola"}},
    {"utbildning", "Gymnasium", NULL, {"utbildning.gymnasium"}},
    {"utbildning", "Gymnasiesärskola", NULL, {"utbildning.gymnasiesarskola"}},
    {"utbildning", "Högskola/universitet upp till 1 år", NULL, {"utbildning.hogskola-1"}},
    {"utbildning", "Saknar utbildning motsvarande grundskola", NULL, {"utbildning.saknar-grundskola"}},
    {"utbildning", "Saknas/okänd", NULL, {"utbildning.uppgift-saknas"}},
    {"nya", "Nya, inskrivna under året", NULL, {"nya"}},
    {"avslutade", "Avslutade under året", NULL, {"avslutade"}},
    {"samtidigt inskrivna", "Samtidigt inskrivna, kvartal 1", NULL, {"samtidiga.kvartal-1"}},
    {"samtidigt inskrivna", "Samtidigt inskrivna, kvartal 2", NULL, {"samtidiga.kvartal-2"}},
    {"samtidigt inskrivna", "Samtidigt inskrivna, kvartal 3", NULL, {"samtidiga.kvartal-3"}},
    {"samtidigt inskrivna", "Samtidigt inskrivna, kvartal 4", NULL, {"samtidiga.kvartal-4"}},
    {"försörjning", "Totalt", IN, {"aktiva"}},
    {"försörjning", "Totalt", OUT, {"avslutade"}},
};

/* Means of support, as published and in measures; the exits of the whole förbund use other words for some. */
static const struct {
    const char *category, *at_exit, *id;
} supports[] = {
    {"Lön/arbete 100 %", "Arbete 100 %", "arbete-100"},
    {"Lön/arbete 75 %", "Arbete 75 %", "arbete-75"},
    {"Lön/arbete 50 %", "Arbete 50 %", "arbete-50"},
    {"Lön/arbete 25 %", "Arbete 25 %", "arbete-25"},
    {"Studiestöd/studiemedel", "", "studiestod"},
    {"Studiestöd/studiemedel 100 %", "Studier 100 %", "studier-100"},
    {"Studiestöd/studiemedel 75 %", "Studier 75 %", "studier-75"},
    {"Studiestöd/studiemedel 50 %", "Studier 50 %", "studier-50"},
    {"Studiestöd/studiemedel 25 %", "Studier 25 %", "studier-25"},
    {"A-kassa", "A-kassa", "a-kassa"},
    {"Aktivitetsstöd", "Aktivitetsstöd", "aktivitetsstod"},
    {"Sjuk-/rehabpenning", "Sjukpenning/rehabpenning", "sjuk-rehabpenning"},
    {"Sjukersättning", "Sjukersättning", "sjukersattning"},
    {"Aktivitetsersättning", "Aktivitetsersättning", "aktivitetsersattning"},
    {"Försörjningsstöd", "Försörjningsstöd", "forsorjningsstod"},
    {"Annan offentlig försörjning (etableringsersättning)", "", "etableringsersattning"},
    {"Annan offentlig försörjning", "Annan offentlig försörjning", "annan-offentlig"},
    {"Ingen offentlig försörjning", "Ingen offentlig försörjning", "ingen-offentlig"},
    {"Uppgift saknas", "", "uppgift-saknas"},
};
enum { SUPPORTS = sizeof supports / sizeof supports[0] };

#define EXIT(id) "forsorjning.ut." id
static const matched of_all[] = {
    {"avslutsorsak", "Totalt avslutade deltagare", OUT, {"avslutade"}},
    {"avslutsorsak",
     "Totalt till arbete",
     OUT,
     {EXIT("arbete-100"), EXIT("arbete-75"), EXIT("arbete-50"), EXIT("arbete-25")}},
    {"avslutsorsak",
     "Totalt till studier",
     OUT,
     {EXIT("studiestod"), EXIT("studier-100"), EXIT("studier-75"), EXIT("studier-50"), EXIT("studier-25")}},
    {"avslutsorsak",
     "Totalt till offentlig försörjning",
     OUT,
     {EXIT("a-kassa"), EXIT("aktivitetsstod"), EXIT("sjuk-rehabpenning"), EXIT("sjukersattning"),
      EXIT("aktivitetsersattning"), EXIT("forsorjningsstod"), EXIT("annan-offentlig"),
      EXIT("etableringsersattning")}},
};

/* Cells that contradict other readable cells, so that no records can give all of them. */
static const struct {
    const char *unit, *dimension, *category, *phase, *gender;
    int published, made;
} contradictory[] = {
    /* men by referrer would be 83, of 85; the cell is an uncertain reading */
    {"misam", "remittent", "Arbetsförmedlingen", "", "män", 20, 22},
    /* women 4 and men 5; the cell is an uncertain reading, and one man is without a reading */
    {"framsteg", "försörjning", "Försörjningsstöd", IN, "totalt", 10, 9},
};
enum { CONTRADICTORY = sizeof contradictory / sizeof contradictory[0] };

/* A row of the published table. */
typedef struct published {
    const char *unit, *dimension, *category, *phase, *gender;
    int64_t count;
} published;

static const char *text_at(const sr_table *table, const char *column, uint32_t row)
{
    sr_scalar cell = sr_cell(sr_table_column(table, column), row);
    return cell.type == SR_SCALAR_TEXT ? cell.text : "";
}

/* False: no number is published there. */
static bool row_at(const sr_table *table, uint32_t row, published *out)
{
    sr_scalar count = sr_cell(sr_table_column(table, "antal"), row);
    *out = (published){text_at(table, "enhet", row),    text_at(table, "dimension", row),
                       text_at(table, "kategori", row), text_at(table, "fas", row),
                       text_at(table, "kön", row),      count.number.num};
    return count.type == SR_SCALAR_NUMBER && strcmp(text_at(table, "mått", row), "antal") == 0;
}

static const char *key_of(const scripted *s, const published *p, const char *prefix, const char *measure)
{
    bool all = strcmp(p->unit, "förbundet") == 0;
    bool total = strcmp(p->gender, "totalt") == 0;
    return sr_arena_printf(s->w.arena, "%s.%s%s%s%s%s%s", prefix, measure, all ? "" : "@", all ? "" : p->unit,
                           total ? "" : "[kön=", total ? "" : p->gender, total ? "" : "]");
}

static bool matches(const matched *m, const published *p)
{
    return strcmp(m->dimension, p->dimension) == 0 && strcmp(m->category, p->category) == 0 &&
           strcmp(m->phase != NULL ? m->phase : "", p->phase) == 0;
}

/* The sum of the measures for a row of one of the tables; -1 when none is for it. */
static int64_t sum_for(const scripted *s, const published *p, const char *prefix, const matched *list,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t sum = 0;
        if (!matches(&list[i], p)) continue;
        for (const char *const *measure = list[i].measures; *measure != NULL; measure++)
            sum += count_of(s, key_of(s, p, prefix, *measure));
        return sum;
    }
    return -1;
}

static int64_t support_for(const scripted *s, const published *p)
{
    bool exits = strcmp(p->dimension, "avslutsorsak") == 0;
    if (!exits && strcmp(p->dimension, "försörjning") != 0) return -1;
    const char *prefix = exits ? "register-alla" : "register";
    for (size_t i = 0; i < SUPPORTS; i++) {
        if (strcmp(exits ? supports[i].at_exit : supports[i].category, p->category) != 0) continue;
        const char *way = strcmp(p->phase, OUT) == 0 ? "ut" : "in";
        return count_of(
            s, key_of(s, p, prefix, sr_arena_printf(s->w.arena, "forsorjning.%s.%s", way, supports[i].id)));
    }
    return -1;
}

static int64_t made_for(const scripted *s, const published *p)
{
    bool all = strcmp(p->unit, "förbundet") == 0;
    int64_t made = all ? sum_for(s, p, "register-alla", of_all, sizeof of_all / sizeof of_all[0])
                       : sum_for(s, p, "register", of_unit, sizeof of_unit / sizeof of_unit[0]);
    return made >= 0 ? made : support_for(s, p);
}

static bool is_contradictory(const published *p, int64_t made)
{
    for (size_t i = 0; i < CONTRADICTORY; i++) {
        if (strcmp(contradictory[i].unit, p->unit) == 0 &&
            strcmp(contradictory[i].dimension, p->dimension) == 0 &&
            strcmp(contradictory[i].category, p->category) == 0 &&
            strcmp(contradictory[i].phase, p->phase) == 0 &&
            strcmp(contradictory[i].gender, p->gender) == 0) {
            assert_int_equal(p->count, contradictory[i].published);
            assert_int_equal(made, contradictory[i].made);
            return true;
        }
    }
    return false;
}

static bool is_compared(const published *p)
{
    static const char *const units[] = {"misam", "framsteg", "nasta-steg"};
    static const char *const dimensions[] = {"deltagare", "ålder",     "remittent",           "utbildning",
                                             "nya",       "avslutade", "samtidigt inskrivna", "försörjning"};
    if (strcmp(p->unit, "förbundet") == 0) return strcmp(p->dimension, "avslutsorsak") == 0;
    bool unit = false;
    bool dimension = false;
    for (size_t i = 0; i < 3; i++)
        unit = unit || strcmp(units[i], p->unit) == 0;
    for (size_t i = 0; i < sizeof dimensions / sizeof dimensions[0]; i++)
        dimension = dimension || strcmp(dimensions[i], p->dimension) == 0;
    return unit && dimension;
}

static bool expect_cell(const scripted *s, const published *p)
{
    int64_t made = made_for(s, p);
    if (made < 0) return false;
    if (!is_contradictory(p, made) && made != p->count) {
        fail_msg("%s, %s: %s %s, %s: published %lld, made %lld", p->unit, p->dimension, p->category, p->phase,
                 p->gender, (long long)p->count, (long long)made);
    }
    return true;
}

static const sr_table *table_named(const scripted *s, const char *name)
{
    for (size_t i = 0; i < s->data.count; i++)
        if (strcmp(s->data.tables[i]->source->name, name) == 0) return s->data.tables[i];
    fail_msg("there is no source %s", name);
    return NULL;
}

/* Readable cells of the published tables that records have nothing for: neither is one of the tables above.
 */
static bool is_another_table(const published *p)
{
    return strcmp(p->category, "Avslutade efter 4–7 års inskrivning") == 0 ||
           strncmp(p->category, "Individuellt alternativ i Norsjö", 32) == 0;
}

static void skelleftea_norsjo_2020(void **state)
{
    (void)state;
    scripted s;
    compute(&s, "skelleftea-norsjo", "register_2020", "2020", 2020);
    const sr_table *table = table_named(&s, "deltagare");
    size_t compared = 0;
    for (uint32_t row = 0; row < table->rows; row++) {
        published p;
        if (!row_at(table, row, &p) || !is_compared(&p)) continue;
        if (expect_cell(&s, &p)) {
            compared++;
        } else if (!is_another_table(&p) && p.count != 0) {
            fail_msg("no measure for %s, %s: %s %s, %s", p.unit, p.dimension, p.category, p.phase, p.gender);
        }
    }
    assert_true(compared > 250);
    /* one woman and one man took part in two insatser: persons are fewer than participations */
    assert_int_equal(count_of(&s, "register-alla.aktiva"), 187);
    assert_int_equal(count_of(&s, "register-alla.personer"), 185);
    expect_share(&s, "register.forsorjning.egen@misam", 22, 61);
    close_scripted(&s);
}

static int64_t percent_of(const scripted *s, const char *key, int64_t of)
{
    return (200 * count_of(s, key) + of) / (2 * of);
}

static void sodra_norrbotten_2021(void **state)
{
    (void)state;
    scripted s;
    compute(&s, "sodra-norrbotten", "register_2021", "2021", 2021);
    assert_int_equal(count_of(&s, "register.aktiva@samverkansteam"), 121);
    assert_int_equal(count_of(&s, "register.aktiva@samverkansteam[kön=kvinnor]"), 59);
    assert_int_equal(count_of(&s, "register.aktiva@samverkansteam[kön=män]"), 62);
    assert_int_equal(count_of(&s, "register.avslutade@samverkansteam"), 65);
    assert_int_equal(count_of(&s, "register.avslutade@samverkansteam[kön=kvinnor]"), 30);
    assert_int_equal(count_of(&s, "register.avslutade@samverkansteam[kön=män]"), 35);
    assert_int_equal(count_of(&s, "register.nya@samverkansteam"), 25);
    expect_share(&s, "register.forsorjning.egen@samverkansteam", 19, 65); /* 29 % */
    /* per cent of the 116 whose referrer is known: five are anonymous */
    assert_int_equal(percent_of(&s, "register.remittent.arbetsformedlingen@samverkansteam", 116), 38);
    assert_int_equal(percent_of(&s, "register.remittent.forsakringskassan@samverkansteam", 116), 7);
    assert_int_equal(percent_of(&s, "register.remittent.kommunen@samverkansteam", 116), 24);
    assert_int_equal(percent_of(&s, "register.remittent.regionen@samverkansteam", 116), 31);
    assert_int_equal(count_of(&s, "register.anonyma@samverkansteam"), 5);
    assert_int_equal(value_of(&s, "register.personer@samverkansteam")->missing, SR_NOT_MEASURABLE);
    /* volume-registered: the number, and nothing that cannot be known */
    assert_int_equal(count_of(&s, "register-volym.aktiva@samkraft"), 30);
    assert_int_equal(count_of(&s, "register-volym.aktiva@samkraft[kön=kvinnor]"), 14);
    assert_int_equal(count_of(&s, "register-volym.aktiva@samkraft[kön=män]"), 16);
    assert_int_equal(value_of(&s, "register-volym.avslutade@samkraft")->missing, SR_NOT_MEASURABLE);
    assert_int_equal(value_of(&s, "register-volym.genomstromning@samkraft")->missing, SR_NOT_MEASURABLE);
    close_scripted(&s);
}

static void umearegionen_2022(void **state)
{
    (void)state;
    scripted s;
    compute(&s, "umearegionen", "register_2022", "2022", 2022);
    assert_int_equal(count_of(&s, "register.aktiva"), 705);
    assert_int_equal(count_of(&s, "register.avslutade"), 271);
    assert_int_equal(count_of(&s, "register.avslut.arbete"), 68);
    assert_int_equal(count_of(&s, "register.avslut.studier"), 27);
    expect_share(&s, "register.genomstromning", 271, 705);
    expect_share(&s, "register.avslut.positiva", 179, 271);
    close_scripted(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skelleftea_norsjo_2020),
        cmocka_unit_test(sodra_norrbotten_2021),
        cmocka_unit_test(umearegionen_2022),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
