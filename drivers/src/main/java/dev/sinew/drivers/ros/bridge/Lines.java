package dev.sinew.drivers.ros.bridge;

/// Text of others, fit for one line of a complaint.
final class Lines {

  private static final int MAX_LENGTH = 200;

  private Lines() {}

  static String one(Object text) {
    String line = String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }
}
