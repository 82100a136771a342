#ifndef MOCKCHECK_CEPOLL_SHIM_H
#define MOCKCHECK_CEPOLL_SHIM_H

#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

/* Swift does not see what <sys/socket.h> has for _GNU_SOURCE only; and included here, that header would be ours in the
   place of Glibc's. */
struct sockaddr;
extern int accept4(int, struct sockaddr *, unsigned int *, int);

static inline int mockcheck_accept(int listener, int flags) {
    return accept4(listener, 0, 0, flags);
}

/* Swift cannot call what takes any number of arguments. */
static inline void mockcheck_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
#endif

#endif
