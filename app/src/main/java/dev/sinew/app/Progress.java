package dev.sinew.app;

import java.io.PrintStream;

/// A bar on a terminal; nothing where the output is a file.
final class Progress {

  private static final int WIDTH = 30;

  private final PrintStream out;
  private final int total;
  private final boolean terminal = System.console() != null && System.console().isTerminal();

  Progress(PrintStream out, int total) {
    this.out = out;
    this.total = total;
  }

  void show(int done, String remark) {
    if (!terminal) return;
    int filled = WIDTH * done / total;
    out.printf(
        "\r%s%s %d/%d  %s\u001b[K",
        "█".repeat(filled), "░".repeat(WIDTH - filled), done, total, remark);
    out.flush();
  }

  void done() {
    if (terminal) out.println();
  }
}
