package dev.sinew.policies.remote;

import dev.sinew.policies.link.OneLine;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicyException;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.spi.WebSocketHttpExchange;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/// Serves a policy by openpi's websocket protocol, and `GET /healthz`.
///
/// Every connection is an episode of its own: the policy starts from the same seed. A request from
/// a web page (it has an `Origin`) is refused, so that no page that someone opens on this machine
/// can talk to it.
public final class PolicyServer implements AutoCloseable {

  private static final long LONGEST_IDLE_MILLIS = 600_000;

  private final Undertow undertow;
  private final PolicyPool pool;

  private PolicyServer(Undertow undertow, PolicyPool pool) {
    this.undertow = undertow;
    this.pool = pool;
  }

  /// How it is to be served.
  ///
  /// @param address port 0 for any free one
  /// @param token that clients must send as `Authorization: Api-Key TOKEN`; needed unless the
  ///     address is the loopback's
  /// @param seed of every session's noise
  /// @param sessions at once, each with a policy of its own
  /// @param mostBytes largest request
  public record Options(
      InetSocketAddress address, Optional<String> token, long seed, int sessions, long mostBytes) {

    /// @throws PolicyException when strangers could reach it without a token
    public Options {
      if (address.isUnresolved())
        throw new PolicyException("--bind " + address.getHostString() + ": no such host");
      if (token.isEmpty() && !address.getAddress().isLoopbackAddress())
        throw new PolicyException(
            "--bind %s: others can reach it; name a file that holds a token (--token-file)"
                .formatted(address.getHostString()));
    }
  }

  /// @param policies loads one; the first is loaded now
  /// @throws PolicyException in one line when it cannot be loaded or the port is taken
  public static PolicyServer start(Supplier<Policy> policies, Options options) {
    PolicyPool pool = new PolicyPool(policies, options.sessions());
    HttpHandler websocket =
        Handlers.websocket((exchange, channel) -> begin(pool, options, exchange, channel));
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(
                options.address().getPort(), options.address().getAddress().getHostAddress())
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setHandler(exchange -> route(exchange, options.token(), websocket))
            .build();
    try {
      undertow.start();
      return new PolicyServer(undertow, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw new PolicyException(
          options.address() + ": cannot be served: " + OneLine.of(rootOf(e)), e);
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
  }

  private static void begin(
      PolicyPool pool, Options options, WebSocketHttpExchange exchange, WebSocketChannel channel) {
    Session session = new Session(pool, channel, options.seed(), new MonotonicClock());
    channel.getReceiveSetter().set(new SessionReceiver(session, options.mostBytes()));
    channel.setIdleTimeout(LONGEST_IDLE_MILLIS); // a peer whose cable was pulled never says goodbye
    channel.addCloseTask(_ -> session.end());
    session.start();
    channel.resumeReceives();
  }

  private static void route(
      HttpServerExchange exchange, Optional<String> token, HttpHandler websocket) throws Exception {
    if (exchange.getRequestPath().equals("/healthz")
        && exchange.getRequestMethod().equals(Methods.GET)) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
      exchange.getResponseSender().send("OK\n");
    } else if (exchange.getRequestHeaders().contains(Headers.ORIGIN)) {
      exchange.setStatusCode(StatusCodes.FORBIDDEN);
    } else if (!admitted(exchange, token)) {
      exchange.setStatusCode(StatusCodes.UNAUTHORIZED);
    } else {
      websocket.handleRequest(exchange);
    }
  }

  private static boolean admitted(HttpServerExchange exchange, Optional<String> token) {
    if (token.isEmpty()) return true;
    String given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            ("Api-Key " + token.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) root = root.getCause();
    return root;
  }

  /// Ends every session at once.
  @Override
  public void close() {
    undertow.stop();
    pool.close();
  }
}
