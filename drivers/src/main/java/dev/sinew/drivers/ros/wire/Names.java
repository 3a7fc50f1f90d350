package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import java.util.regex.Pattern;

/// Names of the graph (<https://wiki.ros.org/Names>).
final class Names {

  private static final Pattern ABSOLUTE = Pattern.compile("(/[A-Za-z0-9_]+)+");
  private static final int SHOWN = 200;

  private Names() {}

  /// @param what as `topic`
  /// @throws RosException when it is not an absolute name
  static String absolute(String what, String name) throws RosException {
    if (ABSOLUTE.matcher(name).matches()) return name;
    throw new RosException(
        "%s '%s' is no absolute name like /arm/joint_states".formatted(what, clean(name)));
  }

  /// What another machine said, fit for a line: printable and not endless.
  static String clean(String text) {
    String line = text.replaceAll("[^ -~]+", " ").strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }
}
