#ifndef MOCKCHECK_CEPOLL_SHIM_H
#define MOCKCHECK_CEPOLL_SHIM_H

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Swift does not see what <sys/socket.h> has for _GNU_SOURCE only; and included here, that header would be ours in the
   place of Glibc's. */
struct sockaddr;
extern int accept4(int, struct sockaddr *, unsigned int *, int);

static inline int mockcheck_accept(int listener, int flags) {
    return accept4(listener, 0, 0, flags);
}

/* glibc's own are points at which a thread may be cancelled, which takes two atomic steps a call; nobody cancels ours. */
static inline long mockcheck_send(int descriptor, const void *bytes, long count, int flags) {
    return syscall(SYS_sendto, descriptor, bytes, count, flags, (void *)0, 0);
}

static inline long mockcheck_receive(int descriptor, void *memory, long count) {
    return syscall(SYS_recvfrom, descriptor, memory, count, 0, (void *)0, (void *)0);
}

/* Swift cannot call what takes any number of arguments. */
static inline void mockcheck_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
#endif

#endif
