package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Mailbox;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.RuleBook;
import java.util.Locale;

/// Asks the spine and waits for the answer. One thread at a time.
public final class SpineClient {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long POLL_NANOS = 500_000;
  private static final int TRIES = 100;

  private final SpineLink spine;
  private final RuleBook rules;
  private final Clock clock;

  public SpineClient(SpineLink spine, RuleBook rules, Clock clock) {
    this.spine = spine;
    this.rules = rules;
    this.clock = clock;
  }

  /// Puts a simulated arm where an episode begins; an arm of metal stays where it is.
  ///
  /// @throws SpineException when the spine refuses, died or does not answer
  public void place(long seed) {
    Answer answer = timely(Request.PLACE, seed);
    if (answer != Answer.NOT_SIMULATED) mustBeAccepted(Request.PLACE, answer);
  }

  /// @throws SpineException when the spine refuses, died or does not answer
  public void ask(Request request, long argument) {
    mustBeAccepted(request, timely(request, argument));
  }

  private Answer timely(Request request, long argument) {
    Answer answer = once(request, argument);
    // The nonce on the board is the last tick's; a request that came with an older one changed
    // nothing and may be made again.
    for (int i = 0; i < TRIES && answer == Answer.OUTDATED; i++) {
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
      answer = once(request, argument);
    }
    return answer;
  }

  private void mustBeAccepted(Request request, Answer answer) {
    if (answer != Answer.ACCEPTED)
      throw new SpineException("the spine refuses to " + name(request) + ": " + why(answer));
  }

  private Answer once(Request request, long argument) {
    Mailbox mailbox = spine.exchange().mailbox();
    long nonce = spine.exchange().status().read().nonce();
    if (!mailbox.post(request, argument, nonce)) throw silent(request);
    long patience = clock.nanos() + PATIENCE_NANOS;
    while (!mailbox.answered()) {
      spine.failure().ifPresent(SpineClient::dead);
      if (clock.nanos() > patience) throw silent(request);
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
    return mailbox.answer();
  }

  private String why(Answer answer) {
    int broken = spine.exchange().status().read().broken();
    return answer == Answer.FAULT_PRESENT && broken >= 0
        ? rules.rule(broken).text()
        : answer.text();
  }

  private static void dead(String why) {
    throw new SpineException(why);
  }

  private static SpineException silent(Request request) {
    return new SpineException("the spine does not answer to '" + name(request) + "'");
  }

  private static String name(Request request) {
    return request.name().toLowerCase(Locale.ROOT);
  }
}
