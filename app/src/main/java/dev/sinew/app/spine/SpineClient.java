package dev.sinew.app.spine;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Answer;
import dev.sinew.runtime.exchange.Mailbox;
import dev.sinew.runtime.exchange.Request;

/// Asks the spine and waits for the answer. One thread at a time.
public final class SpineClient {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long POLL_NANOS = 500_000;

  private final SpineLink spine;
  private final Clock clock;

  public SpineClient(SpineLink spine, Clock clock) {
    this.spine = spine;
    this.clock = clock;
  }

  /// @throws SpineException when the spine refuses, died or does not answer
  public void ask(Request request, long argument) {
    Mailbox mailbox = spine.exchange().mailbox();
    if (!mailbox.post(request, argument, 0)) throw silent(request);
    long patience = clock.nanos() + PATIENCE_NANOS;
    while (!mailbox.answered()) {
      spine.failure().ifPresent(SpineClient::dead);
      if (clock.nanos() > patience) throw silent(request);
      clock.sleepUntil(clock.nanos() + POLL_NANOS);
    }
    if (mailbox.answer() != Answer.ACCEPTED)
      throw new SpineException(
          "the spine refuses to " + name(request) + ": " + mailbox.answer().text());
  }

  private static void dead(String why) {
    throw new SpineException(why);
  }

  private static SpineException silent(Request request) {
    return new SpineException("the spine does not answer to '" + name(request) + "'");
  }

  private static String name(Request request) {
    return request.name().toLowerCase(java.util.Locale.ROOT);
  }
}
