package dev.sinew.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/// Ctrl-C and its kin (INT, TERM, HUP) as a request instead of a death.
///
/// The JVM's own answer, the shutdown hooks, will not do: ONNX Runtime's hook destroys its
/// environment while the policy may still be running on it, and the crash would come in the middle
/// of the controlled stop. So the signal is taken before the JVM sees it, by `sun.misc.Signal`, the
/// JDK's only door to it; by reflection, because the compiler warns of that class in a way that
/// cannot be silenced.
final class Interrupts {

  /// What a shell reports for a program ended by Ctrl-C.
  static final int EXIT_CODE = 130;

  private Interrupts() {}

  /// From now on the first signal runs `stop`, on a thread of the JVM's, and the second one ends
  /// the process at once after `emergency`.
  static void take(Runnable stop, Runnable emergency) {
    AtomicInteger signals = new AtomicInteger();
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      handle(
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

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Interrupts.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) action.run();
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "toString" -> "sinew's handler of " + name;
                  default -> null;
                };
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (InvocationTargetException e) {
      // HUP is not there on Windows; a JVM started with -Xrs keeps the signals to itself.
      if (!(e.getCause() instanceof IllegalArgumentException))
        throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
