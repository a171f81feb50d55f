/* The one header of a samrapport plugin: what an office's data and scripts cannot do themselves, in C. Ten
   minutes:

     #include <samrapport/plugin.h>

     static const samrapport_host *host;

     static const samrapport_quantity *per_unit(void *user, samrapport_context *c, samrapport_error *error)
     {
         const samrapport_view *people = host->source(c, "deltagare");
         return host->share(c, host->count(c, host->where_filled(c, people, "slut")),
                            host->count(c, people));
     }

     static int open_plugin(const samrapport_host *given, samrapport_registry *registry, samrapport_error
   *error, void **self)
     {
         host = given;
         return host->add_measure(registry, &(samrapport_measure_spec){
                    .struct_size = sizeof(samrapport_measure_spec), .id = "genomstromning",
                    .label = "Genomströmning", .kind = "share", .measured_in = SAMRAPPORT_IN_SHARE,
                    .decimals = -1, .value = per_unit });
     }

     static const samrapport_descriptor descriptor = {
         SAMRAPPORT_DESCRIPTOR("min-kommun", 0), .title = "Vår egen", .version = "1.0", .open = open_plugin };
     SAMRAPPORT_PLUGIN(min_kommun) { return &descriptor; }

   The measure is "min-kommun.genomstromning" in scripts. A plugin links nothing of samrapport: all it calls
   is in the host table. It is called from one thread, behind a lock: no file can be opened, no program
   started, no socket made. It never prints; what is wrong is said with error_set, or with finding in a check.

   Who owns what: everything that a plugin gets is borrowed from the host until the call ends, and everything
   that it gives is copied before the call returns. The exceptions say so. The manual is
   docs/plugin-manual.md. */
#ifndef SAMRAPPORT_PLUGIN_H
#define SAMRAPPORT_PLUGIN_H

#include <samrapport/types.h>

/* The version of this interface. Within one major number things are only appended, and each append raises the
   minor number: a plugin runs on every host of its major whose minor is at least what it needs. */
#define SAMRAPPORT_ABI_MAJOR 1
#define SAMRAPPORT_ABI_MINOR 6

/* What the host offers. Owned by the host, alive for as long as the program runs. */
typedef struct samrapport_host {
    size_t struct_size; /* of the host's table; see SAMRAPPORT_HAS */
    uint32_t abi_major;
    uint32_t abi_minor;
    const char *version; /* of samrapport, for messages: "0.1.0" */
/* One pointer for each function of samrapport/functions.def, in its order: host->count(c, view). */
#define X(result, name, parameters) result(*name) parameters; /* NOLINT(bugprone-macro-parentheses) */
#include <samrapport/functions.def>
#undef X
} samrapport_host;

/* True if the host is new enough to have this function: for a plugin that uses what is newer than its
   `needs_minor` where it can, and does without elsewhere. */
#define SAMRAPPORT_HAS(host, member)                                                                         \
    (offsetof(samrapport_host, member) + sizeof((host)->member) <= (host)->struct_size)

/* What a plugin is. The first six members never move; the host reads only them until they are right. */
typedef struct samrapport_descriptor {
    char magic[8];        /* SAMRAPPORT_MAGIC */
    uint32_t abi_major;   /* of the header that the plugin was built with */
    uint32_t abi_minor;   /* likewise */
    uint32_t needs_minor; /* the oldest host that it runs on */
    uint32_t struct_size; /* of this struct in that header */
    const char *id;       /* as in forbund.json and in the file's name, <id>.so */
    const char *title;    /* for people; or NULL */
    const char *version;  /* of the plugin; or NULL */
    /* Registers what the plugin adds, by calls of the host's add_ functions; the first call of all.
       `*self` may be set to whatever close is to get. Fails with a reason in `error`. */
    int (*open)(const samrapport_host *host, samrapport_registry *registry, samrapport_error *error,
                void **self);
    /* Frees what open made; called after an open that did not fail, unless the process ends first. Or NULL.
     */
    void (*close)(void *self);
} samrapport_descriptor;

#define SAMRAPPORT_MAGIC                                                                                     \
    {                                                                                                        \
        'S', 'A', 'M', 'R', 'A', 'P', 'P', '\n'                                                              \
    }

/* The members that never move, and the id: the beginning of every descriptor. */
#define SAMRAPPORT_DESCRIPTOR(plugin_id, oldest_minor)                                                       \
    .magic = SAMRAPPORT_MAGIC, .abi_major = SAMRAPPORT_ABI_MAJOR, .abi_minor = SAMRAPPORT_ABI_MINOR,         \
    .needs_minor = (oldest_minor), .struct_size = sizeof(samrapport_descriptor), .id = (plugin_id)

/* Defines the one function that a plugin exports; its body returns the descriptor. `id` is the plugin's id
   with _ for -. The name is samrapport_plugin in a shared object and samrapport_plugin_<id> in a program that
   the plugin is linked into (SAMRAPPORT_STATIC). */
#ifdef SAMRAPPORT_STATIC
#define SAMRAPPORT_ENTRY(id) samrapport_plugin_##id
#else
#define SAMRAPPORT_ENTRY(id) samrapport_plugin
#endif
#define SAMRAPPORT_PLUGIN(id)                                                                                \
    __attribute__((visibility("default"))) const samrapport_descriptor *SAMRAPPORT_ENTRY(id)(void);          \
    const samrapport_descriptor *SAMRAPPORT_ENTRY(id)(void)

typedef const samrapport_descriptor *(*samrapport_entry)(void);

#endif
