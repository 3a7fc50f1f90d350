package dev.sinew.runtime.schedule;

/// How chunks follow one another, with what each way needs to be told.
public sealed interface Strategy {

  /// Asynchronous receding horizon: the newest chunk at once.
  record Receding() implements Strategy {}
}
