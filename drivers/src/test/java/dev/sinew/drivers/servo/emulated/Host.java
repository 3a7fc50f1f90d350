package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.dynamixel.DynamixelBuilder;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.drivers.servo.feetech.FeetechBuilder;
import dev.sinew.drivers.servo.feetech.FeetechInstruction;
import dev.sinew.runtime.VirtualClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A host on a bus inside the test, on a virtual clock: packets out, bytes in.
final class Host {

  static final int BAUD = 1_000_000;
  static final int EVERYBODY = 0xFE;

  private static final long PATIENCE_NANOS = 1_000_000_000;

  final VirtualClock clock = new VirtualClock();
  final EmulatedBus bus;
  final SerialLine line;
  private final boolean feetech;

  Host(BusFamily family, EmulatedServo... servos) {
    bus = EmulatedBus.inProcess(family, List.of(servos), BAUD, clock);
    line = bus.host();
    feetech = family != BusFamily.DYNAMIXEL_2;
  }

  static Host sts(EmulatedServo... servos) {
    return new Host(BusFamily.FEETECH_STS, servos);
  }

  static Host x(EmulatedServo... servos) {
    return new Host(BusFamily.DYNAMIXEL_2, servos);
  }

  static EmulatedServo sts3215(int id) {
    return new EmulatedServo(id, "STS3215", 2000);
  }

  static EmulatedServo xl330(int id) {
    return new EmulatedServo(id, "XL330-M288", 2000);
  }

  /// The bytes of a request.
  byte[] packet(int id, int code, int... params) {
    if (feetech) {
      FeetechBuilder builder = new FeetechBuilder();
      builder.begin(id, code);
      for (int param : params) builder.add(param);
      builder.finish();
      return builder.copy();
    }
    DynamixelBuilder builder = new DynamixelBuilder();
    builder.begin(id, code);
    for (int param : params) builder.add(param);
    builder.finish();
    return builder.copy();
  }

  /// Sends a request and collects whatever comes within a second; hexadecimal.
  String ask(int id, int code, int... params) {
    return HexFormat.of().withUpperCase().withDelimiter(" ").formatHex(hear(id, code, params));
  }

  /// The same as bytes.
  byte[] hear(int id, int code, int... params) {
    try {
      byte[] request = packet(id, code, params);
      line.write(request, 0, request.length);
      byte[] into = new byte[8192];
      int count = line.read(into, 0, into.length, clock.nanos() + PATIENCE_NANOS);
      return Arrays.copyOf(into, count);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Sends a request and returns at once.
  void tell(int id, int code, int... params) {
    try {
      byte[] request = packet(id, code, params);
      line.write(request, 0, request.length);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes one register of a servo with the family's WRITE, and does not wait for the answer.
  void write(int id, int address, int size, int value) {
    int head = feetech ? 1 : 2;
    int[] params = new int[head + size];
    params[0] = address & 0xFF;
    if (!feetech) params[1] = address >> 8;
    for (int i = 0; i < size; i++) params[head + i] = value >> 8 * i & 0xFF;
    tell(id, FeetechInstruction.WRITE, params);
    pass(1);
    try {
      line.discardInput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Time goes by.
  void pass(long millis) {
    clock.sleepUntil(clock.nanos() + millis * 1_000_000);
  }
}
