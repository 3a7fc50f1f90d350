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
    String name = "/sinew_" + role.replaceAll("[^A-Za-z0-9_]", "_");
    if (!owner.has("node")) return tcpros(WireSettings.of(name, "", "", "", environment));
    ConfigSection section = owner.section("node");
    String kind = text(section, "kind", TCPROS);
    return switch (kind) {
      case TCPROS -> tcpros(wire(section, name));
      case ROSBRIDGE -> rosbridge(BridgeKeys.read(section, environment));
      default ->
          throw section.problem(
              "kind",
              "no '%s'%s".formatted(kind, NearestKey.suggestion(kind, List.of(TCPROS, ROSBRIDGE))));
    };
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

  private static NodeOpener tcpros(WireSettings settings) {
    return clock -> WireNode.open(settings, clock);
  }

  private static NodeOpener rosbridge(BridgeSettings settings) {
    return clock -> RosBridgeNode.connect(settings, clock);
  }

  private static String text(ConfigSection section, String key, String otherwise) {
    return section.has(key) ? section.text(key) : otherwise;
  }
}
