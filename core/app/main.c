#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "base/format.h"
#include "base/memory.h"

static const sr_command *find(const char *word)
{
    for (size_t i = 0; i < sr_command_count; i++)
        if (strcmp(word, sr_commands[i]->name) == 0 || strcmp(word, sr_commands[i]->alias) == 0)
            return sr_commands[i];
    return NULL;
}

/* The command whose name is the next word; NULL: it is none. */
static const sr_command *begins(const char *text, size_t length)
{
    for (size_t i = 0; i < sr_command_count; i++)
        if (strlen(sr_commands[i]->name) == length && memcmp(text, sr_commands[i]->name, length) == 0)
            return sr_commands[i];
    return NULL;
}

const char *sr_command_word(const sr_command *command)
{
    return sr_terminal_language() == SR_SWEDISH ? command->alias : command->name;
}

void sr_command_examples(const char *lines)
{
    static const char program[] = "samrapport ";
    const char *at = lines;
    for (const char *verb; (verb = strstr(at, program)) != NULL;) {
        verb += sizeof program - 1;
        size_t length = strcspn(verb, " \n");
        const sr_command *command = begins(verb, length);
        printf("%.*s", (int)(verb - at), at);
        if (command) fputs(sr_command_word(command), stdout);
        at = command ? verb + length : verb;
    }
    puts(at);
}

static int help(void)
{
    printf("%s\n\n",
           sr_terminal_text("samrapport: reports of a samordningsförbund from its own data and goals"));
    puts(sr_terminal_text("Examples:"));
    sr_command_examples("  samrapport new mitt-forbund\n"
                        "  samrapport report mitt-forbund --period 2025\n"
                        "  samrapport explain --period 2025 deltagare.antal\n");
    puts(sr_terminal_text("Commands:"));
    for (size_t i = 0; i < sr_command_count; i++) {
        const char *alias = sr_commands[i]->alias; /* padded by its letters, not by its bytes */
        int beyond = (int)(strlen(alias) - sr_utf8_length(sr_str_of(alias)));
        printf("  %-9s %-*s %s\n", sr_commands[i]->name, 12 + beyond, alias,
               sr_terminal_text(sr_commands[i]->summary));
    }
    printf("\n%s\n",
           sr_terminal_text("samrapport COMMAND --help tells more. Exit status: 0 done, 1 errors in the "
                            "content, 2 wrong use, "
                            "3 something could not be read, written or loaded."));
    return SR_EXIT_DONE;
}

static int command_help(const sr_command *command)
{
    puts(sr_terminal_text("Examples:"));
    sr_command_examples(command->examples);
    printf("\n%s\n  ", sr_terminal_text("Usage:"));
    sr_command_examples(command->usage);
    printf("\n%s\n\n", sr_terminal_text(command->summary));
    sr_options_help(command->options);
    return SR_EXIT_DONE;
}

static int unknown(const char *word)
{
    const char *names[32];
    size_t count = 0;
    for (size_t i = 0; i < sr_command_count; i++) {
        names[count++] = sr_commands[i]->name;
        names[count++] = sr_commands[i]->alias;
    }
    const char *nearest = sr_nearest(word, names, count);
    if (nearest)
        sr_say_usage(SR_MSG("there is no command {0}; did you mean {1}?", word, nearest));
    else
        sr_say_usage(SR_MSG("there is no command {0}; samrapport --help shows those there are", word));
    return SR_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    const sr_command *command = find(argv[1]);
    if (!command) return unknown(argv[1]);
    sr_options options;
    int status = SR_EXIT_USAGE;
    if (sr_options_read(argc, argv, command->options, command->name, &options))
        status = options.help ? command_help(command) : command->run(&options);
    sr_options_free(&options);
    return status;
}

int main(int argc, char **argv)
{
    sr_memory_install();
    (void)signal(
        SIGXFSZ,
        SIG_IGN); /* a file that may not grow is told as a full disk, and what is half written goes */
    sr_terminal_start();
    int status = SR_EXIT_USAGE;
    if (argc < 2)
        help();
    else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        status = help();
    else if (strcmp(argv[1], "--version") == 0)
        status = puts("samrapport " SR_VERSION) < 0 ? SR_EXIT_IO : SR_EXIT_DONE;
    else
        status = run(argc, argv);
    sr_format_release();
    return status;
}
