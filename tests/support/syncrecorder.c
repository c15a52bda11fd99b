// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into signalboxd (LD_PRELOAD): writes down, in one order, every write, truncation and
// sync of the files below SYNC_RECORDER_FOLDER, every answer that begins with "HTTP/1.1 2" and every
// request that begins with "POST ", into the file SYNC_RECORDER_LOG. Each call and its record happen under one lock, so that the
// order in the log is the order in which they took effect. A sync is recorded after it returned, an
// answer or a request before its first byte leaves.
//
// A record: type (1 byte: W write, T truncate, S sync, U unlink, A answer, R request), 7 zero bytes, then three
// little-endian 64-bit numbers (inode, offset or length, payload size), the path's size as a 64-bit
// number, the path and the payload.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int logFile = -1;
static const char *folder;

__attribute__((constructor)) static void start(void)
{
    folder = getenv("SYNC_RECORDER_FOLDER");
    const char *path = getenv("SYNC_RECORDER_LOG");
    if (folder && path)
        logFile = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                               0600);
}

static void record(char type, uint64_t inode, uint64_t offset, const char *path, const void *data,
                   size_t size)
{
    struct {
        char type[8];
        uint64_t inode, offset, size, pathSize;
    } head = {{type}, inode, offset, size, path ? strlen(path) : 0};
    struct iovec parts[3]
        = {{&head, sizeof head}, {(void *)path, head.pathSize}, {(void *)data, size}};
    syscall(SYS_writev, logFile, parts, 3);
}

// The path of a regular file below the folder; 0 for anything else.
static int watched(int fd, char path[PATH_MAX], uint64_t *inode)
{
    if (logFile < 0)
        return 0;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, PATH_MAX - 1);
    if (size <= 0)
        return 0;
    path[size] = 0;
    struct stat status;
    if (strncmp(path, folder, strlen(folder)) != 0 || fstat(fd, &status) != 0
        || !S_ISREG(status.st_mode))
        return 0;
    *inode = status.st_ino;
    return 1;
}

static ssize_t writeAt(int fd, const void *data, size_t size, off_t offset)
{
    char path[PATH_MAX];
    uint64_t inode;
    if (!watched(fd, path, &inode))
        return syscall(SYS_pwrite64, fd, data, size, offset);
    pthread_mutex_lock(&lock);
    const ssize_t written = syscall(SYS_pwrite64, fd, data, size, offset);
    if (written > 0)
        record('W', inode, (uint64_t)offset, path, data, (size_t)written);
    pthread_mutex_unlock(&lock);
    return written;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    return writeAt(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset)
{
    return writeAt(fd, data, size, offset);
}

static int truncateTo(int fd, off_t length)
{
    char path[PATH_MAX];
    uint64_t inode;
    if (!watched(fd, path, &inode))
        return (int)syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&lock);
    const int result = (int)syscall(SYS_ftruncate, fd, length);
    if (result == 0)
        record('T', inode, (uint64_t)length, path, 0, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int ftruncate(int fd, off_t length)
{
    return truncateTo(fd, length);
}

int ftruncate64(int fd, off_t length)
{
    return truncateTo(fd, length);
}

static int sync_(long call, int fd)
{
    char path[PATH_MAX];
    uint64_t inode;
    if (!watched(fd, path, &inode))
        return (int)syscall(call, fd);
    pthread_mutex_lock(&lock);
    const int result = (int)syscall(call, fd);
    if (result == 0)
        record('S', inode, 0, path, 0, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

int fdatasync(int fd)
{
    return sync_(SYS_fdatasync, fd);
}

int fsync(int fd)
{
    return sync_(SYS_fsync, fd);
}

int unlink(const char *path)
{
    pthread_mutex_lock(&lock);
    const int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (result == 0 && logFile >= 0 && strncmp(path, folder, strlen(folder)) == 0)
        record('U', 0, 0, path, 0, 0);
    pthread_mutex_unlock(&lock);
    return result;
}

// 'A' or 'R'; 0 for anything else.
static char messageType(const void *data, size_t size)
{
    if (logFile < 0 || size <= 10)
        return 0;
    if (memcmp(data, "HTTP/1.1 2", 10) == 0)
        return 'A';
    return memcmp(data, "POST ", 5) == 0 ? 'R' : 0;
}

ssize_t send(int fd, const void *data, size_t size, int flags)
{
    const char type = messageType(data, size);
    if (type) {
        pthread_mutex_lock(&lock);
        record(type, 0, 0, 0, data, size);
        pthread_mutex_unlock(&lock);
    }
    return syscall(SYS_sendto, fd, data, size, flags, 0, 0);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    const char type
        = message->msg_iovlen > 0
              ? messageType(message->msg_iov[0].iov_base, message->msg_iov[0].iov_len)
              : 0;
    if (type) {
        pthread_mutex_lock(&lock);
        for (size_t i = 0; i < message->msg_iovlen; ++i)
            record(type, 0, 0, 0, message->msg_iov[i].iov_base, message->msg_iov[i].iov_len);
        pthread_mutex_unlock(&lock);
    }
    return syscall(SYS_sendmsg, fd, message, flags);
}

ssize_t write(int fd, const void *data, size_t size)
{
    char path[PATH_MAX];
    uint64_t inode;
    const char type = messageType(data, size);
    if (type) {
        pthread_mutex_lock(&lock);
        record(type, 0, 0, 0, data, size);
        pthread_mutex_unlock(&lock);
    } else if (watched(fd, path, &inode)) {
        pthread_mutex_lock(&lock);
        const off_t offset = lseek(fd, 0, SEEK_CUR);
        const ssize_t written = syscall(SYS_write, fd, data, size);
        if (written > 0)
            record('W', inode, (uint64_t)offset, path, data, (size_t)written);
        pthread_mutex_unlock(&lock);
        return written;
    }
    return syscall(SYS_write, fd, data, size);
}
