package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.JarFolder;

/// Where rosjava's classes come from.
public final class RosJavaLibrary {

  static final String PROBE = "org.ros.node.DefaultNodeMainExecutor";

  /// Named by the environment variable SINEW_ROSJAVA.
  public static final JarFolder FOLDER =
      new JarFolder(
          "SINEW_ROSJAVA",
          PROBE,
          "rosjava is not here: 'mvn -Prosjava -Drosjava.repository=URL package' puts its jars into"
              + " app/target/rosjava from a Maven repository that has"
              + " org.ros.rosjava_core:rosjava:0.3.6 (no public registry has it); any other folder"
              + " of them can be named by SINEW_ROSJAVA; 'kind: tcpros' needs none");

  private RosJavaLibrary() {}
}
