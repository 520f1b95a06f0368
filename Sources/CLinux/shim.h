#ifndef TRIALTOP_CLINUX_SHIM_H
#define TRIALTOP_CLINUX_SHIM_H

// Linux headers that the Glibc module leaves out.
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <wchar.h>

#endif
