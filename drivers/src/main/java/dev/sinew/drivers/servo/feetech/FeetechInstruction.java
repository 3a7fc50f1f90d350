package dev.sinew.drivers.servo.feetech;

/// Instructions of Feetech's protocol and the id that all servos listen to.
public final class FeetechInstruction {

  public static final int PING = 0x01;

  /// Parameters: address, count.
  public static final int READ = 0x02;

  /// Parameters: address, bytes.
  public static final int WRITE = 0x03;

  /// As [#WRITE], carried out at [#ACTION].
  public static final int REG_WRITE = 0x04;

  public static final int ACTION = 0x05;

  /// Back to factory settings.
  public static final int RECOVERY = 0x06;

  /// Forgets full turns.
  public static final int RESET = 0x0A;

  /// To [#BROADCAST]; parameters: address, count, ids. Each servo answers in this order. Not SCS.
  public static final int SYNC_READ = 0x82;

  /// To [#BROADCAST]; parameters: address, count, then id and bytes of each. Nobody answers.
  public static final int SYNC_WRITE = 0x83;

  public static final int BROADCAST = 0xFE;

  /// Highest id a servo may have.
  public static final int MAX_ID = 253;

  private FeetechInstruction() {}
}
