#include "plugin/shared_object.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined __x86_64__
enum { THIS_MACHINE = EM_X86_64 };
#elif defined __aarch64__
enum { THIS_MACHINE = EM_AARCH64 };
#else
enum { THIS_MACHINE = EM_NONE };
#endif

typedef struct contents {
    const unsigned char *at;
    size_t length;
} contents;

static bool inside(contents file, uint64_t offset, uint64_t length)
{
    return offset <= file.length && length <= file.length - offset;
}

static sr_message cut(void)
{
    return SR_MSG("the file is cut: its headers tell of more than there is");
}

/* A segment holds what the loader maps and then reads without looking at the file's size. */
static sr_message segments_problem(contents file, const Elf64_Ehdr *head)
{
    bool dynamic = false;
    if (head->e_phentsize != sizeof(Elf64_Phdr) || head->e_phnum == 0 || head->e_phnum == PN_XNUM)
        return SR_MSG("its program headers are damaged");
    if (!inside(file, head->e_phoff, (uint64_t)head->e_phnum * sizeof(Elf64_Phdr))) return cut();
    for (unsigned i = 0; i < head->e_phnum; i++) {
        Elf64_Phdr segment;
        memcpy(&segment, file.at + head->e_phoff + i * sizeof segment, sizeof segment);
        if (segment.p_type == PT_NULL) continue;
        if (!inside(file, segment.p_offset, segment.p_filesz)) return cut();
        if (segment.p_type == PT_LOAD && segment.p_filesz > segment.p_memsz)
            return SR_MSG("its program headers are damaged");
        dynamic = dynamic || segment.p_type == PT_DYNAMIC;
    }
    if (!dynamic) return SR_MSG("it is no shared object: it has nothing to link");
    return (sr_message){0};
}

/* Linkers put the section headers last: when they are whole, so is the file. */
static sr_message sections_problem(contents file, const Elf64_Ehdr *head)
{
    if (head->e_shoff == 0) return (sr_message){0};
    if (head->e_shentsize != sizeof(Elf64_Shdr)) return SR_MSG("its section headers are damaged");
    if (!inside(file, head->e_shoff, (uint64_t)head->e_shnum * sizeof(Elf64_Shdr))) return cut();
    return (sr_message){0};
}

sr_message sr_shared_object_problem(const unsigned char *bytes, size_t length)
{
    static const unsigned char ours[] = {ELFMAG0,    ELFMAG1,     ELFMAG2,   ELFMAG3,
                                         ELFCLASS64, ELFDATA2LSB, EV_CURRENT};
    contents file = {bytes, length};
    Elf64_Ehdr head;
    if (length == 0) return SR_MSG("the file is empty");
    if (length < SELFMAG || memcmp(bytes, ELFMAG, SELFMAG) != 0)
        return SR_MSG("it is no shared object (ELF): it begins with something else");
    if (length < sizeof head) return cut();
    memcpy(&head, bytes, sizeof head);
    if (memcmp(bytes, ours, sizeof ours) != 0 || (THIS_MACHINE != EM_NONE && head.e_machine != THIS_MACHINE))
        return SR_MSG("it is a shared object for another sort of machine");
    if (head.e_type != ET_DYN) return SR_MSG("it is no shared object, but a program or an object file");
    sr_message problem = segments_problem(file, &head);
    return problem.id ? problem : sections_problem(file, &head);
}

/* A pipe or a device would make the program wait. */
static sr_status look(int file, sr_message *problem, int *reason)
{
    struct stat about;
    if (fstat(file, &about) != 0) return *reason = errno, SR_IO;
    if (!S_ISREG(about.st_mode)) return *problem = SR_MSG("it is no file"), SR_OK;
    size_t length = (size_t)about.st_size;
    if (length == 0) return *problem = sr_shared_object_problem(NULL, 0), SR_OK;
    unsigned char *at = mmap(NULL, length, PROT_READ, MAP_PRIVATE, file, 0);
    if (at == MAP_FAILED) return *reason = errno, SR_IO;
    *problem = sr_shared_object_problem(at, length);
    munmap(at, length);
    return SR_OK;
}

sr_status sr_shared_object_check(const char *path, sr_message *problem, int *reason)
{
    *problem = (sr_message){0};
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return *reason = errno, SR_IO;
    sr_status status = look(file, problem, reason);
    close(file);
    return status;
}
