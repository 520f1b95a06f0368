#ifndef TRIALTOP_CNCURSES_SHIM_H
#define TRIALTOP_CNCURSES_SHIM_H

// Must stand before the header: it turns on the wide-character interface.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <term.h>

#endif
