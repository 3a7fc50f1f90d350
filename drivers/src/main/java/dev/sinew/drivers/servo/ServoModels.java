package dev.sinew.drivers.servo;

import java.util.List;
import java.util.Locale;

/// The types of servo that a family knows. Immutable; any thread.
///
/// @param all in the order of their numbers
public record ServoModels(List<ServoModel> all) {

  public ServoModels(List<ServoModel> all) {
    this.all = List.copyOf(all);
  }

  /// The type with that number in its model register; null when there is none.
  public ServoModel numbered(int number) {
    for (ServoModel model : all) if (model.number() == number) return model;
    return null;
  }

  /// The type of that name, in whatever case; null when there is none.
  public ServoModel named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (ServoModel model : all)
      if (model.name().toLowerCase(Locale.ROOT).equals(wanted)) return model;
    return null;
  }
}
