package dev.sinew.teleop.device.spacemouse;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Which mouse a section means; the only one there is where it says nothing.
///
/// @param product `256f:c635`, or empty
/// @param serial or empty
record MouseChoice(String product, String serial) {

  static MouseChoice read(ConfigSection section) {
    return new MouseChoice(section.text("product", ""), section.text("serial", ""));
  }

  /// @throws IOException in one line when there is none, several fit, or it may not be used
  HidLink open(HidMice mice) throws IOException {
    List<MouseInfo> all = mice.list();
    List<MouseInfo> fitting = all.stream().filter(this::fits).toList();
    if (fitting.size() == 1) return mice.open(fitting.getFirst());
    if (!fitting.isEmpty())
      throw new IOException("several mice fit; say 'serial' or 'product': " + names(fitting));
    throw new IOException(
        all.isEmpty()
            ? "no SpaceMouse is plugged in; through a running spacenavd it is 'driver: spacenavd'"
            : "no such SpaceMouse is plugged in; there are: " + names(all));
  }

  private boolean fits(MouseInfo mouse) {
    return (product.isEmpty() || product.equalsIgnoreCase(mouse.product()))
        && (serial.isEmpty() || serial.equals(mouse.serial()));
  }

  private static String names(List<MouseInfo> mice) {
    return mice.stream()
        .map(m -> "%s (%s, serial '%s')".formatted(m.name(), m.product(), m.serial()))
        .collect(Collectors.joining(", "));
  }
}
