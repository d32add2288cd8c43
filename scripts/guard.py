"""A command that says what ended it, even where the system ends it by SIGBUS.

The embedded engine writes through mapped files. Where another program takes the last of the disk
in the middle of a write, no exception is raised: the process is gone. So the command runs in a
child process, and its parent has nothing to do but to wait and to say how that ended. Only Linux
has what lets no child outlive its parent; elsewhere the command runs alone.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
BY_TERMINAL = 0x80  # SI_KERNEL of sigaction(2): it went to the child as well
HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)
FULL = (
    "The disk filled up while the index was written: another program took what was free. What was "
    "stored stays, and the live index is as it was. Free space, or let INDEX_PATH name a folder on "
    "a larger disk; then run the same command again, and it goes on from here."
)


def guarded() -> None:
    """Go on in a child; the parent ends as it ends, and never returns from here.

    Call it first, while there is one thread. Signals for the parent reach the child, and if the
    parent is killed, so is the child.
    """
    if sys.platform != "linux":
        return
    parent = os.getpid()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    child = os.fork()
    if child:
        os._exit(outcome(child))
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before that took hold
        os._exit(1)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def outcome(child: int) -> int:
    """Wait for a child process, passing signals on to it, and say it if the disk killed it.

    Returns its exit status. A child that another signal ended ends this process by that signal.
    """
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    while True:
        ended, waited = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        heard = signal.sigwaitinfo(HEARD)
        if heard.si_signo != signal.SIGCHLD and heard.si_code != BY_TERMINAL:
            os.kill(child, heard.si_signo)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    status = os.waitstatus_to_exitcode(waited)
    if status == -signal.SIGBUS:
        sys.stderr.write(f"Error: {FULL}\n")
        sys.stderr.flush()
        return 1
    if status < 0:
        if status != -signal.SIGKILL:  # whose effect nobody changes
            signal.signal(-status, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {-status})
        os.kill(os.getpid(), -status)
    return status
