package dev.sinew.drivers.ros.library;

import dev.sinew.drivers.ros.node.RosException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A library that the user brings: a folder of jars that an environment variable names, which keeps
/// old libraries apart from ours, or the class path. Any thread.
///
/// @param variable the environment variable
/// @param probe a class of the library
/// @param advice how to get it, one line
public record JarFolder(String variable, String probe, String advice) {

  /// One for each folder: a native library can be loaded once only.
  private static final Map<Path, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  /// @param environment as [System#getenv]
  /// @throws RosException in one line that says how to get it, when it is not here
  public ClassLoader find(Map<String, String> environment) throws RosException {
    String folder = environment.getOrDefault(variable, "");
    if (folder.isBlank()) {
      ClassLoader own = JarFolder.class.getClassLoader();
      if (isIn(own)) return own;
      throw new RosException(advice);
    }
    ClassLoader loader = loader(Path.of(folder).toAbsolutePath().normalize());
    if (isIn(loader)) return loader;
    throw new RosException("%s=%s: no jar there holds %s".formatted(variable, folder, probe));
  }

  private boolean isIn(ClassLoader loader) {
    try {
      Class.forName(probe, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }

  private ClassLoader loader(Path folder) throws RosException {
    ClassLoader known = LOADERS.get(folder);
    if (known != null) return known;
    ClassLoader made = new URLClassLoader(jars(folder), ClassLoader.getPlatformClassLoader());
    ClassLoader other = LOADERS.putIfAbsent(folder, made);
    return other == null ? made : other;
  }

  private URL[] jars(Path folder) throws RosException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) urls[i] = jars.get(i).toUri().toURL();
      return urls;
    } catch (IOException e) {
      throw new RosException("%s=%s is no folder that can be read".formatted(variable, folder), e);
    }
  }
}
