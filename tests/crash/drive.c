/* A layer between a program and the C library through which every call passes that changes a drive: writes, syncs, new names,
 * removed names. It counts those below one folder and, at the one that it was told, kills the process or fails the call.
 * What a crash leaves is what these calls had done by then, so a kill before each of them, and in the middle of each write,
 * is a kill at every moment that can be told apart afterwards. It can also pull the drive out, and count what only reads; and
 * it sets the clock that the process sees. Loaded with LD_PRELOAD; armed by `drive_arm` after a fork. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { COUNT = 0, KILL = -1, TEAR = -2, PULL = -3 };

/* How a drive is pulled out. UNMOUNTED: nothing new is found below its folder, what is open goes on (`umount -l`). DEAD:
 * every call fails, and only what was synced is there afterwards, as after a power cut. */
enum { UNMOUNTED = 1, DEAD = 2 };
#define EXT4_IOC_SHUTDOWN _IOR('X', 125, unsigned)
#define WITHOUT_FLUSHING_THE_JOURNAL 2u

static char below[PATH_MAX];
static size_t below_length;
static long left = -1;
static int fault, lasting, noted = -1;
static int reads, pulled_how;
static char pulled[PATH_MAX];
static long long clock_is_ahead;

/* From now on, calls below `folder` are counted; call number `at` (from 0) meets `what`: an errno, KILL before it, or TEAR
 * (half of a write, then the end). With `stays` every later call that needs room or a writable drive fails as well. The name
 * of each call goes to the descriptor `names`. */
void drive_arm(const char *folder, long at, int what, int stays, int names) {
    snprintf(below, sizeof below, "%s", folder);
    below_length = strlen(below);
    left = at;
    fault = what;
    lasting = stays;
    noted = names;
}

/* Count also what only reads, from the next `drive_arm` on. */
void drive_count_reads(int also) {
    reads = also;
}

/* What PULL pulls out: the drive that is mounted at `folder`, in one way or both. */
void drive_to_pull(const char *folder, int how) {
    snprintf(pulled, sizeof pulled, "%s", folder);
    pulled_how = how;
}

/* The clock of this process is so many seconds ahead of the system's, or behind. */
void drive_clock(long long seconds) {
    clock_is_ahead = seconds;
}

static void pull(void) {
    int how = pulled_how;
    if (how & DEAD) {
        unsigned flags = WITHOUT_FLUSHING_THE_JOURNAL;
        int root = (int)syscall(SYS_openat, AT_FDCWD, pulled, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        if (root < 0 || ioctl(root, EXT4_IOC_SHUTDOWN, &flags)) _exit(99);
        close(root);
    }
    if ((how & UNMOUNTED) && umount2(pulled, MNT_DETACH)) _exit(99);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

#define REAL(type, name, ...)                                  \
    static type (*real)(__VA_ARGS__);                          \
    if (!real) *(void **)(&real) = dlsym(RTLD_NEXT, name)

static int is_below(const char *path) {
    return below_length && !strncmp(path, below, below_length) && (path[below_length] == '/' || !path[below_length]);
}

static void path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
}

static void full_path(int folder, const char *name, char *path) {
    if (name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
    } else {
        char base[PATH_MAX];
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) base[0] = 0;
        } else {
            path_of(folder, base);
        }
        if (snprintf(path, PATH_MAX, "%s/%s", base, name) >= PATH_MAX) path[0] = 0;
    }
}

/* 0: go on. TEAR: only for writes. Anything else is the errno to fail with. */
static int met(const char *call, const char *path, int takes_room) {
    if (!is_below(path)) return 0;
    if (noted >= 0) {
        char line[PATH_MAX + 32];
        int length = snprintf(line, sizeof line, "%s %s\n", call, path + below_length);
        if (length > 0) syscall(SYS_write, noted, line, (size_t)length);
    }
    if (fault == COUNT) return 0;
    if (left > 0) {
        left--;
        return 0;
    }
    int first = left == 0;
    if (first) left = -1;
    if (fault == KILL && first) die();
    if (fault == PULL) {
        if (first) pull();
        return 0;
    }
    if (fault == TEAR) {
        if (!first) return 0;
        if (strncmp(call, "write", 5)) die();
        return TEAR;
    }
    if (fault > 0 && (first || lasting) && (takes_room || fault != ENOSPC)) return fault;
    if (first && fault == ENOSPC) left = 0; /* a full drive doesn't mind what takes no room: the next call meets it */
    return 0;
}

static int met_file(const char *call, int descriptor, int takes_room) {
    if (!below_length) return 0;
    char path[PATH_MAX];
    path_of(descriptor, path);
    return met(call, path, takes_room);
}

#define MEET(found)            \
    do {                       \
        int it = found;        \
        if (it > 0) {          \
            errno = it;        \
            return -1;         \
        }                      \
    } while (0)

