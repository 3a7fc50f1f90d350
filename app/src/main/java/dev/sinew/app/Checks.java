package dev.sinew.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a doctor found: a line a check, on standard output as it is found.
final class Checks {

  private final boolean verbose;
  private final Map<String, Object> results = new LinkedHashMap<>();
  private int failures;

  /// @param verbose whether stack traces are wanted
  Checks(boolean verbose) {
    this.verbose = verbose;
  }

  /// Says what was found, or throws what is wrong.
  interface Check {
    String run() throws IOException, InterruptedException;
  }

  /// @return whether it passed
  boolean check(String name, Check check) {
    try {
      String found = check.run();
      results.put(name, Map.of("ok", true, "detail", found));
      System.out.printf("ok    %-10s %s%n", name, found);
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      failures++;
      String problem = e.getMessage() == null ? e.toString() : e.getMessage();
      results.put(name, Map.of("ok", false, "detail", problem));
      System.out.printf("FAIL  %-10s %s%n", name, problem);
      if (verbose) e.printStackTrace();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Something that was found wrong elsewhere.
  void fail(String name, String problem) {
    check(
        name,
        () -> {
          throw new IOException(problem);
        });
  }

  /// Says the sum.
  ///
  /// @param json where to write it; null for nowhere
  /// @return the exit code
  int finish(Path json) throws IOException {
    JsonFile.write(json, Map.of("ready", failures == 0, "checks", results));
    System.out.println(
        failures == 0 ? "ready" : failures + " of " + results.size() + " checks failed");
    return failures == 0 ? 0 : 1;
  }
}
