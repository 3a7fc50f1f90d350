package dev.sinew.drivers.sim.arm;

import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the arm can sense besides its joints, in the order of the state packet.
enum SensorKind {
  /// Contact force, N: along the wall's joint, and two axes across that feel only noise.
  FORCE("force", Unit.NEWTON),
  /// Motor temperature per joint, degC.
  TEMPERATURE("temperature", Unit.CELSIUS),
  /// How hard the last joint's servo pulls: 0 at rest, 1 as at its full speed.
  GRIPPER_LOAD("gripper-load", Unit.ONE);

  private final String stream;
  private final Unit unit;

  SensorKind(String stream, Unit unit) {
    this.stream = stream;
    this.unit = unit;
  }

  static List<SensorKind> read(ConfigSection section) {
    if (!section.has("sensors")) return List.of();
    List<String> names = section.texts("sensors");
    Set<SensorKind> kinds = EnumSet.noneOf(SensorKind.class);
    for (SensorKind kind : values()) if (names.contains(kind.stream)) kinds.add(kind);
    return List.copyOf(kinds);
  }

  StreamSpec stream(int dof) {
    return new StreamSpec(stream, width(dof), unit);
  }

  /// The kind's bit in a state packet.
  int bit() {
    return 1 << ordinal();
  }

  private int width(int dof) {
    return switch (this) {
      case FORCE -> 3;
      case TEMPERATURE -> dof;
      case GRIPPER_LOAD -> 1;
    };
  }
}
