package dev.sinew.runtime.stress;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.exchange.ChunkSlots;
import java.lang.foreign.Arena;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JDD_Result;

/// Three chunks are put while the reader takes twice: what it takes is one whole chunk, never an
/// older one after a newer one.
@JCStressTest
@Outcome(id = "0, 0.0, 0.0", expect = Expect.ACCEPTABLE, desc = "nothing yet")
@Outcome(id = "1, 1.0, 1.0", expect = Expect.ACCEPTABLE, desc = "chunk 1")
@Outcome(id = "2, 2.0, 2.0", expect = Expect.ACCEPTABLE, desc = "chunk 2")
@Outcome(id = "3, 3.0, 3.0", expect = Expect.ACCEPTABLE, desc = "chunk 3")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn, or back in time")
@State
public class ChunkSlotsStress {

  private static final ActionChunk[] CHUNKS = {chunk(1), chunk(2), chunk(3)};

  private final ChunkSlots slots =
      new ChunkSlots(2, 1, Arena.ofAuto().allocate(ChunkSlots.bytes(2, 1), 128));
  private final ChunkBuffer taken = new ChunkBuffer(2, 1);

  @Actor
  public void writer() {
    for (ActionChunk chunk : CHUNKS) slots.put(chunk);
  }

  @Actor
  public void reader(JDD_Result result) {
    long first = slots.take(taken) ? taken.sequence() : 0;
    slots.take(taken);
    result.r1 = taken.sequence() >= first ? taken.sequence() : -1;
    result.r2 = taken.value(0, 0);
    result.r3 = taken.value(1, 0);
  }

  private static ActionChunk chunk(long n) {
    return new ActionChunk(
        n, 1, 1, new double[] {n, n}, new ActionChunk.Provenance(n, 0, 0, "", 0, ""));
  }
}