ssize_t write(int fd, const void *bytes, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    int it = met_file("write", fd, 1);
    if (it == TEAR) {
        real(fd, bytes, size / 2);
        die();
    }
    MEET(it);
    return real(fd, bytes, size);
}

static ssize_t placed(ssize_t (*real)(int, const void *, size_t, off64_t), int fd, const void *bytes, size_t size, off64_t at) {
    int it = met_file("write", fd, 1);
    if (it == TEAR) {
        real(fd, bytes, size / 2, at);
        die();
    }
    MEET(it);
    return real(fd, bytes, size, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return placed(real, fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return placed(real, fd, bytes, size, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    int it = met_file("write", fd, 1);
    if (it == TEAR) die();
    MEET(it);
    return real(fd, parts, count);
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    MEET(met_file("sync", fd, 1));
    return real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    MEET(met_file("sync", fd, 1));
    return real(fd);
}

int ftruncate(int fd, off_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    MEET(met_file("truncate", fd, 0));
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    MEET(met_file("truncate", fd, 0));
    return real(fd, size);
}

static int makes(int folder, const char *name, int flags) {
    if (!below_length) return 0;
    char path[PATH_MAX];
    struct stat status;
    full_path(folder, name, path);
    int there = !lstat(path, &status);
    if (there && (flags & O_TRUNC) && status.st_size) return met("empty", path, 0);
    if (there && reads && !S_ISDIR(status.st_mode)) return met("open", path, 0);
    if (there || !(flags & O_CREAT)) return 0;
    return met("make", path, 1);
}

#define MODE_OF(flags)                       \
    mode_t mode = 0;                         \
    if ((flags) & (O_CREAT | O_TMPFILE)) {   \
        va_list rest;                        \
        va_start(rest, flags);               \
        mode = va_arg(rest, mode_t);         \
        va_end(rest);                        \
    }

int open(const char *name, int flags, ...) {
    REAL(int, "open64", const char *, int, mode_t);
    MODE_OF(flags)
    MEET(makes(AT_FDCWD, name, flags));
    return real(name, flags, mode);
}

int open64(const char *name, int flags, ...) {
    REAL(int, "open64", const char *, int, mode_t);
    MODE_OF(flags)
    MEET(makes(AT_FDCWD, name, flags));
    return real(name, flags, mode);
}

int openat(int folder, const char *name, int flags, ...) {
    REAL(int, "openat64", int, const char *, int, mode_t);
    MODE_OF(flags)
    MEET(makes(folder, name, flags));
    return real(folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...) {
    REAL(int, "openat64", int, const char *, int, mode_t);
    MODE_OF(flags)
    MEET(makes(folder, name, flags));
    return real(folder, name, flags, mode);
}

static int met_name(const char *call, int folder, const char *name, int takes_room) {
    if (!below_length) return 0;
    char path[PATH_MAX];
    full_path(folder, name, path);
    return met(call, path, takes_room);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    MEET(met_name("rename", AT_FDCWD, to, 1));
    return real(from, to);
}

int renameat(int folder, const char *from, int other, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    MEET(met_name("rename", other, to, 1));
    return real(folder, from, other, to);
}

int link(const char *from, const char *to) {
    REAL(int, "link", const char *, const char *);
    MEET(met_name("link", AT_FDCWD, to, 1));
    return real(from, to);
}

int linkat(int folder, const char *from, int other, const char *to, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    MEET(met_name("link", other, to, 1));
    return real(folder, from, other, to, flags);
}

int unlink(const char *name) {
    REAL(int, "unlink", const char *);
    MEET(met_name("remove", AT_FDCWD, name, 0));
    return real(name);
}

int unlinkat(int folder, const char *name, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    MEET(met_name("remove", folder, name, 0));
    return real(folder, name, flags);
}

int mkdir(const char *name, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    MEET(met_name("make", AT_FDCWD, name, 1));
    return real(name, mode);
}

int rmdir(const char *name) {
    REAL(int, "rmdir", const char *);
    MEET(met_name("remove", AT_FDCWD, name, 0));
    return real(name);
}

ssize_t read(int fd, void *bytes, size_t size) {
    REAL(ssize_t, "read", int, void *, size_t);
    if (reads) MEET(met_file("read", fd, 0));
    return real(fd, bytes, size);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    if (reads) MEET(met_file("read", fd, 0));
    return real(fd, bytes, size, at);
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    if (reads) MEET(met_file("read", fd, 0));
    return real(fd, bytes, size, at);
}

int clock_gettime(clockid_t which, struct timespec *now) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int failed = real(which, now);
    if (!failed && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) now->tv_sec += clock_is_ahead;
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    REAL(int, "gettimeofday", struct timeval *, void *);
    int failed = real(now, zone);
    if (!failed) now->tv_sec += clock_is_ahead;
    return failed;
}

time_t time(time_t *into) {
    REAL(time_t, "time", time_t *);
    time_t now = real(NULL) + clock_is_ahead;
    if (into) *into = now;
    return now;
}
