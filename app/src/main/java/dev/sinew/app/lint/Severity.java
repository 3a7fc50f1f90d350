package dev.sinew.app.lint;

/// How bad a finding is; the worst decides the exit code.
public enum Severity {
  /// Worth knowing.
  INFO,
  /// Look at it before training on it.
  WARNING,
  /// Not fit for training.
  ERROR
}
