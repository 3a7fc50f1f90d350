package dev.sinew.app.servo;

import dev.sinew.drivers.servo.ServoBus;
import java.io.IOException;

/// Where servos are plugged in.
public interface ServoPort extends AutoCloseable {

  /// For people.
  String name();

  /// A bus at that speed; the one before is closed by the caller.
  ///
  /// @throws IOException in one line when it cannot be opened
  ServoBus open(int baud) throws IOException;

  @Override
  void close();
}
