#include "sample_report.h"

#define N(array) (sizeof(array) / sizeof *(array))
/* The greatest common divisor with 100, for fractions in lowest terms. */
#define GCD(n)                                                                                               \
    ((n) % 100 == 0  ? 100                                                                                   \
     : (n) % 50 == 0 ? 50                                                                                    \
     : (n) % 25 == 0 ? 25                                                                                    \
     : (n) % 20 == 0 ? 20                                                                                    \
     : (n) % 10 == 0 ? 10                                                                                    \
     : (n) % 5 == 0  ? 5                                                                                     \
     : (n) % 4 == 0  ? 4                                                                                     \
     : (n) % 2 == 0  ? 2                                                                                     \
                     : 1)
#define HUNDREDTHS(n)                                                                                        \
    {                                                                                                        \
        (n) / GCD(n), 100 / GCD(n), 0                                                                        \
    }
#define POINTS(hundredths)                                                                                   \
    {                                                                                                        \
        .value = HUNDREDTHS(hundredths), .measured_in = SR_IN_POINTS, .n = -1, .decimals = 2                 \
    }
#define SHARE(percent)                                                                                       \
    {                                                                                                        \
        .value = HUNDREDTHS(percent), .measured_in = SR_IN_SHARE, .n = -1, .decimals = -1                    \
    }
#define KR(kronor)                                                                                           \
    {                                                                                                        \
        .value = {(kronor), 1, 0}, .measured_in = SR_IN_KR, .n = -1, .decimals = -1                          \
    }
#define GONE(kind)                                                                                           \
    {                                                                                                        \
        .missing = (kind), .n = -1, .decimals = -1                                                           \
    }

static const sr_category areas[] = {
    {.label = "Hela förbundet", .note = "171 av 244 poäng", .whole = true},
    {.label = "Jämlik samverkan", .note = "41 av 47"},
    {.label = "Deltagarnöjdhet", .note = "33 av 38"},
    {.label = "Medarbetarnöjdhet", .note = "17 av 25"},
    {.label = "Återstod: Samhälls- och medlemsnytta samt God samordning",
     .note = "80 av 134",
     .remainder = true},
};
static const sr_quantity area_values[] = {POINTS(7008), POINTS(8723), POINTS(8684), POINTS(6800),
                                          POINTS(5970)};
static const sr_quantity area_before[] = {POINTS(6271), GONE(SR_NOT_PUBLISHED), GONE(SR_NOT_PUBLISHED),
                                          GONE(SR_NOT_PUBLISHED), GONE(SR_NOT_PUBLISHED)};
static const sr_series gauge_series[] = {{SR_SERIES_VALUE, "publicerade områden", area_values},
                                         {SR_SERIES_PREVIOUS, "2021", area_before}};
static const sr_chart gauge = {
    .id = "f-index",
    .kind = SR_CHART_GAUGE,
    .title = "Indexet 70,08 når målet 70 med minsta möjliga marginal",
    .unit_line = "Index 0–100, 2022",
    .description = "Liggande staplar från 0 till 100 med en lodrät linje vid målet 70. Hela förbundet 70,08.",
    .table = "t-index",
    .table_short = true,
    .axis_low = {0, 1, 0},
    .axis_high = {100, 1, 0},
    .has_target = true,
    .target = {70, 1, 0},
    .target_label = "mål 70",
    .tolerance = {0, 1, 0},
    .category_count = N(areas),
    .categories = areas,
    .series_count = N(gauge_series),
    .series = gauge_series};

static const sr_quantity earned[] = {POINTS(1680), POINTS(1352), POINTS(697), POINTS(3279)};
static const sr_quantity missed[] = {POINTS(246), POINTS(205), POINTS(328), POINTS(2213)};
static const sr_series contribution_series[] = {{SR_SERIES_EARNED, "publicerade områden", earned},
                                                {SR_SERIES_MISSED, "poäng som inte nåddes", missed}};
static const sr_chart contributions = {
    .id = "f-bidrag",
    .kind = SR_CHART_CONTRIBUTIONS,
    .title = "Tre fjärdedelar av de poäng som saknas ligger i de två områden som inte redovisas",
    .unit_line = "Poäng av hela indexet (100)",
    .description = "Staplar från noll. Fylld del är nådda poäng, tom del är poäng som saknas.",
    .table = "t-index",
    .table_short = true,
    .axis_low = {0, 1, 0},
    .axis_high = {60, 1, 0},
    .target = {0, 1, 0},
    .tolerance = {0, 1, 0},
    .category_count = N(areas) - 1,
    .categories = areas + 1,
    .series_count = N(contribution_series),
    .series = contribution_series};

static const sr_category questions[] = {
    {.label = "Pågående deltagare"},
    {.label = "1 Stödet gör nytta", .side = "80 % · högre"},
    {.label = "2 Får påverka stödet", .side = "73 % · lägre"},
    {.label = "3 Tillräckligt med tid", .side = "69 % · lägre"},
    {.label = "4 Någon att vända sig till", .side = "75 % · högre", .broken = true},
    {.label = "7 Mer redo för jobb eller studier", .side = "50 % · lägre"},
    {.label = "Personal"},
    {.label = "8 Andra vet vad jag kan bidra med", .side = "51 % · samma"},
    {.label = "9 Synpunkter från deltagare och personal tas till vara i fast form",
     .side = "33 % · lägre",
     .broken = true},
    {.label = "16 Rutiner för jämställdhet m.m.", .side = "0 % · lägre", .broken = true},
};
static const sr_quantity own[] = {
    GONE(SR_NOT_APPLICABLE), SHARE(80), SHARE(73), SHARE(69), SHARE(75), SHARE(50),
    GONE(SR_NOT_APPLICABLE), SHARE(51), SHARE(33), SHARE(0)};
