package dev.sinew.app.bench;

import java.util.Locale;

/// What else the machine does meanwhile.
public enum LoopLoad {
  IDLE,
  /// A [BrainLoad] in this JVM, whichever method is measured.
  LOADED;

  /// In tables and as a part of JSON keys.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
