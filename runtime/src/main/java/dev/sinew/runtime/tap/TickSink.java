package dev.sinew.runtime.tap;

/// Who reads the ticks. Recorder thread; may allocate.
public interface TickSink {

  /// @param slot valid inside the call only
  void tick(TickSlot slot);
}
