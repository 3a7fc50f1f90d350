package dev.sinew.drivers.serial;

import dev.sinew.runtime.foreign.CLibrary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One end of a serial line whose other end is a path that any program of this machine can open as
/// if an adapter were plugged in. Linux. That end may be opened and closed as often as one likes;
/// closing this end unplugs it. One thread.
///
/// The other end is held open here as well, so that settings and bytes survive until the next
/// program opens it. Source: pty(7).
public final class PseudoTerminal implements SerialLine {

  private static final int FIRST_BAUD = 1_000_000;
  private static final int LONGEST_NAME = 128;

  private final Descriptor near;
  private final Descriptor far;

  private PseudoTerminal(Descriptor near, Descriptor far) {
    this.near = near;
    this.far = far;
  }

  /// @throws IOException in one line when the machine has none to give
  public static PseudoTerminal open() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CLibrary.STATE);
      int file = TtyCalls.openTerminal(state, Descriptor.O_RDWR_NOCTTY_NONBLOCK_CLOEXEC);
      if (file < 0) throw Errno.problem("/dev/ptmx", -file);
      Descriptor near = Descriptor.of("pseudo-terminal", file);
      try {
        return new PseudoTerminal(near, farEnd(near, arena, state));
      } catch (IOException e) {
        near.close();
        throw e;
      }
    }
  }

  private static Descriptor farEnd(Descriptor near, Arena arena, MemorySegment state)
      throws IOException {
    int unlocked = TtyCalls.unlockTerminal(state, near.file());
    if (unlocked < 0) throw Errno.problem(near.name(), -unlocked);
    MemorySegment name = arena.allocate(LONGEST_NAME);
    int named = TtyCalls.terminalName(near.file(), name);
    if (named < 0) throw Errno.problem(near.name(), -named);
    Descriptor far = Descriptor.open(name.getString(0));
    LineSettings.set(far, FIRST_BAUD);
    return far;
  }

  /// What other programs open.
  public String path() {
    return far.name();
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    return near.read(into, offset, length, deadlineNanos);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    near.write(from, offset, length);
  }

  @Override
  public void discardInput() throws IOException {
    near.discardInput();
  }

  /// As whoever opened the other end last has set it; 1 000 000 before; 0 after [#close]. Cold.
  @Override
  public int baud() {
    try {
      return LineSettings.baud(far);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public String name() {
    return path();
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
