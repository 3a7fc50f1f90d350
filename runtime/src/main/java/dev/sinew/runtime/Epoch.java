package dev.sinew.runtime;

import dev.sinew.runtime.memory.Cell;

/// Generation of plans. A stop or a reset advances it, and every plan made before is void. Advanced
/// on the servo thread, read by any thread of any process that shares it.
public final class Epoch {

  private final Cell current;

  public Epoch() {
    this(new Cell());
  }

  /// @param current zero-filled shared memory
  public Epoch(Cell current) {
    this.current = current;
  }

  public int current() {
    return (int) current.getAcquire();
  }

  public void advance() {
    current.setRelease(current.getPlain() + 1);
  }
}
