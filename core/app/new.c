/* Makes a workspace from the templates of the installation. Each template file is copied with the words @ID@,
   @NAME@ and
   @SYMBOL@ put in; a path may hold @ID@ too. Nothing that exists is touched. */
#include "app/command.h"
#include "run/map.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct making {
    sr_arena *arena;
    const char *id;
    const char *symbol; /* the id as a C name */
    const char *plugin; /* the member of forbund.json that names the plugin; "" without one */
} making;

static int failed(const char *path, int error)
{
    sr_say_usage(SR_MSG("{0} cannot be made: {1}", path,
                        error == EEXIST ? sr_terminal_text("it is there already") : strerror(error)));
    return SR_EXIT_IO;
}

/* `text` with every @WORD@ that is known replaced. */
static char *fill(const making *m, sr_str text)
{
    const struct {
        sr_str mark;
        const char *value;
    } words[] = {{SR_STR("@ID@"), m->id}, {SR_STR("@SYMBOL@"), m->symbol}, {SR_STR("@PLUGIN@"), m->plugin}};
    sr_buf out = {0};
    for (size_t at = 0; at < text.length;) {
        size_t w = 0, count = sizeof words / sizeof *words;
        while (w < count && (text.length - at < words[w].mark.length ||
                             memcmp(text.at + at, words[w].mark.at, words[w].mark.length) != 0))
            w++;
        if (w < count)
            sr_buf_text(&out, words[w].value);
        else
            sr_buf_char(&out, text.at[at]);
        at += w < count ? words[w].mark.length : 1;
    }
    char *filled = out.failed ? NULL : sr_arena_copy(m->arena, sr_buf_string(&out), out.length);
    sr_buf_free(&out);
    return filled;
}

static int write_new(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return failed(path, errno);
    size_t length = strlen(text);
    ssize_t wrote = write(file, text, length);
    int error = wrote < 0 ? errno : (size_t)wrote < length ? ENOSPC : 0;
    if (close(file) != 0 && !error) error = errno;
    return error ? failed(path, error) : SR_EXIT_DONE;
}

static int copy_file(const making *m, const char *from, const char *to)
{
    sr_str bytes;
    sr_findings *findings = sr_findings_new();
    if (!findings) return sr_command_out_of_memory();
    sr_status status = sr_read_whole(m->arena, from, from, 1 << 20, findings, &bytes);
    sr_say_findings(findings, (sr_places){0}, false);
    sr_findings_free(findings);
    char *text = status == SR_OK ? fill(m, bytes) : NULL;
    if (status == SR_IO) return SR_EXIT_IO;
    return text ? write_new(to, text) : sr_command_out_of_memory();
}

static int copy_tree(const making *m, const char *from, const char *to);

static int copy_entry(const making *m, const char *from, const char *to, const char *name)
{
    const char *source = sr_arena_printf(m->arena, "%s/%s", from, name);
    char *filled = fill(m, sr_str_of(name));
    const char *target = filled ? sr_arena_printf(m->arena, "%s/%s", to, filled) : NULL;
    struct stat info;
    if (!source || !target) return sr_command_out_of_memory();
    if (stat(source, &info) != 0) return failed(source, errno);
    return S_ISDIR(info.st_mode) ? copy_tree(m, source, target) : copy_file(m, source, target);
}

static int no_dots(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int copy_tree(const making *m, const char *from, const char *to)
{
    struct dirent **entries = NULL;
    int count = scandir(from, &entries, no_dots, alphasort);
    if (count < 0) return failed(from, errno);
    int status = mkdir(to, 0777) == 0 || errno == EEXIST ? SR_EXIT_DONE : failed(to, errno);
    for (int i = 0; i < count; i++) {
        if (status == SR_EXIT_DONE) status = copy_entry(m, from, to, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static bool good_id(const char *id)
{
    if (sr_id_valid(id) && !strchr(id, '.')) return true;
    sr_say_usage(
        SR_MSG("{0} cannot be an id: use small letters a–z, digits, - and _, beginning with a letter", id));
    return false;
}

static int prepare(const sr_options *options, making *m, sr_installation *here)
{
    if (options->word_count != 1) {
        sr_say_usage(SR_MSG("new takes one id: that of the förbund"));
        return SR_EXIT_USAGE;
    }
    m->id = options->words[0];
    if (!good_id(m->id)) return SR_EXIT_USAGE;
    char *symbol = sr_arena_text(m->arena, m->id);
    m->plugin = options->plugin ? sr_arena_printf(m->arena, "\n  \"plugin\": \"build/%s.so\",", m->id) : "";
    if (!symbol || !m->plugin || sr_installation_find(m->arena, here) != SR_OK)
        return sr_command_out_of_memory();
    for (char *c = symbol; *c; c++)
        if (*c == '-') *c = '_';
    m->symbol = symbol;
    return mkdir(m->id, 0777) == 0 ? SR_EXIT_DONE : failed(m->id, errno);
}

static int copy_template(const making *m, const sr_installation *here, const char *template, const char *to)
{
    const char *from = sr_arena_printf(m->arena, "%s/%s", here->templates, template);
    return from ? copy_tree(m, from, to) : sr_command_out_of_memory();
}

static int copy_plugin(const making *m, const sr_installation *here)
{
    const char *to = sr_arena_printf(m->arena, "%s/plugin", m->id);
    return to ? copy_template(m, here, "plugin", to) : sr_command_out_of_memory();
}

/* What to do next, ready to be pasted. */
static void say_next(const sr_options *options, const making *m)
{
    printf("%s\n", sr_terminal_text("The workspace is made. Write its first report with:"));
    if (options->plugin)
        printf("  cmake -S %s/plugin -B %s/build && cmake --build %s/build\n", m->id, m->id, m->id);
    printf("  samrapport %s %s --period 2025\n", sr_command_word(&sr_command_report), m->id);
}

static int make(const sr_options *options, making *m)
{
    sr_installation here = {0};
    int status = prepare(options, m, &here);
    if (status == SR_EXIT_DONE) status = copy_template(m, &here, "workspace", m->id);
    if (status == SR_EXIT_DONE && options->plugin) status = copy_plugin(m, &here);
    if (status == SR_EXIT_DONE && !options->quiet) say_next(options, m);
    return status;
}

static int run(const sr_options *options)
{
    making m = {.arena = sr_arena_new()};
    int status = m.arena ? make(options, &m) : sr_command_out_of_memory();
    sr_arena_free(m.arena);
    return status;
}

const sr_command sr_command_new = {
    .name = "new",
    .alias = "ny",
    .summary = "makes a workspace that reports as it is, with commented scripts to change",
    .usage = "samrapport new ID [--plugin]",
    .examples = "  samrapport new mitt-forbund\n"
                "  samrapport new mitt-forbund --plugin",
    .options = SR_OPT_PLUGIN | SR_OPT_QUIET,
    .run = run,
};
