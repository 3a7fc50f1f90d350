package dev.sinew.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/// Generation of plans. A stop or a reset advances it, and every plan made before is void. Any
/// thread.
public final class Epoch {

  private final AtomicInteger current = new AtomicInteger(1);

  public Epoch() {}

  public int current() {
    return current.get();
  }

  public void advance() {
    current.incrementAndGet();
  }
}
