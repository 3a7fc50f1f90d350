package dev.sinew.drivers.ros.connect;

import dev.sinew.drivers.ros.bridge.BridgeKeys;
import dev.sinew.drivers.ros.bridge.BridgeSettings;
import dev.sinew.drivers.ros.bridge.RosBridgeNode;
import dev.sinew.drivers.ros.dds.DdsLibrary;
import dev.sinew.drivers.ros.dds.DdsNode;
import dev.sinew.drivers.ros.dds.DdsSettings;
import dev.sinew.drivers.ros.java.RosJavaLibrary;
import dev.sinew.drivers.ros.java.RosJavaNode;
import dev.sinew.drivers.ros.java.RosJavaSettings;
import dev.sinew.drivers.ros.wire.WireNode;
import dev.sinew.drivers.ros.wire.WireSettings;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.config.Schema;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The section `node` of a robot or camera: its key `kind` says who speaks the wire, and the rest
/// belongs to that one. Without the section it is our own TCPROS, as the environment says.
public final class RosConnect implements NodeSections {

  private static final String TCPROS = "tcpros";
  private static final String ROSBRIDGE = "rosbridge";
  private static final String ROSJAVA = "rosjava";
  private static final String DDS = "dds";
  private static final double DDS_MAX_MESSAGE_MB = 4;

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
      case ROSJAVA -> rosjava(section, nodeName(role));
      case DDS -> dds(section, nodeName(role));
      default ->
          throw section.problem(
              "kind",
              "no '%s'%s"
                  .formatted(
                      kind, NearestKey.suggestion(kind, List.of(TCPROS, ROSBRIDGE, ROSJAVA, DDS))));
    };
  }

  /// The settings of a node on our own TCPROS; empty where another one is named.
  ///
  /// @param owner the section in which `node` may stand
  /// @param role what the node is for; part of its name where the section gives none
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public Optional<WireSettings> tcpros(ConfigSection owner, String role) {
    String name = nodeName(role);
    if (!owner.has("node")) return Optional.of(WireSettings.of(name, "", "", "", environment));
    ConfigSection section = owner.section("node");
    boolean own = section.text("kind", TCPROS).equals(TCPROS);
    return own ? Optional.of(wire(section, name)) : Optional.empty();
  }

  private WireSettings wire(ConfigSection section, String name) {
    section.validate(Schema.of(RosConnect.class.getResourceAsStream("tcpros.schema.json")));
    return WireSettings.of(
        section.text("name", name),
        section.text("master", ""),
        section.text("host", ""),
        section.text("bind", ""),
        environment);
  }

  private static String nodeName(String role) {
    return "/sinew_" + role.replaceAll("[^A-Za-z0-9_]", "_");
  }

  private NodeOpener rosjava(ConfigSection section, String name) {
    section.validate(Schema.of(RosConnect.class.getResourceAsStream("rosjava.schema.json")));
    WireSettings found =
        WireSettings.of(
            section.text("name", name),
            section.text("master", ""),
            section.text("host", ""),
            "",
            environment);
    RosJavaSettings settings =
        new RosJavaSettings(found.masterUri(), found.nodeName(), found.advertisedHost());
    return clock -> RosJavaNode.open(settings, clock, RosJavaLibrary.FOLDER.find(environment));
  }

  private NodeOpener dds(ConfigSection section, String name) {
    section.validate(Schema.of(RosConnect.class.getResourceAsStream("dds.schema.json")));
    double megabytes = section.number("max-message-mb", DDS_MAX_MESSAGE_MB);
    DdsSettings settings =
        new DdsSettings(
            domain(section),
            section.text("name", name),
            address(section),
            !section.has("reliable") || section.flag("reliable"),
            (int) Math.round(megabytes * (1 << 20)));
    return clock -> DdsNode.open(settings, clock, DdsLibrary.FOLDER.find(environment));
  }

  private int domain(ConfigSection section) {
    if (section.has("domain")) return section.integer("domain");
    String given = environment.getOrDefault("ROS_DOMAIN_ID", "0");
    if (!given.matches("[0-9]{1,3}") || Integer.parseInt(given) > 232)
      throw section.problem("domain", "ROS_DOMAIN_ID '" + given + "' is not in 0 to 232");
    return Integer.parseInt(given);
  }

  private static InetAddress address(ConfigSection section) {
    String given = section.text("address", WireSettings.LOOPBACK);
    try {
      return InetAddress.getByName(given);
    } catch (UnknownHostException e) {
      throw section.problem("address", "'" + given + "' is no address of this machine");
    }
  }

  private static NodeOpener rosbridge(BridgeSettings settings) {
    return clock -> RosBridgeNode.connect(settings, clock);
  }
}
