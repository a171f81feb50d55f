/* Writes the advance widths of the packaged font as a C table: run at build time, so that drawings never
   depend on a font of the machine where a report is made. font_widths REGULAR.ttf SEMIBOLD.ttf > widths.inc
 */
#include <hb.h>
#include <stdio.h>

typedef struct range {
    unsigned first, last;
} range;

/* Latin with its extensions, general punctuation, arrows, signs of mathematics. Others get the default width.
 */
static const range ranges[] = {{0x20, 0x17f}, {0x2000, 0x203f}, {0x2190, 0x21ff}, {0x2200, 0x2265}, {0, 0}};

static hb_font_t *open_font(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return font;
}

/* Width in 1/1000 of the size; 0 when the font has no such glyph. */
static int width_of(hb_font_t *font, unsigned code)
{
    hb_codepoint_t glyph = 0;
    double units = (double)hb_face_get_upem(hb_font_get_face(font));
    if (!hb_font_get_nominal_glyph(font, code, &glyph)) return 0;
    return (int)(1000.0 * (double)hb_font_get_glyph_h_advance(font, glyph) / units + 0.5);
}

static void write_range(hb_font_t *font, const char *name, size_t index)
{
    printf("static const uint16_t %s_%zu[] = {", name, index);
    for (unsigned code = ranges[index].first; code <= ranges[index].last; code++)
        printf("%s%d,", (code - ranges[index].first) % 16 == 0 ? "\n    " : " ", width_of(font, code));
    printf("\n};\n");
}

static int write_font(const char *path, const char *name)
{
    hb_font_t *font = open_font(path);
    int known = width_of(font, 'n');
    for (size_t i = 0; ranges[i].last != 0; i++)
        write_range(font, name, i);
    printf("static const width_range %s_ranges[] = {\n", name);
    for (size_t i = 0; ranges[i].last != 0; i++)
        printf("    {0x%x, 0x%x, %s_%zu},\n", ranges[i].first, ranges[i].last, name, i);
    printf("};\nenum { %s_default = %d };\n", name, known);
    hb_font_destroy(font);
    return known > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    printf("/* Generated from fonts-open-sans by core/draw/generate/font_widths.c. */\n");
    return write_font(argv[1], "regular") | write_font(argv[2], "bold");
}
