package dev.sinew.app.dataset.parquet;

/// What went wrong inside Parquet, in one line.
final class Cause {

  private static final int LONGEST = 200;

  private Cause() {}

  static String of(Throwable e) {
    Throwable root = e;
    while (root.getMessage() == null && root.getCause() != null) root = root.getCause();
    if (root.getMessage() == null) return root.getClass().getSimpleName();
    String line = root.getMessage().lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
