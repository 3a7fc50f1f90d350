package dev.sinew.drivers.ros.connect;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.Map;

/// The section `node`, checked: how a graph is reached. What it leaves out, the environment says,
/// as for every ROS node.
///
/// @param kind who speaks the wire: `tcpros`
/// @param url of the master
/// @param host by which other nodes reach this one
/// @param name in the graph, absolute
public record NodeKeys(String kind, String url, String host, String name) {

  private static final String MASTER = "http://localhost:11311";

  /// @param owner the section in which `node` may stand
  /// @param role what the node is for; part of its name where the section gives none
  /// @param environment as [System#getenv]
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public static NodeKeys read(ConfigSection owner, String role, Map<String, String> environment) {
    ConfigSection section = owner.has("node") ? owner.section("node") : null;
    if (section != null)
      section.validate(Schema.of(NodeKeys.class.getResourceAsStream("node.schema.json")));
    String host =
        environment.getOrDefault(
            "ROS_HOSTNAME", environment.getOrDefault("ROS_IP", "localhost"));
    return new NodeKeys(
        text(section, "kind", "tcpros"),
        text(section, "master", environment.getOrDefault("ROS_MASTER_URI", MASTER)),
        text(section, "host", host),
        text(section, "name", "/sinew_" + role.replaceAll("[^A-Za-z0-9_]", "_")));
  }

  private static String text(ConfigSection section, String key, String otherwise) {
    return section != null && section.has(key) ? section.text(key) : otherwise;
  }
}
