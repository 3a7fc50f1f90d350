package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which input device a section means: by `path`, by `name`, or the only one of its kind.
///
/// @param path null where it is not said
/// @param name what the device calls itself; null where it is not said
/// @param kind what it must be good for where neither is said
/// @param grab whether nobody else may hear of it
record Selection(Path path, String name, InputKind kind, boolean grab) {

  /// @param grab where the section does not say
  static Selection read(ConfigSection section, InputKind kind, boolean grab) {
    return new Selection(
        section.has("path") ? Path.of(section.text("path")) : null,
        section.text("name", null),
        kind,
        section.flag("grab", grab));
  }

  /// @throws IOException in one line when there is none, several fit, or it may not be used
  InputFile open(InputDevices devices) throws IOException {
    InputFile file = devices.open(path != null ? path : found(devices));
    try {
      Evdev.name(file);
      if (grab) Evdev.grab(file);
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /// The key of the section that complaints are about.
  String key() {
    return path == null && name != null ? "name" : "path";
  }

  private Path found(InputDevices devices) throws IOException {
    List<InputInfo> all = devices.list();
    List<InputInfo> fitting = all.stream().filter(wanted()).toList();
    if (fitting.size() == 1) return fitting.getFirst().path();
    if (!fitting.isEmpty())
      throw new IOException(
          fitting.size() + " devices are " + this + "; say which by 'path': " + paths(fitting));
    List<InputInfo> closed = all.stream().filter(info -> !info.trouble().isEmpty()).toList();
    throw new IOException(
        "no "
            + this
            + (closed.isEmpty()
                ? " is plugged in" + (all.isEmpty() ? "" : "; there are: " + names(all))
                : " can be seen; " + closed.getFirst().trouble()));
  }

  private Predicate<InputInfo> wanted() {
    return info ->
        info.trouble().isEmpty() && (name == null ? info.kind() == kind : info.name().equals(name));
  }

  private static String paths(List<InputInfo> devices) {
    return devices.stream().map(info -> info.path().toString()).collect(Collectors.joining(", "));
  }

  private static String names(List<InputInfo> devices) {
    return devices.stream().map(info -> "'" + info.name() + "'").collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    if (path != null) return path.toString();
    return name == null ? kind.text() : "device called '" + name + "'";
  }
}
