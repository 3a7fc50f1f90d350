package dev.sinew.app.signal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Takes a signal before the JVM's own answer to it, the shutdown hooks.
///
/// By `sun.misc.Signal`, the JDK's only door to it; by reflection, because the compiler warns of
/// that class in a way that cannot be silenced.
public final class Signals {

  private Signals() {}

  /// From now on a signal runs `action`, on a thread of the JVM's. A signal that this platform does
  /// not have is left alone (HUP on Windows; all of them under `-Xrs`).
  ///
  /// @param name without "SIG": INT, TERM, HUP
  public static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
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
      if (!(e.getCause() instanceof IllegalArgumentException))
        throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
