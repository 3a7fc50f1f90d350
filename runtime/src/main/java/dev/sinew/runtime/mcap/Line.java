package dev.sinew.runtime.mcap;

/// One line for people, whatever the names in a file are.
final class Line {

  private static final int MAX = 1000;

  private Line() {}

  /// Without control characters, and cut where nobody reads on.
  static String of(String text) {
    String start = text.length() <= MAX ? text : text.substring(0, MAX) + "...";
    return start.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
  }
}
