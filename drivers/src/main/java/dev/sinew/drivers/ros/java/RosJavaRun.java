package dev.sinew.drivers.ros.java;

import dev.sinew.drivers.ros.library.Reflection;
import dev.sinew.drivers.ros.node.RosException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// rosjava's executor with our node in it.
final class RosJavaRun implements AutoCloseable {

  private static final String CONFIGURATION = "org.ros.node.NodeConfiguration";
  private static final String EXECUTOR = "org.ros.node.NodeMainExecutor";
  private static final String MAIN = "org.ros.node.NodeMain";
  private static final String NAME = "org.ros.namespace.GraphName";
  private static final int START_LIMIT_SECONDS = 15;

  private final Reflection rosjava;
  private final Object executor;
  private final CompletableFuture<Object> started = new CompletableFuture<>();
  private volatile String error = "";

  private RosJavaRun(Reflection rosjava) throws RosException {
    this.rosjava = rosjava;
    executor = rosjava.call(RosJavaLibrary.PROBE, null, "newDefault");
  }

  static RosJavaRun start(Reflection rosjava, RosJavaSettings settings, RawMessages messages)
      throws RosException {
    Object configuration = configuration(rosjava, settings);
    messages.install(configuration);
    RosJavaRun run = new RosJavaRun(rosjava);
    try {
      run.execute(settings.nodeName(), configuration);
      return run;
    } catch (RosException e) {
      run.close();
      throw e;
    }
  }

  private static Object configuration(Reflection rosjava, RosJavaSettings settings)
      throws RosException {
    URI master = URI.create(settings.masterUri());
    Object configuration =
        settings.isLoopback()
            ? rosjava.call(CONFIGURATION, null, "newPrivate", new Class<?>[] {URI.class}, master)
            : rosjava.call(
                CONFIGURATION,
                null,
                "newPublic",
                new Class<?>[] {String.class, URI.class},
                settings.advertisedHost(),
                master);
    Class<?>[] text = {String.class};
    rosjava.call(CONFIGURATION, configuration, "setNodeName", text, settings.nodeName());
    return configuration;
  }

  private void execute(String name, Object configuration) throws RosException {
    Object graphName = rosjava.call(NAME, null, "of", new Class<?>[] {String.class}, name);
    Object main =
        rosjava.proxy(
            MAIN, (self, method, arguments) -> event(method.getName(), arguments, graphName));
    Class<?>[] parameters = {rosjava.type(MAIN), rosjava.type(CONFIGURATION)};
    rosjava.call(EXECUTOR, executor, "execute", parameters, main, configuration);
    awaitStart(name);
  }

  private Object event(String event, Object[] arguments, Object graphName) {
    switch (event) {
      case "getDefaultNodeName" -> {
        return graphName;
      }
      case "onStart" -> started.complete(arguments[0]);
      case "onError" -> {
        error = "rosjava gave up: " + arguments[1];
        started.completeExceptionally((Throwable) arguments[1]);
      }
      default -> {}
    }
    return null;
  }

  private void awaitStart(String name) throws RosException {
    try {
      started.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RosException("rosjava: %s did not start: %s".formatted(name, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new RosException(
          "rosjava: %s did not start within %d s".formatted(name, START_LIMIT_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RosException("rosjava: " + name + ": interrupted", e);
    }
  }

  /// A ConnectedNode.
  Object node() {
    return started.join();
  }

  /// One clause; empty while rosjava has not given up.
  String error() {
    return error;
  }

  @Override
  public void close() {
    rosjava.tell(EXECUTOR, executor, "shutdown");
    try {
      ((ScheduledExecutorService) rosjava.call(EXECUTOR, executor, "getScheduledExecutorService"))
          .shutdownNow();
    } catch (RosException _) {
      // There is nothing to end then.
    }
  }
}
