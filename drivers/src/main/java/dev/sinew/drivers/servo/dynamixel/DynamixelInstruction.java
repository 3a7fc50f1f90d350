package dev.sinew.drivers.servo.dynamixel;

/// Instructions of protocol 2.0 and the id that all servos listen to. Addresses and counts are two
/// bytes, low one first.
public final class DynamixelInstruction {

  /// Answer: model (2 bytes), firmware (1 byte).
  public static final int PING = 0x01;

  /// Parameters: address, count.
  public static final int READ = 0x02;

  /// Parameters: address, bytes.
  public static final int WRITE = 0x03;

  /// As [#WRITE], carried out at [#ACTION].
  public static final int REG_WRITE = 0x04;

  public static final int ACTION = 0x05;

  public static final int FACTORY_RESET = 0x06;

  public static final int REBOOT = 0x08;

  /// Forgets full turns; parameters 01 44 58 4C 22.
  public static final int CLEAR = 0x10;

  /// Stands where a request has its instruction.
  public static final int STATUS = 0x55;

  /// To [#BROADCAST]; parameters: address, count, ids. Each servo answers in this order.
  public static final int SYNC_READ = 0x82;

  /// To [#BROADCAST]; parameters: address, count, then id and bytes of each. Nobody answers.
  public static final int SYNC_WRITE = 0x83;

  /// As [#SYNC_READ]; all servos answer together in one packet ([FastStatus]).
  public static final int FAST_SYNC_READ = 0x8A;

  /// Parameters: id, address, count of each.
  public static final int BULK_READ = 0x92;

  /// Parameters: id, address, count, bytes of each.
  public static final int BULK_WRITE = 0x93;

  /// As [#BULK_READ]; all servos answer together in one packet.
  public static final int FAST_BULK_READ = 0x9A;

  public static final int BROADCAST = 0xFE;

  /// Highest id a servo may have.
  public static final int MAX_ID = 252;

  private DynamixelInstruction() {}
}
