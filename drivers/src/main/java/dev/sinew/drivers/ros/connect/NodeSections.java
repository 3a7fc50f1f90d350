package dev.sinew.drivers.ros.connect;

import dev.sinew.runtime.config.ConfigSection;

/// Reads how a graph is reached.
@FunctionalInterface
public interface NodeSections {

  /// Opens nothing.
  ///
  /// @param owner a robot's or camera's section, in which `node` may stand
  /// @param role what the node is for; part of its name where the section gives none
  /// @throws dev.sinew.runtime.config.ConfigException when a key is wrong
  NodeOpener read(ConfigSection owner, String role);
}
