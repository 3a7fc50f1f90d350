package dev.sinew.app;

import dev.sinew.app.signal.Signals;
import java.util.concurrent.atomic.AtomicInteger;

/// Ctrl-C and its kin (INT, TERM, HUP) as a request instead of a death.
///
/// The JVM's own answer, the shutdown hooks, will not do: ONNX Runtime's hook destroys its
/// environment while the policy may still be running on it, and the crash would come in the middle
/// of the controlled stop. So the signal is taken before the JVM sees it.
final class Interrupts {

  /// What a shell reports for a program ended by Ctrl-C.
  static final int EXIT_CODE = 130;

  private Interrupts() {}

  /// From now on the first signal runs `stop`, on a thread of the JVM's, and the second one ends
  /// the process at once after `emergency`.
  static void take(Runnable stop, Runnable emergency) {
    AtomicInteger signals = new AtomicInteger();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signals.handle(
          name,
          () -> {
            if (signals.getAndIncrement() == 0) {
              stop.run();
              return;
            }
            emergency.run();
            Runtime.getRuntime().halt(EXIT_CODE);
          });
    }
  }
}
