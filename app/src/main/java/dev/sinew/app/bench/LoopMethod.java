package dev.sinew.app.bench;

import java.util.Locale;

/// Who runs the periodic loop.
public enum LoopMethod {
  /// The yardstick: rt-tests' program in C.
  CYCLICTEST("cyclictest (C)"),
  /// A JVM of its own, with nothing in it to collect.
  PROCESS("spine, own process"),
  /// A thread of the brain's JVM, with the brain's collector.
  THREAD("spine, thread in the brain");

  private final String label;

  LoopMethod(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /// As a part of JSON keys.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
