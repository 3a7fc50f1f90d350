package dev.sinew.drivers.peer;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.MonotonicClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.Callable;

/// Waiting for what another process does, with a limit that only a failure reaches.
public final class Await {

  private static final Clock CLOCK = new MonotonicClock();
  private static final long LIMIT_NANOS = 30_000_000_000L;
  private static final long POLL_NANOS = 2_000_000;

  private Await() {}

  /// @param what a clause for the failure: "the robot's first state"
  /// @throws AssertionError when it did not come true for half a minute
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    long limit = CLOCK.nanos() + LIMIT_NANOS;
    while (!condition.call()) {
      if (CLOCK.nanos() > limit) throw new AssertionError("waited in vain for " + what);
      CLOCK.sleepUntil(CLOCK.nanos() + POLL_NANOS);
    }
  }

  /// A TCP port that was free just now.
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
