package dev.sinew.runtime.realtime;

import java.util.Optional;

/// The calls of this machine, or why there are none. Found once.
///
/// @param calls empty where they cannot be made
/// @param reason what stands in the way, empty when nothing does
record Kernel(Optional<KernelCalls> calls, String reason) {

  private static final Kernel HERE =
      find(System.getProperty("os.name"), System.getProperty("os.arch"));

  static Kernel here() {
    return HERE;
  }

  static Kernel find(String os, String arch) {
    if (!os.equals("Linux")) return none("no real-time calls for " + os + ", only for Linux");
    if (!arch.equals("amd64") && !arch.equals("aarch64"))
      return none("no real-time calls for Linux on " + arch + ", only for x86-64 and arm64");
    try {
      return checked(new LinuxCalls());
    } catch (LinkageError | IllegalCallerException e) {
      return none("the JVM refuses native calls (--enable-native-access): " + root(e));
    }
  }

  /// Deadlines go to the kernel as they are, so `System.nanoTime` must be the kernel's clock.
  static Kernel checked(KernelCalls calls) {
    long before = calls.monotonicNanos();
    long java = System.nanoTime();
    long after = calls.monotonicNanos();
    if (before <= java && java <= after) return new Kernel(Optional.of(calls), "");
    return none("System.nanoTime is not CLOCK_MONOTONIC in this JVM");
  }

  private static Kernel none(String reason) {
    return new Kernel(Optional.empty(), reason);
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause.toString();
  }
}
