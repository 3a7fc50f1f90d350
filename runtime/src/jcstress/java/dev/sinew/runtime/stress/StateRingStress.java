package dev.sinew.runtime.stress;

import dev.sinew.runtime.sync.StateRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.DDD_Result;

/// The writer goes round the whole ring while the reader copies: stamp and values of a reading
/// belong to one sample.
@JCStressTest
@Outcome(id = "-1.0, -1.0, -1.0", expect = Expect.ACCEPTABLE, desc = "nothing published yet")
@Outcome(id = "1.0, 1.0, 1.0", expect = Expect.ACCEPTABLE, desc = "sample 1")
@Outcome(id = "2.0, 2.0, 2.0", expect = Expect.ACCEPTABLE, desc = "sample 2")
@Outcome(id = "3.0, 3.0, 3.0", expect = Expect.ACCEPTABLE, desc = "sample 3")
@Outcome(id = "4.0, 4.0, 4.0", expect = Expect.ACCEPTABLE, desc = "sample 4")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn")
@State
public class StateRingStress {

  private final StateRing ring = new StateRing(3, 2);

  @Actor
  public void writer() {
    double[] sample = new double[3];
    for (int n = 1; n <= 4; n++) {
      sample[0] = n;
      sample[1] = n;
      sample[2] = n;
      ring.publish(n, sample);
    }
  }

  @Actor
  public void reader(DDD_Result result) {
    double[] read = {-1, -1, -1};
    ring.newest(read);
    result.r1 = read[0];
    result.r2 = read[1];
    result.r3 = read[2];
  }
}
