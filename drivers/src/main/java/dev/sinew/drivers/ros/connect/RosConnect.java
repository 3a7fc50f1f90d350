package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.bridge.BridgeKeys;
import dev.sinew.drivers.ros.bridge.BridgeSettings;
import dev.sinew.drivers.ros.bridge.RosBridgeNode;
import dev.sinew.drivers.ros.wire.WireNode;
import dev.sinew.drivers.ros.wire.WireSettings;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The section `node` of a robot or camera: its key `kind` says who speaks the wire, and the rest
/// belongs to that one. Without the section it is our own TCPROS, as the environment says.
public final class RosConnect implements NodeSections {

  private static final String TCPROS = "tcpros";
  private static final String ROSBRIDGE = "rosbridge";

  private final Map<String, String> environment;

  /// @param environment as [System#getenv]
  public RosConnect(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public NodeOpener read(ConfigSection owner, String role) {
    Optional<WireSettings> own = tcpros(owner, role);
    if (own.isPresent()) return clock -> WireNode.open(own.get(), clock);
    ConfigSection section = owner.section("node");
    String kind = section.text("kind");
    return switch (kind) {
      case ROSBRIDGE -> rosbridge(BridgeKeys.read(section, environment));
      default ->
          throw section.problem(
              "kind",
              "no '%s'%s".formatted(kind, NearestKey.suggestion(kind, List.of(TCPROS, ROSBRIDGE))));
    };
  }

  /// The settings of a node on our own TCPROS; empty where another one is named.
  ///
  /// @param owner the section in which `node` may stand
  /// @param role what the node is for; part of its name where the section gives none
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public Optional<WireSettings> tcpros(ConfigSection owner, String role) {
    String name = "/sinew_" + role.replaceAll("[^A-Za-z0-9_]", "_");
    if (!owner.has("node")) return Optional.of(WireSettings.of(name, "", "", "", environment));
    ConfigSection section = owner.section("node");
    boolean own = text(section, "kind", TCPROS).equals(TCPROS);
    return own ? Optional.of(wire(section, name)) : Optional.empty();
  }

  private WireSettings wire(ConfigSection section, String name) {
    section.validate(Schema.of(RosConnect.class.getResourceAsStream("tcpros.schema.json")));
    return WireSettings.of(
        text(section, "name", name),
        text(section, "master", ""),
        text(section, "host", ""),
        text(section, "bind", ""),
        environment);
  }

  private static NodeOpener rosbridge(BridgeSettings settings) {
    return clock -> RosBridgeNode.connect(settings, clock);
  }

  private static String text(ConfigSection section, String key, String otherwise) {
    return section.has(key) ? section.text(key) : otherwise;
  }
}
