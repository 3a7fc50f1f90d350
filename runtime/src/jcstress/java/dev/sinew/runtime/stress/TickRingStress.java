package dev.sinew.runtime.stress;

import dev.sinew.runtime.tap.TickRing;
import dev.sinew.runtime.tap.TickShape;
import dev.sinew.runtime.tap.TickSlot;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/// Four ticks through a ring of two while it is drained: every tick is read whole and in order, or
/// counted as dropped.
@JCStressTest
@Outcome(id = "4, 0", expect = Expect.ACCEPTABLE, desc = "read or counted, none wrong")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, torn or out of order")
@State
public class TickRingStress {

  private final TickRing ring = new TickRing(new TickShape(1, List.of()), 2);
  private long read;
  private long wrong;
  private long last;

  @Actor
  public void servo() {
    for (int n = 1; n <= 4; n++) {
      TickSlot slot = ring.claim();
      slot.times(n, 2L * n, 3L * n, n);
      ring.commit(slot);
    }
  }

  @Actor
  public void recorder() {
    ring.drain(this::tick);
    ring.drain(this::tick);
  }

  @Arbiter
  public void count(JJ_Result result) {
    ring.drain(this::tick);
    result.r1 = read + ring.dropped();
    result.r2 = wrong;
  }

  private void tick(TickSlot slot) {
    long n = slot.skipped();
    if (n <= last || slot.startNanos() != 2 * n || slot.workNanos() != n) wrong++;
    last = n;
    read++;
  }
}
