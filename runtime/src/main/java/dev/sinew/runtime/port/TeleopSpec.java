package dev.sinew.runtime.port;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An operator's device, readable before it is opened.
///
/// @param device what it is, for people: "so101 leader", "SpaceMouse"
/// @param periodNanos how often it is worth reading
/// @param absolute whether its targets are poses of its own (a leader arm): where such a device and
///     the arm differ when it takes over, the difference is worked off while the operator moves. A
///     device that moves the arm relatively (a 3-D mouse) starts from the last command instead, and
///     from then on adds up what it wants by itself for as long as it has authority: what the arm
///     makes of it is no new start
/// @param joints the joints that it can speak of: bit `i` for joint `i`
/// @param facts what tells this device from another of its kind, as in [RigSpec#facts]
public record TeleopSpec(
    String device, long periodNanos, boolean absolute, long joints, Map<String, String> facts) {

  public TeleopSpec {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// A device that is like every other of its kind.
  public TeleopSpec(String device, long periodNanos, boolean absolute, long joints) {
    this(device, periodNanos, absolute, joints, Map.of());
  }
}
