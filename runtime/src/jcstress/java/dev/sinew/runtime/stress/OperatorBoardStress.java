package dev.sinew.runtime.stress;

import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.exchange.OperatorBoard;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/// The parts of a reading belong together; authority comes and goes beside it. A read that found
/// the writer at work keeps what was known.
@JCStressTest
@Outcome(id = "0, 0, [0|7]", expect = Expect.ACCEPTABLE, desc = "nothing read yet")
@Outcome(id = "1, 1, [0|7]", expect = Expect.ACCEPTABLE, desc = "first reading")
@Outcome(id = "2, 2, [0|7]", expect = Expect.ACCEPTABLE, desc = "second reading")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn")
@State
public class OperatorBoardStress {

  private final OperatorBoard board =
      Exchange.inProcess(
              new ExchangeSpec(1, 1, List.of(new StreamSpec("joint-position", 1, Unit.RADIAN))))
          .operator();

  @Actor
  public void brain() {
    OperatorInput reading = new OperatorInput(1);
    for (long n = 1; n <= 2; n++) {
      reading.reading(n, 0, 0, true, true);
      reading.position(0, n);
      board.write(reading);
    }
  }

  @Actor
  public void session() {
    board.grant(7);
  }

  @Actor
  public void spine(JJJ_Result result) {
    OperatorInput heard = new OperatorInput(1);
    board.read(heard);
    result.r1 = heard.sequence();
    result.r2 = (long) heard.position(0);
    result.r3 = heard.authority();
  }
}
