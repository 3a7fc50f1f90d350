package dev.sinew.runtime.stress;

import dev.sinew.runtime.exchange.Board;
import java.lang.foreign.Arena;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/// The longs of a board belong together.
@JCStressTest
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "before the first write")
@Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "first picture")
@Outcome(id = "2, 2, 2", expect = Expect.ACCEPTABLE, desc = "second picture")
@Outcome(id = "-1, -1, -1", expect = Expect.ACCEPTABLE, desc = "refused: the writer was at it")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn")
@State
public class BoardStress {

  private final Board board = new Board(3, Arena.ofAuto().allocate(Board.bytes(3), 128));

  @Actor
  public void writer() {
    long[] picture = new long[3];
    for (long n = 1; n <= 2; n++) {
      picture[0] = n;
      picture[1] = n;
      picture[2] = n;
      board.write(picture);
    }
  }

  @Actor
  public void reader(JJJ_Result result) {
    long[] picture = new long[3];
    boolean coherent = board.read(picture, 3);
    result.r1 = coherent ? picture[0] : -1;
    result.r2 = coherent ? picture[1] : -1;
    result.r3 = coherent ? picture[2] : -1;
  }
}
