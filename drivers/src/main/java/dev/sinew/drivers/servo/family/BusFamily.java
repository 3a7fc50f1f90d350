package dev.sinew.drivers.servo.family;

import dev.sinew.drivers.serial.SerialLine;
import dev.sinew.drivers.servo.ServoBus;
import dev.sinew.drivers.servo.ServoModels;
import dev.sinew.drivers.servo.dynamixel.DynamixelBus;
import dev.sinew.drivers.servo.dynamixel.DynamixelModels;
import dev.sinew.drivers.servo.dynamixel.DynamixelRegisters;
import dev.sinew.drivers.servo.feetech.FeetechBus;
import dev.sinew.drivers.servo.feetech.FeetechModels;
import dev.sinew.drivers.servo.feetech.FeetechRegisters;
import dev.sinew.drivers.servo.register.RegisterTable;
import dev.sinew.runtime.Clock;
import java.util.Arrays;
import java.util.List;

/// Servo families, by their words in a deployment file.
public enum BusFamily {
  /// Feetech SMS and STS: SO-100, SO-101, LeKiwi.
  FEETECH_STS("feetech-sts", FeetechRegisters.STS, FeetechModels.STS),
  FEETECH_SCS("feetech-scs", FeetechRegisters.SCS, FeetechModels.SCS),
  /// Dynamixel X series, protocol 2.0: Koch, ALOHA, GELLO.
  DYNAMIXEL_2("dynamixel", DynamixelRegisters.X, DynamixelModels.X);

  private final String word;
  private final RegisterTable registers;
  private final ServoModels models;

  BusFamily(String word, RegisterTable registers, ServoModels models) {
    this.word = word;
    this.registers = registers;
    this.models = models;
  }

  /// @throws IllegalArgumentException naming the words that there are
  public static BusFamily of(String word) {
    for (BusFamily family : values()) if (family.word.equals(word)) return family;
    throw new IllegalArgumentException("'" + word + "' is none of " + words());
  }

  /// What [#of] takes.
  public static List<String> words() {
    return Arrays.stream(values()).map(BusFamily::word).toList();
  }

  /// In a deployment file.
  public String word() {
    return word;
  }

  /// A bus of this family on a line, which is closed with it.
  ///
  /// @param clock of the deadlines; the line's own
  /// @param retries how often a question is repeated at most
  public ServoBus open(SerialLine line, Clock clock, int retries) {
    return switch (this) {
      case FEETECH_STS -> FeetechBus.sts(line, clock, retries);
      case FEETECH_SCS -> FeetechBus.scs(line, clock, retries);
      case DYNAMIXEL_2 -> new DynamixelBus(line, clock, retries);
    };
  }

  public RegisterTable registers() {
    return registers;
  }

  public ServoModels models() {
    return models;
  }
}
