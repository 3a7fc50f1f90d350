package dev.sinew.app.servo;

import dev.sinew.calibration.joints.Dialogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/// A person at a terminal, who goes on with ENTER. One thread asks, a daemon thread listens.
public final class TerminalDialogue implements Dialogue {

  private static final int WIDEST = 100;

  private final PrintStream out;
  private final boolean rewrites;
  private final AtomicInteger entered = new AtomicInteger();
  private volatile boolean over;
  private boolean shown;

  /// @param rewrites whether a line can be written over: a terminal's can
  public TerminalDialogue(InputStream in, PrintStream out, boolean rewrites) {
    this.out = out;
    this.rewrites = rewrites;
    Thread.ofPlatform().daemon().name("terminal").start(() -> listen(in));
  }

  private void listen(InputStream in) {
    try {
      for (int c = in.read(); c >= 0; c = in.read()) if (c == '\n') entered.incrementAndGet();
    } catch (IOException e) {
      // the same as its end
    }
    over = true;
  }

  @Override
  public void say(String line) {
    if (shown) out.println();
    shown = false;
    out.println(line);
  }

  @Override
  public void show(String line) {
    if (!rewrites) return;
    String cut = line.length() > WIDEST ? line.substring(0, WIDEST) : line;
    out.print("\r\033[K" + cut);
    out.flush();
    shown = true;
  }

  @Override
  public boolean ready() throws IOException {
    // Looked at first: what was entered before the end still counts.
    boolean ended = over;
    if (entered.get() > 0) {
      entered.decrementAndGet();
      return true;
    }
    if (ended) throw new IOException("nobody is there any more to press ENTER");
    return false;
  }

  /// Whether there is a person: standard input is a terminal.
  public static boolean possible() {
    return System.console() != null && System.console().isTerminal();
  }
}
