#ifndef TRIALTOP_CNCURSES_SHIM_H
#define TRIALTOP_CNCURSES_SHIM_H

// Must stand before the header: it turns on the wide-character interface.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

// What Swift cannot import: mutable globals, macros with casts, and stdin and stdout.

static const attr_t curses_bold = WA_BOLD;
static const attr_t curses_dim = WA_DIM;
static const attr_t curses_underline = WA_UNDERLINE;
static const attr_t curses_reverse = WA_REVERSE;

static const mmask_t curses_left_button = BUTTON1_PRESSED;
static const mmask_t curses_wheel_up = BUTTON4_PRESSED;
static const mmask_t curses_wheel_down = BUTTON5_PRESSED;

static inline SCREEN *curses_open(const char *terminal) {
  return newterm(terminal, stdout, stdin);
}

static inline WINDOW *curses_window(void) { return stdscr; }

static inline int curses_colours(void) { return COLORS; }

/// Lets the next refresh draw everything anew.
static inline void curses_forget_screen(void) { clearok(curscr, TRUE); }

/// Columns that curses, too, will count for the character; -1 when this system does not know it.
extern int wcwidth(wchar_t character);

/// A string of the terminal's description, NULL when it has none.
static inline const char *curses_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

/// Takes one part out of a capability of the open terminal.
///
/// In place: the macros of <term.h> reach a copy that the library does not read.
static inline void curses_shorten(const char *name, const char *part) {
  char *capability = (char *)curses_capability(name);
  char *found = capability == NULL ? NULL : strstr(capability, part);
  if (found == NULL) return;
  char *rest = found + strlen(part);
  memmove(found, rest, strlen(rest) + 1);
}

/// Forgets the alternate character set, which is never drawn with and yet is switched off at every
/// change of style.
static inline void curses_forget_alternate_charset(void) {
  curses_shorten("sgr0", "\033(B");
  curses_shorten("sgr0", "\017");
  curses_shorten("sgr", "%?%p9%t\033(0%e\033(B%;");
  curses_shorten("sgr", "%?%p9%t\016%e\017%;");
}

/// Whether there is a description of this terminal that says how to place the cursor:
/// 1 yes, 0 it cannot, -1 there is no description.
static inline int curses_can_place_cursor(const char *terminal) {
  int status = 0;
  if (setupterm(terminal, 1, &status) != OK) return -1;
  int found = curses_capability("cup") != NULL;
  del_curterm(cur_term);
  return found;
}

/// As many colours as the description of this terminal names; -1 where it names none, or there is
/// no description.
static inline int curses_colours_of(const char *terminal) {
  int status = 0;
  if (setupterm(terminal, 1, &status) != OK) return -1;
  int colours = tigetnum("colors");
  del_curterm(cur_term);
  return colours;
}

#endif
