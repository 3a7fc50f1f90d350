package dev.sinew.app.deploy;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.TeleopEventProvider;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.port.TeleoperatorProvider;
import dev.sinew.runtime.sync.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The section `teleop` of a deployment: an operator's device, and what it may do.
public final class TeleopSection {

  private static final String EMPTY = "{}";
  private static final String KEYBOARD = "keyboard";
  private static final String TERMINAL = "{terminal: {driver: keyboard}}";

  private final ConfigSection section;
  private final RigSpec rig;
  private final Drivers<TeleoperatorProvider> devices =
      new Drivers<>(TeleoperatorProvider.class, TeleoperatorProvider::driver);
  private final Drivers<TeleopEventProvider> events =
      new Drivers<>(TeleopEventProvider.class, TeleopEventProvider::driver);

  TeleopSection(ConfigSection section, RigSpec rig) {
    this.section =
        section.validate(Schema.of(TeleopSection.class.getResourceAsStream("teleop.schema.json")));
    this.rig = rig;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  void check() {
    spec();
    joints();
    ConfigSection declared = events(true);
    for (String name : declared.keys()) {
      ConfigSection source = declared.section(name);
      events.of(source).check(source);
    }
  }

  /// What the device is. Opens nothing.
  public TeleopSpec spec() {
    return devices.of(section).describe(device(), rig);
  }

  private ConfigSection device() {
    return section.has("device")
        ? section.section("device")
        : section.with("device", EMPTY).section("device");
  }

  /// The device's section with an emulated device; empty where its driver has none.
  Optional<ConfigSection> emulated() {
    return devices.of(section).emulated(device());
  }

  /// Opens the device. Nothing moves.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  public Teleoperator open(Clock clock, Streams streams) {
    return devices.of(section).open(device(), rig, clock, streams);
  }

  /// The sources by name: as the file says; else the keys of the terminal, where there is one and
  /// the device does not read them itself.
  private ConfigSection events(boolean terminal) {
    if (section.has("events")) return section.section("events");
    boolean typed = terminal && !section.text("driver").equals(KEYBOARD);
    return section.with("events", typed ? TERMINAL : EMPTY).section("events");
  }

  /// Opens what the operator says events with. When one cannot be opened, those before it are
  /// closed again.
  ///
  /// @param terminal whether somebody sits at one
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  public List<TeleopEventSource> openEvents(Clock clock, boolean terminal) {
    List<TeleopEventSource> opened = new ArrayList<>();
    ConfigSection declared = events(terminal);
    try {
      for (String name : declared.keys()) {
        ConfigSection source = declared.section(name);
        opened.add(events.of(source).open(source, clock));
      }
      return opened;
    } catch (RuntimeException e) {
      for (TeleopEventSource source : opened) source.close();
      throw e;
    }
  }

  /// How often the device is read.
  public long periodNanos() {
    return section.has("rate-hz")
        ? Math.round(1e9 / section.number("rate-hz"))
        : spec().periodNanos();
  }

  /// The joints that the operator has on taking over: bit `i` for joint `i`.
  public long joints() {
    if (!section.has("takes")) return spec().joints();
    long joints = 0;
    for (String word : section.texts("takes")) joints |= joints("takes", word);
    return joints;
  }

  /// Whether the operator has them from the start although there is a policy.
  public boolean fromStart() {
    return section.flag("from-start", false);
  }

  private long joints(String key, String word) {
    if (!section.has("groups") || !section.section("groups").has(word)) return joint(key, word);
    long joints = 0;
    for (String name : section.section("groups").texts(word)) joints |= joint("groups", name);
    return joints;
  }

  private long joint(String key, String name) {
    List<String> names = rig.robot().joints().stream().map(JointSpec::name).toList();
    int at = names.indexOf(name);
    if (at < 0)
      throw section.problem(
          key, "no joint or group '%s'%s".formatted(name, NearestKey.suggestion(name, names)));
    return 1L << at;
  }
}
