#include "run/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* What a process needs that computes, allocates, uses threads and ends. Files that are already open may be
 * closed. */
static const int allowed[] = {
    SCMP_SYS(brk),          SCMP_SYS(munmap),          SCMP_SYS(mremap),          SCMP_SYS(madvise),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),      SCMP_SYS(rt_sigreturn),    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack),     SCMP_SYS(futex),           SCMP_SYS(sched_yield),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),          SCMP_SYS(tgkill),          SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),         SCMP_SYS(close),           SCMP_SYS(clock_gettime),   SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrandom),    SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(sysinfo),
};

/* An attempt at these is no mistake of a library: the process is killed, and the parent says who was running.
 */
static const int deadly[] = {
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(socketpair),
    SCMP_SYS(ptrace),
    SCMP_SYS(kill),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(creat),
    SCMP_SYS(truncate),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
};

static int add_plain(scmp_filter_ctx filter)
{
    int failed = 0;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, deadly[i], 0);
    return failed;
}

/* Memory may not become executable; writing goes to the pipe only; clone makes threads only, and clone3,
   whose flags a filter cannot see, is said not to exist so that the C library falls back to clone. */
static int add_guarded(scmp_filter_ctx filter, int out)
{
    int failed = 0;
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                               SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)out, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                               SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1,
                               SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    failed |= seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    return failed;
}

/* Opening a file to write kills too; opening one to read is only refused, because libraries try it and go on.
 */
static int add_writers(scmp_filter_ctx filter)
{
    int failed = 0;
    const unsigned ways[] = {O_WRONLY, O_RDWR};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(open), 1,
                                   SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, ways[i]));
        failed |= seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(openat), 1,
                                   SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, ways[i]));
    }
    return failed;
}

static sr_status filter_calls(int out)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter) return SR_IO;
    int failed = add_plain(filter) | add_guarded(filter, out) | add_writers(filter);
    if (!failed) failed = seccomp_load(filter);
    seccomp_release(filter);
    return failed ? SR_IO : SR_OK;
}

static int limit(int what, rlim_t most)
{
    return setrlimit(what, &(struct rlimit){most, most});
}

#ifdef SR_SANITIZED
/* A sanitizer reserves terabytes of address space for itself. */
static int limit_memory(unsigned memory_mb)
{
    (void)memory_mb;
    return 0;
}
#else
/* Address space in use now, from /proc, plus what the workspace allows. */
static int limit_memory(unsigned memory_mb)
{
    char text[64] = "";
    FILE *statm = fopen("/proc/self/statm", "re");
    if (!statm) return -1;
    const char *line = fgets(text, sizeof text, statm);
    fclose(statm);
    unsigned long pages = line ? strtoul(line, NULL, 10) : 0;
    if (pages == 0) return -1;
    return limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + ((rlim_t)memory_mb << 20));
}
#endif

sr_status sr_lock(int out, unsigned memory_mb)
{
    if (limit_memory(memory_mb) != 0 || limit(RLIMIT_FSIZE, 0) != 0 || limit(RLIMIT_CORE, 0) != 0)
        return SR_IO;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return SR_IO;
    return filter_calls(out);
}

sr_status sr_close_all_but(int out)
{
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0) return SR_IO;
    for (int standard = 0; standard <= 2; standard++)
        if (dup2(nothing, standard) < 0) return SR_IO;
    if (out > 3 && close_range(3, (unsigned)out - 1, 0) != 0) return SR_IO;
    return close_range((unsigned)out + 1, ~0U, 0) == 0 ? SR_OK : SR_IO;
}
