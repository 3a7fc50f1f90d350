package dev.sinew.drivers.ros.message;

import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// The head of a stamped message.
///
/// @param stampNanos when its content was true, on the sender's clock, nanoseconds since its epoch;
///     0 where the sender set none or the message has no header
/// @param frame as the sender names it, without the slash that older ones put before it
public record Header(long stampNanos, String frame) {

  private static final Header NONE = new Header(0, "");

  public static Header of(Group message) {
    if (message.type().indexOf("header") < 0) return NONE;
    Fields header = new Fields(message).in("header");
    return new Header(header.nanos("stamp"), plain(header.text("frame_id")));
  }

  /// @param wanted empty where any will do
  /// @throws RefusedException when the numbers are in another frame
  public void mustBeIn(String wanted) throws RefusedException {
    if (wanted.isEmpty() || frame.equals(plain(wanted))) return;
    throw new RefusedException(
        "is in frame '%s', and 'frame' says '%s'".formatted(frame, plain(wanted)));
  }

  private static String plain(String frame) {
    return frame.startsWith("/") ? frame.substring(1) : frame;
  }
}
