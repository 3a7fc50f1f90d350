package dev.sinew.drivers.servo;

import java.io.IOException;

/// A servo did not answer, answered wrongly, or refused; within the retry budget or beyond it. The
/// message is one line that names the servo and the cause.
public final class BusException extends IOException {

  private static final long serialVersionUID = 1;

  /// Stands for no servo in particular: the bus itself is gone.
  public static final int WHOLE_BUS = -1;

  private final int id;

  /// @param id of the servo, or [#WHOLE_BUS]
  public BusException(int id, String message) {
    super(message);
    this.id = id;
  }

  /// @param id of the servo, or [#WHOLE_BUS]
  public BusException(int id, String message, Throwable cause) {
    super(message, cause);
    this.id = id;
  }

  /// The servo at fault, or [#WHOLE_BUS].
  public int id() {
    return id;
  }
}
