package dev.sinew.runtime.stress;

import dev.sinew.runtime.exchange.Mailbox;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import java.lang.foreign.Arena;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JL_Result;

/// A request that is seen is seen whole, and an answer that is seen belongs to it.
@JCStressTest
@Outcome(id = "0, none", expect = Expect.ACCEPTABLE, desc = "not seen yet")
@Outcome(id = "7, none", expect = Expect.ACCEPTABLE, desc = "served, answer not seen yet")
@Outcome(id = "7, NOT_AT_REST", expect = Expect.ACCEPTABLE, desc = "served and answered")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn")
@State
public class MailboxStress {

  private final Mailbox mailbox = new Mailbox(Arena.ofAuto().allocate(Mailbox.bytes(), 128));

  @Actor
  public void brain(JL_Result result) {
    mailbox.post(Request.PLACE, 7, 7);
    result.r2 = mailbox.answered() ? mailbox.answer().name() : "none";
  }

  @Actor
  public void spine(JL_Result result) {
    if (!mailbox.pending()) return;
    boolean whole = mailbox.kind() == Request.PLACE && mailbox.first() == mailbox.second();
    result.r1 = whole ? mailbox.first() : -1;
    mailbox.reply(Answer.NOT_AT_REST);
  }
}
