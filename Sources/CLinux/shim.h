#ifndef TRIALTOP_CLINUX_SHIM_H
#define TRIALTOP_CLINUX_SHIM_H

// Linux headers that the Glibc module leaves out.
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <wchar.h>

/// Asks the kernel to send this process a signal when its parent ends; prctl itself is variadic.
static inline int end_with_parent(int signal) {
  return prctl(PR_SET_PDEATHSIG, signal);
}

// Declared by <unistd.h> for GNU programs only.
extern int pipe2(int ends[2], int flags);

#endif
