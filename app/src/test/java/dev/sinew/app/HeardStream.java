package dev.sinew.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A standard stream that a test hears: what its thread writes, and the threads that this one
/// starts. What others write meanwhile goes where it went before, so that tests can run side by
/// side.
final class HeardStream extends OutputStream {

  private final OutputStream before;
  private final InheritableThreadLocal<OutputStream> hearing = new InheritableThreadLocal<>();

  private HeardStream(OutputStream before) {
    this.before = before;
  }

  /// @param set makes a stream the standard one
  static HeardStream instead(PrintStream standard, Consumer<PrintStream> set) {
    HeardStream heard = new HeardStream(standard);
    set.accept(new PrintStream(heard, true, StandardCharsets.UTF_8));
    return heard;
  }

  /// From now on this thread is heard there.
  void hear(OutputStream into) {
    hearing.set(into);
  }

  void noMore() {
    hearing.remove();
  }

  private OutputStream target() {
    OutputStream into = hearing.get();
    return into == null ? before : into;
  }

  @Override
  public void write(int one) throws IOException {
    target().write(one);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    target().write(bytes, from, count);
  }

  @Override
  public void flush() throws IOException {
    target().flush();
  }
}
