package dev.sinew.drivers.servo.emulated;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The servos that can be emulated; numbers from the makers' data sheets (model number, no-load
/// speed and stall current at the nominal voltage).
enum ServoType {
  STS3215(Dialect.STS, 777, 4096, 45.0, 2.7, 0.0065, 74, 40, 80),
  STS3250(Dialect.STS, 2825, 4096, 75.0, 3.2, 0.0065, 120, 40, 140),
  SM8512BL(Dialect.STS, 11272, 4096, 50.0, 3.3, 0.0065, 240, 90, 260),
  SCS0009(Dialect.SCS, 1284, 1024, 100.0, 0.8, 0, 60, 40, 74),
  XL330_M077(Dialect.X, 1190, 4096, 383.0, 1.47, 0.001, 50, 35, 70),
  XL330_M288(Dialect.X, 1200, 4096, 103.0, 1.47, 0.001, 50, 35, 70),
  XC330_T181(Dialect.X, 1210, 4096, 129.0, 0.8, 0.001, 120, 65, 146),
  XC330_T288(Dialect.X, 1220, 4096, 81.0, 0.8, 0.001, 120, 65, 146),
  XL430_W250(Dialect.X, 1060, 4096, 61.0, 1.4, 0, 120, 60, 140),
  XM430_W350(Dialect.X, 1020, 4096, 46.0, 2.3, 0.00269, 120, 95, 160),
  XC430_W150(Dialect.X, 1070, 4096, 106.0, 1.4, 0, 120, 60, 140),
  XH540_W150(Dialect.X, 1110, 4096, 70.0, 4.9, 0.00269, 120, 95, 160),
  XM540_W270(Dialect.X, 1120, 4096, 30.0, 4.4, 0.00269, 120, 95, 160);

  private static final double X_VELOCITY_RPM = 0.229;

  private final Dialect dialect;
  private final int number;
  private final int countsPerTurn;
  private final double noLoadRpm;
  private final double stallAmps;
  private final double currentUnit;
  private final int decivolts;
  private final int minDecivolts;
  private final int maxDecivolts;

  ServoType(
      Dialect dialect,
      int number,
      int countsPerTurn,
      double noLoadRpm,
      double stallAmps,
      double currentUnit,
      int decivolts,
      int minDecivolts,
      int maxDecivolts) {
    this.dialect = dialect;
    this.number = number;
    this.countsPerTurn = countsPerTurn;
    this.noLoadRpm = noLoadRpm;
    this.stallAmps = stallAmps;
    this.currentUnit = currentUnit;
    this.decivolts = decivolts;
    this.minDecivolts = minDecivolts;
    this.maxDecivolts = maxDecivolts;
  }

  /// @param name as the maker spells it; a Dynamixel's suffix may be left out where it is unique
  /// @throws IllegalArgumentException naming those that there are
  static ServoType of(String name) {
    String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
    for (ServoType type : values())
      if (type.name().equals(wanted) || type.name().startsWith(wanted + "_W")) return type;
    throw new IllegalArgumentException(
        "cannot emulate a servo '"
            + name
            + "'; those there are: "
            + Arrays.stream(values())
                .map(t -> t.name().replace('_', '-'))
                .collect(Collectors.joining(", ")));
  }

  Layout layout() {
    return switch (dialect) {
      case STS -> StsLayout.of(this);
      case SCS -> ScsLayout.of(this);
      case X -> XLayout.of(this);
    };
  }

  Dialect dialect() {
    return dialect;
  }

  int number() {
    return number;
  }

  /// Of the whole encoder range: one turn, except 300 degrees of an SCS.
  int countsPerTurn() {
    return countsPerTurn;
  }

  /// Without load, counts per second.
  double noLoadSpeed() {
    double countsPerDegree = dialect == Dialect.SCS ? countsPerTurn / 300.0 : countsPerTurn / 360.0;
    return noLoadRpm * 6 * countsPerDegree;
  }

  /// Without load, Dynamixel velocity units.
  int topSpeed() {
    return (int) Math.round(noLoadRpm / X_VELOCITY_RPM);
  }

  double stallAmps() {
    return stallAmps;
  }

  boolean hasCurrent() {
    return currentUnit > 0;
  }

  /// Of one count of its current registers.
  double currentUnit() {
    return currentUnit;
  }

  /// At stall, counts of its current registers, with a little room as the makers leave it.
  int maxCurrent() {
    return (int) Math.round(stallAmps / currentUnit * 1.2);
  }

  int decivolts() {
    return decivolts;
  }

  int minDecivolts() {
    return minDecivolts;
  }

  int maxDecivolts() {
    return maxDecivolts;
  }

  int maxCelsius() {
    return dialect == Dialect.X && decivolts > 50 ? 80 : 70;
  }
}
