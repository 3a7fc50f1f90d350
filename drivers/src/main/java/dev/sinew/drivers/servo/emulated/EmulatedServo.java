package dev.sinew.drivers.servo.emulated;

import java.util.Objects;

/// A servo that shall be on an emulated bus.
///
/// @param id its id on the bus
/// @param model as the maker spells it: "STS3215", "XL330-M288"
/// @param startCounts where its encoder stands at power-up, within one turn
/// @param mechanics what it carries
public record EmulatedServo(int id, String model, int startCounts, Mechanics mechanics) {

  /// Checks that the model can be emulated and the numbers fit it.
  public EmulatedServo {
    Objects.requireNonNull(mechanics);
    ServoType type = ServoType.of(model);
    int last = type.dialect() == Dialect.X ? 252 : 253;
    if (id < 0 || id > last)
      throw new IllegalArgumentException("servo id " + id + "; 0 to " + last + " are possible");
    if (startCounts < 0 || startCounts >= type.countsPerTurn())
      throw new IllegalArgumentException(
          model + " at " + startCounts + " counts; 0 to " + (type.countsPerTurn() - 1));
  }

  /// A servo that carries next to nothing.
  public EmulatedServo(int id, String model, int startCounts) {
    this(id, model, startCounts, Mechanics.free());
  }

  ServoType type() {
    return ServoType.of(model);
  }
}
