package dev.sinew.app.peer;

import java.io.BufferedReader;
import java.io.IOException;

/// A running script; ended with the test.
public final class Script implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  Script(Process process) {
    this.process = process;
    out = process.inputReader();
  }

  /// The next line that it prints.
  ///
  /// @throws AssertionError when it ended without one
  public String line() throws IOException {
    String line = out.readLine();
    if (line == null) throw new AssertionError(process.info() + " ended without a word");
    return line;
  }

  /// Ends it at once, and waits until it is gone.
  public void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    end();
  }
}
