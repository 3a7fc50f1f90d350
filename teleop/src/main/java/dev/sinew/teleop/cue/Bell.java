package dev.sinew.teleop.cue;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;

/// The terminal's bell: once, whatever the cue; twice where something was thrown away.
final class Bell implements Sounder {

  private static final char RING = 0x07;

  @Override
  public void sound(Cue cue) throws IOException {
    Console console = System.console();
    if (console == null || !console.isTerminal())
      throw new IOException("there is no terminal whose bell could ring");
    ring(cue, console.writer());
  }

  static void ring(Cue cue, PrintWriter terminal) {
    terminal.print(RING);
    if (cue == Cue.DISCARDED) terminal.print(RING);
    terminal.flush();
  }
}
