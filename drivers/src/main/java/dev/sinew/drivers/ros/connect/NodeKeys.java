package dev.sinew.drivers.ros.connect;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;

/// The section `node`, checked: how a graph is reached. What it leaves out is empty here, and the
/// wire takes it from the environment, as every ROS node does.
///
/// @param kind who speaks the wire: `tcpros`
/// @param name of the node in the graph, absolute
/// @param master URI of the ROS master
/// @param host by which other nodes reach this machine
/// @param bind address at which connections are taken
public record NodeKeys(String kind, String name, String master, String host, String bind) {

  /// @param owner the section in which `node` may stand
  /// @param role what the node is for; part of its name where the section gives none
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  public static NodeKeys read(ConfigSection owner, String role) {
    String name = "/sinew_" + role.replaceAll("[^A-Za-z0-9_]", "_");
    if (!owner.has("node")) return new NodeKeys("tcpros", name, "", "", "");
    ConfigSection section = owner.section("node");
    section.validate(Schema.of(NodeKeys.class.getResourceAsStream("node.schema.json")));
    return new NodeKeys(
        text(section, "kind", "tcpros"),
        text(section, "name", name),
        text(section, "master", ""),
        text(section, "host", ""),
        text(section, "bind", ""));
  }

  private static String text(ConfigSection section, String key, String otherwise) {
    return section.has(key) ? section.text(key) : otherwise;
  }
}
