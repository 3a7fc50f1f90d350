package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.Clock;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One WebSocket to the server, from its opening to its end. One thread sends.
final class BridgeSocket implements AutoCloseable {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long SEND_LIMIT_SECONDS = 5;

  private final BridgeSettings settings;
  private final WebSocket socket;
  private final FrameListener listener;

  private BridgeSocket(BridgeSettings settings, WebSocket socket, FrameListener listener) {
    this.settings = settings;
    this.socket = socket;
    this.listener = listener;
  }

  static BridgeSocket open(
      HttpClient http, BridgeSettings settings, Clock clock, FrameReceiver receiver)
      throws RosException {
    FrameListener listener = new FrameListener(receiver, clock, settings.maxMessageBytes());
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(CONNECT_LIMIT);
    settings.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
    try {
      WebSocket socket = done(builder.buildAsync(settings.server(), listener));
      return new BridgeSocket(settings, socket, listener);
    } catch (ExecutionException | TimeoutException e) {
      throw new RosException(notReached(settings, e.getCause() == null ? e : e.getCause()), e);
    }
  }

  private static String notReached(BridgeSettings settings, Throwable cause) {
    String server = "rosbridge " + settings.server();
    return cause instanceof WebSocketHandshakeException refused
        ? "%s refuses the link (HTTP status %d): is a rosbridge there, and is its token right?"
            .formatted(server, refused.getResponse().statusCode())
        : "%s does not answer (%s): is rosbridge_websocket running there, is the address right?"
            .formatted(server, Lines.one(cause));
  }

  void send(String frame) throws RosException {
    sent(socket.sendText(frame, true));
  }

  void ping() throws RosException {
    sent(socket.sendPing(ByteBuffer.allocate(0)));
  }

  /// @throws RosException when the link has ended
  void mustBeOpen() throws RosException {
    String end = listener.end();
    if (!end.isEmpty()) throw lost(end);
    if (socket.isInputClosed()) throw lost("closed the link");
  }

  long heardNanos() {
    return listener.heardNanos();
  }

  RosException lost(String how) {
    return new RosException("rosbridge " + settings.server() + " " + how);
  }

  private void sent(CompletableFuture<WebSocket> sending) throws RosException {
    try {
      done(sending);
    } catch (ExecutionException e) {
      throw lost("dropped the link (" + Lines.one(e.getCause()) + ")");
    } catch (TimeoutException e) {
      throw lost("took nothing for " + SEND_LIMIT_SECONDS + " s");
    }
  }

  private static WebSocket done(CompletableFuture<WebSocket> future)
      throws ExecutionException, TimeoutException, RosException {
    try {
      return future.get(SEND_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RosException("interrupted");
    }
  }

  @Override
  public void close() {
    try {
      if (!socket.isOutputClosed())
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .orTimeout(SEND_LIMIT_SECONDS, TimeUnit.SECONDS)
            .join();
    } catch (CompletionException _) {
      // It is gone already.
    } finally {
      socket.abort();
    }
  }
}
