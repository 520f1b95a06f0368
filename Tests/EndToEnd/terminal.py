"""A program on a pseudo-terminal, seen through a terminal emulator."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pyte

ALTERNATE_SCREEN = 1049 << 5
PATIENCE = 30


class Screen(pyte.Screen):
    """pyte's screen, and the repetition of a character, which curses asks xterm for."""

    def draw(self, data):
        super().draw(data)
        self.last_drawn = data[-1:] or self.last_drawn

    last_drawn = " "

    def repeat(self, count=1, **_):
        super().draw(self.last_drawn * max(1, count))


class Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat"}
    events = pyte.ByteStream.events | {"repeat"}


class Terminal:
    def __init__(
            self, command, columns=120, rows=40, environment=None, ignores_hangup=False,
            is_controlling=True):
        self.screen = Screen(columns, rows)
        self.stream = Stream(self.screen)
        self.output = b""
        self.master, slave = os.openpty()
        self._set_size(columns, rows)
        self.settings_before = termios.tcgetattr(self.master)

        def prepare():
            if is_controlling:
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            if ignores_hangup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment,
            start_new_session=True, preexec_fn=prepare)
        # The other end stays open, so that what the program leaves behind can be looked at.
        self.slave = slave

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for descriptor in (self.master, self.slave):
            if descriptor is not None:
                os.close(descriptor)

    # What can be seen

    @property
    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self):
        return "\n".join(self.lines)

    @property
    def shows_alternate_screen(self):
        return ALTERNATE_SCREEN in self.screen.mode

    def reversed_text(self, row):
        """The text of a row that is shown with foreground and background exchanged."""
        cells = self.screen.buffer[row]
        return "".join(
            cells[x].data for x in range(self.screen.columns) if cells[x].reverse).strip()

    @property
    def is_restored(self):
        return (
            termios.tcgetattr(self.master) == self.settings_before
            and not self.shows_alternate_screen
            and not self.screen.cursor.hidden)

    # What a person does

    def press(self, keys):
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns, rows):
        """The program has to draw everything anew: nothing of the picture is left."""
        self.screen.resize(rows, columns)
        self.screen.erase_in_display(2)
        self._set_size(columns, rows)

    def _set_size(self, columns, rows):
        fcntl.ioctl(
            self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self):
        """Closes the terminal, as when a connection is lost."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = None

    def signal(self, number):
        self.process.send_signal(number)

    # Waiting

    def read(self, timeout):
        """Takes in what has been written; returns the bytes, none after a silent `timeout`."""
        if not select.select([self.master], [], [], timeout)[0]:
            return b""
        data = os.read(self.master, 65536)
        self.output += data
        self.stream.feed(data)
        return data

    def read_until_quiet(self, quiet=0.3):
        data = b""
        while part := self.read(quiet):
            data += part
        return data

    def read_until_idle(self, quiet=0.04):
        """Takes in all that the program has to say, however long it computes: every thread sleeps
        and nothing has come for twice `quiet`."""
        data, rests = b"", 0
        while rests < 2 and self.process.poll() is None:
            part = self.read(quiet)
            data += part
            rests = rests + 1 if not part and self._sleeps() else 0
        return data

    def _sleeps(self):
        try:
            states = [
                Path(task.path, "stat").read_text().rpartition(")")[2].split()[0]
                for task in os.scandir(f"/proc/{self.process.pid}/task")]
        except FileNotFoundError:
            return False
        return all(state == "S" for state in states)

    def cost(self, keys):
        """The bytes that answer the keys."""
        self.press(keys)
        return len(self.read_until_idle())

    def processor_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self):
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def wait_until(self, condition, what, timeout=PATIENCE):
        end = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain until {what}:\n{self.text}")
            self.read(0.05)

    def wait_for_text(self, text):
        self.wait_until(lambda: text in self.text, f"{text!r} is shown")

    def wait_for_end(self, timeout=PATIENCE):
        """The exit code as a shell counts it."""
        end = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program has not ended:\n{self.text}")
            if self.master is None:
                time.sleep(0.01)
            else:
                self.read(0.05)
        if self.master is not None:
            self.read_until_quiet(0.05)
        code = self.process.returncode
        return 128 - code if code < 0 else code
