package dev.sinew.drivers.ros.dds;

import dev.sinew.drivers.ros.library.JarFolder;

/// Where Fast DDS comes from.
public final class DdsLibrary {

  /// Named by the environment variable SINEW_DDS.
  public static final JarFolder FOLDER =
      new JarFolder(
          "SINEW_DDS",
          "us.ihmc.pubsub.DomainFactory",
          "Fast DDS is not here: 'mvn -Pdds package' puts the jars of us.ihmc:ihmc-pub-sub into"
              + " app/target/dds; any other folder of them can be named by SINEW_DDS;"
              + " 'kind: rosbridge' needs none");

  private DdsLibrary() {}
}
