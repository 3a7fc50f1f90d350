package dev.sinew.app.spine;

import dev.sinew.runtime.exchange.Exchange;
import java.util.Optional;

/// A running spine, seen from the brain.
public interface SpineLink extends AutoCloseable {

  Exchange exchange();

  /// Why the spine no longer runs, in one clause; empty while it does. Any thread.
  Optional<String> failure();

  /// What is the matter with the robot or the link to it, one clause; empty when nothing is known
  /// to be. Any thread.
  String trouble();

  /// What a person should look at, as the robot was found, one line; empty when there is nothing.
  String note();

  /// Brings the arm to rest by the strongest means within reach, without the servo loop. Any
  /// thread; idempotent.
  void halt();

  /// Ends the spine; the arm is halted first. Waits until nothing of it runs any more.
  @Override
  void close();
}
