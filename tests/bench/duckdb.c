/* Runs SQL in DuckDB, as lean a process as there is around its library: duckdb LIBRARY STATEMENT... */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* As in duckdb.h of the C API; none of it is looked into. */
typedef struct duckdb_result {
    uint64_t counts[3];
    void *pointers[3];
} duckdb_result;

typedef int (*open_fn)(const char *path, void **database);
typedef int (*connect_fn)(void *database, void **connection);
typedef int (*query_fn)(void *connection, const char *sql, duckdb_result *result);
typedef const char *(*error_fn)(duckdb_result *result);

int main(int argc, char **argv)
{
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
    if (library == NULL) {
        (void)fprintf(stderr, "%s\n", argc > 1 ? dlerror() : "usage: duckdb LIBRARY STATEMENT...");
        return 2;
    }
    open_fn open = NULL;
    connect_fn connect = NULL;
    query_fn query = NULL;
    error_fn error = NULL;
    *(void **)&open = dlsym(library, "duckdb_open");
    *(void **)&connect = dlsym(library, "duckdb_connect");
    *(void **)&query = dlsym(library, "duckdb_query");
    *(void **)&error = dlsym(library, "duckdb_result_error");
    void *database = NULL;
    void *connection = NULL;
    if (open == NULL || connect == NULL || query == NULL || error == NULL || open(NULL, &database) != 0 ||
        connect(database, &connection) != 0) {
        (void)fprintf(stderr, "DuckDB could not be opened\n");
        return 1;
    }
    for (int i = 2; i < argc; i++) {
        duckdb_result result;
        memset(&result, 0, sizeof result);
        if (query(connection, argv[i], &result) == 0) continue;
        (void)fprintf(stderr, "%s\n", error(&result));
        return 1;
    }
    return 0;
}
