"""What the description of a terminal lets a program send."""

import re
import subprocess

OPERATOR = re.compile(r"%(?:p\d|i|[Pg][a-zA-Z]|'.'|\{\d+\}|[-+*/m&|^=<>AO!~l])")
PRINTED = re.compile(r"%[:\d.+\-# ]*[dosxX]")
CHARACTERS = {"E": "\x1b", "e": "\x1b", "n": "\n", "l": "\n", "r": "\r", "t": "\t", "b": "\b",
              "f": "\f", "s": " ", "^": "^", "\\": "\\", ",": ",", ":": ":", "0": "\x00"}


class Description:
    """Patterns of all strings in a description, made from what `infocmp` prints of it."""

    def __init__(self, name):
        text = subprocess.run(
            ["infocmp", "-1", "-x", name], check=True, capture_output=True, text=True).stdout
        values = re.findall(r"^\t\w+=(.*),$", text, re.MULTILINE)
        patterns = {Pattern(value).regex for value in values} - {""}
        # curses leaves the choice of a character set out of "all attributes off".
        patterns |= {p.removesuffix("\x0f").removeprefix("\x1b\\(B") for p in patterns}
        self.escapes = re.compile("|".join(sorted(patterns, key=len, reverse=True)))

    def unknown(self, text, also=""):
        """The controls in a text that the description does not have."""
        known = self.escapes if not also else re.compile(f"{also}|{self.escapes.pattern}")
        found, place = [], 0
        while place < len(text):
            if text[place] >= " " and text[place] != "\x7f":
                place += 1
            elif (match := known.match(text, place)) and match.end() > place:
                place = match.end()
            else:
                found.append(text[place:place + 16])
                place += 1
        return found


class Pattern:
    """One string of a description as a regular expression: parameters are any numbers."""

    def __init__(self, value):
        self.rest = re.sub(r"\$<[^>]*>", "", value)
        self.regex = self._sequence()

    def _sequence(self):
        made = ""
        while self.rest and not self.rest.startswith(("%t", "%e", "%;")):
            made += self._piece()
        return made

    def _piece(self):
        if self.rest.startswith("%?"):
            self.rest = self.rest[2:]
            return self._choice()
        if match := PRINTED.match(self.rest):
            return self._take(match.end(), r"\d+")
        if self.rest.startswith(("%c", "%s")):
            return self._take(2, "[^\x1b]")
        if self.rest.startswith("%%"):
            return self._take(2, "%")
        if match := OPERATOR.match(self.rest):
            return self._take(match.end(), "")
        return re.escape(self._character())

    def _take(self, count, made):
        self.rest = self.rest[count:]
        return made

    def _choice(self):
        """`%? if %t then %e else %;`: what stands before a `%t` is computed and not sent."""
        branches = []
        while self.rest:
            branch = self._sequence()
            mark, self.rest = self.rest[:2], self.rest[2:]
            if mark != "%t":
                branches.append(branch)
            if mark == "%;":
                break
        return f"(?:{'|'.join([*branches, ''])})"

    def _character(self):
        if self.rest.startswith("^") and len(self.rest) > 1:
            return self._take(2, chr(ord(self.rest[1]) & 0x1f))
        if self.rest.startswith("\\") and len(self.rest) > 1:
            if match := re.match(r"\\([0-7]{3})", self.rest):
                return self._take(4, chr(int(match[1], 8) & 0x7f))
            return self._take(2, CHARACTERS.get(self.rest[1], self.rest[1]))
        return self._take(1, self.rest[0])
