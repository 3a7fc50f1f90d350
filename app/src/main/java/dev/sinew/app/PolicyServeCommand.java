package dev.sinew.app;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.policies.remote.PolicyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A bundle for clients of openpi's websocket protocol.
@Command(
    name = "serve",
    description =
        "Serves a policy by openpi's websocket protocol until Ctrl-C; GET /healthz says whether it"
            + " lives.",
    mixinStandardHelpOptions = true)
final class PolicyServeCommand implements Callable<Integer> {

  private static final long MOST_BYTES = 64 << 20;

  @Parameters(paramLabel = "BUNDLE", description = "Folder with policy.yaml.")
  private Path bundle;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8000",
      description = "TCP port, 0 for a free one (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default ${DEFAULT-VALUE}); another needs --token-file.")
  private String host;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the token that clients must send, on its first line.")
  private Path tokenFile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of every connection's noise (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "1",
      description = "Clients at once, each with a policy of its own (default ${DEFAULT-VALUE}).")
  private int sessions;

  @Spec private CommandSpec spec;

  PolicyServeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65535) throw misuse("--port " + port + ": must be 0 to 65535");
    if (sessions < 1) throw misuse("--sessions " + sessions + ": must be 1 or more");
    PolicyServer.Options options =
        new PolicyServer.Options(
            new InetSocketAddress(host, port), token(), seed, sessions, MOST_BYTES);
    System.setProperty("org.jboss.logging.provider", "slf4j"); // Undertow says nothing by itself
    PolicyBundle policy = PolicyBundle.read(bundle);
    CountDownLatch stopped = new CountDownLatch(1);
    Interrupts.take(stopped::countDown, () -> {});
    try (PolicyServer server = PolicyServer.start(policy::open, options)) {
      System.out.printf(
          "%s at ws://%s:%d, Ctrl-C ends it%n",
          policy.spec().label(), host, server.address().getPort());
      stopped.await();
    }
    return 0;
  }

  private Optional<String> token() {
    if (tokenFile == null) return Optional.empty();
    try (Stream<String> lines = Files.lines(tokenFile)) {
      String token = lines.findFirst().orElse("").strip();
      if (token.isEmpty()) throw misuse("--token-file " + tokenFile + ": its first line is empty");
      return Optional.of(token);
    } catch (IOException | UncheckedIOException e) {
      throw misuse("--token-file " + tokenFile + ": cannot be read: " + e.getMessage());
    }
  }

  private ParameterException misuse(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
