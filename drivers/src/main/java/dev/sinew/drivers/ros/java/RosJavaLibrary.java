package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.node.RosException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where rosjava's classes come from: a folder of jars that the environment variable SINEW_ROSJAVA
/// names, which keeps its old libraries apart from ours, or the class path.
public final class RosJavaLibrary {

  /// The environment variable.
  public static final String VARIABLE = "SINEW_ROSJAVA";

  static final String PROBE = "org.ros.node.DefaultNodeMainExecutor";

  private static final String ADVICE =
      "rosjava is not here: 'mvn -Prosjava -Drosjava.repository=URL package' puts its jars into"
          + " app/target/rosjava from a Maven repository that has org.ros.rosjava_core:rosjava:0.3.6"
          + " (no public registry has it); any other folder of them can be named by "
          + VARIABLE
          + "; 'kind: tcpros' needs none";

  private RosJavaLibrary() {}

  /// @param environment as [System#getenv]
  /// @throws RosException in one line that says how to get it, when it is not here
  public static ClassLoader find(Map<String, String> environment) throws RosException {
    String folder = environment.getOrDefault(VARIABLE, "");
    ClassLoader loader =
        folder.isBlank() ? RosJavaLibrary.class.getClassLoader() : ofFolder(Path.of(folder));
    if (hasRosJava(loader)) return loader;
    if (folder.isBlank()) throw new RosException(ADVICE);
    throw new RosException(
        "%s=%s: no jar there holds %s of rosjava 0.3.6".formatted(VARIABLE, folder, PROBE));
  }

  private static boolean hasRosJava(ClassLoader loader) {
    try {
      Class.forName(PROBE, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private static ClassLoader ofFolder(Path folder) throws RosException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) urls[i] = url(jars.get(i));
      return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new RosException(
          "%s=%s is no folder that can be read".formatted(VARIABLE, folder), e);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