static const sr_quantity own_before[] = {GONE(SR_NOT_APPLICABLE),
                                         SHARE(69),
                                         GONE(SR_NOT_PUBLISHED),
                                         SHARE(75),
                                         SHARE(70),
                                         SHARE(59),
                                         GONE(SR_NOT_APPLICABLE),
                                         SHARE(18),
                                         SHARE(50),
                                         GONE(SR_NOT_MEASURED)};
static const sr_quantity nation[] = {
    GONE(SR_NOT_APPLICABLE), SHARE(75), SHARE(78), SHARE(79), SHARE(66), SHARE(58),
    GONE(SR_NOT_APPLICABLE), SHARE(51), SHARE(63), SHARE(31)};
static const sr_series dot_series[] = {{SR_SERIES_VALUE, "förbundet 2021", own},
                                       {SR_SERIES_PREVIOUS, "förbundet 2020", own_before},
                                       {SR_SERIES_NATIONAL, "riket 2021, ±2 procentenheter", nation}};
static const sr_chart dots = {
    .id = "f-indikatorer",
    .kind = SR_CHART_DOTS,
    .title = "Förbundet ligger lägre än riket på de flesta frågor",
    .unit_line = "Andel positiva svar, Södra Norrbotten 2021",
    .description = "Punktdiagram från 0 till 100 procent. Alla tal står i tabellen efter figuren.",
    .table = "t-indikatorer",
    .axis_low = {0, 1, 0},
    .axis_high = {1, 1, 0},
    .target = {0, 1, 0},
    .tolerance = {1, 50, 0},
    .category_count = N(questions),
    .categories = questions,
    .series_count = N(dot_series),
    .series = dot_series};

static const sr_category years[] = {
    {.label = "2016"}, {.label = "2017"}, {.label = "2018"}, {.label = "2019"}, {.label = "2020"}};
static const sr_quantity income[] = {KR(6178794), KR(6597474), KR(6224582), KR(5840200), KR(5802000)};
static const sr_quantity costs[] = {KR(7620472), KR(7803654), KR(5758752), KR(5925479), KR(5740374)};
static const sr_series trend_series[] = {{SR_SERIES_VALUE, "intäkter", income},
                                         {SR_SERIES_VALUE, "kostnader", costs}};
static const sr_chart trend = {.id = "f-ekonomi",
                               .kind = SR_CHART_TREND,
                               .title = "Kostnaderna har legat nära intäkterna sedan 2018",
                               .unit_line = "Kronor",
                               .description =
                                   "Två linjer över fem år, från noll. Talen står i tabellen efter figuren.",
                               .table = "t-ekonomi",
                               .table_short = true,
                               .axis_low = {0, 1, 0},
                               .axis_high = {8000000, 1, 0},
                               .target = {0, 1, 0},
                               .tolerance = {0, 1, 0},
                               .category_count = N(years),
                               .categories = years,
                               .series_count = N(trend_series),
                               .series = trend_series};

static const sr_category members[] = {{.label = "Staten (Arbetsförmedlingen och Försäkringskassan)"},
                                      {.label = "Region Västerbotten"},
                                      {.label = "Skellefteå kommun"},
                                      {.label = "Norsjö kommun"}};
static const sr_quantity paid[] = {KR(2889000), KR(1444000), KR(1374000), KR(70000)};
static const sr_series bar_series[] = {{SR_SERIES_VALUE, "bidrag", paid}};
static const sr_chart bars = {.id = "f-medlemmar",
                              .kind = SR_CHART_BARS,
                              .title = "Staten betalar hälften",
                              .unit_line = "Kronor, 2020",
                              .description = "Liggande staplar från noll.",
                              .table = "t-bidrag",
                              .table_short = true,
                              .axis_low = {0, 1, 0},
                              .axis_high = {3000000, 1, 0},
                              .target = {0, 1, 0},
                              .tolerance = {0, 1, 0},
                              .category_count = N(members),
                              .categories = members,
                              .series_count = N(bar_series),
                              .series = bar_series};

/* Synthetic. */
static const sr_category groups[] = {
    {.label = "Stödet gör nytta"}, {.label = "Får påverka stödet"}, {.label = "Egen försörjning"}};
static const sr_quantity women[] = {SHARE(93), SHARE(83), GONE(SR_SUPPRESSED)};
static const sr_quantity men[] = {SHARE(82), SHARE(60), SHARE(41)};
static const sr_series two_series[] = {{SR_SERIES_VALUE, "kvinnor", women}, {SR_SERIES_VALUE, "män", men}};
static const sr_chart two_bars = {.id = "f-kon",
                                  .kind = SR_CHART_BARS,
                                  .title = "Kvinnor svarar mer positivt än män",
                                  .unit_line = "Andel, syntetiska tal",
                                  .description = "Liggande staplar från noll, kvinnor över män.",
                                  .table = "t-indikatorer",
                                  .axis_low = {0, 1, 0},
                                  .axis_high = {1, 1, 0},
                                  .has_target = true,
                                  .target = {3, 4, 0},
                                  .target_label = "mål 75 %",
                                  .tolerance = {0, 1, 0},
                                  .category_count = N(groups),
                                  .categories = groups,
                                  .series_count = N(two_series),
                                  .series = two_series};

const sr_chart *sample_gauge(void)
{
    return &gauge;
}
const sr_chart *sample_contributions(void)
{
    return &contributions;
}
const sr_chart *sample_dots(void)
{
    return &dots;
}
const sr_chart *sample_trend(void)
{
    return &trend;
}
const sr_chart *sample_bars(void)
{
    return &bars;
}
const sr_chart *sample_two_bars(void)
{
    return &two_bars;
}
