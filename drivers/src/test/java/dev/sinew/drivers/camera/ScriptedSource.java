package dev.sinew.drivers.camera;

import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// A device that does what a test wrote down; time is what its pictures say.
final class ScriptedSource implements FrameSource {

  static final int WIDTH = 2;
  static final int HEIGHT = 2;

  private interface Step {
    Picture run() throws IOException;
  }

  private final VirtualClock clock;
  private final String identity;
  private final Deque<Step> steps = new ArrayDeque<>();
  boolean closed;

  ScriptedSource(VirtualClock clock, String identity) {
    this.clock = clock;
    this.identity = identity;
  }

  /// A picture that comes when it is captured.
  ///
  /// @param count the device's own; -1 for none
  /// @param shade of its first pixel
  ScriptedSource picture(double ms, long count, int shade) {
    return picture(ms, ms, count, shade);
  }

  ScriptedSource picture(double comesMs, double stampMs, long count, int shade) {
    steps.add(
        () -> {
          clock.sleepUntil(nanos(comesMs));
          return new Picture(nanos(stampMs), count, WIDTH, HEIGHT, rgb(shade), null);
        });
    return this;
  }

  ScriptedSource wide(double ms) {
    steps.add(
        () -> {
          clock.sleepUntil(nanos(ms));
          return new Picture(nanos(ms), -1, 3, 1, new byte[9], null);
        });
    return this;
  }

  ScriptedSource silence(double untilMs) {
    steps.add(
        () -> {
          clock.sleepUntil(nanos(untilMs));
          return null;
        });
    return this;
  }

  ScriptedSource fails(IOException how) {
    steps.add(
        () -> {
          throw how;
        });
    return this;
  }

  static byte[] rgb(int shade) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    rgb[0] = (byte) shade;
    return rgb;
  }

  static long nanos(double ms) {
    return Math.round(ms * 1e6);
  }

  int left() {
    return steps.size();
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    if (closed) throw new IOException("closed");
    if (steps.isEmpty()) throw new AssertionError("the script has no more");
    return steps.remove().run();
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("serial", identity);
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void close() {
    closed = true;
  }
}
