package dev.sinew.policies.remote;

import dev.sinew.policies.link.OneLine;
import dev.sinew.runtime.port.NoAnswerException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One websocket to an openpi server: the server's metadata first, then strictly one answer to one
/// request. Whatever breaks that order, a late answer before all, ends the connection with the
/// exception that says so; it is never mended. Inference thread.
final class Connection implements AutoCloseable {

  private final Endpoint endpoint;
  private final WebSocket socket;
  private final Inbox inbox;
  private final Map<String, Object> metadata;

  private Connection(
      Endpoint endpoint, WebSocket socket, Inbox inbox, Map<String, Object> metadata) {
    this.endpoint = endpoint;
    this.socket = socket;
    this.inbox = inbox;
    this.metadata = metadata;
  }

  /// @param nanos longest time to the server's metadata
  /// @throws NoAnswerException when nobody answers in time, the server refuses, or is no such
  ///     server
  static Connection open(HttpClient http, Endpoint endpoint, Optional<String> key, long nanos) {
    long deadline = System.nanoTime() + nanos;
    Inbox inbox = new Inbox(endpoint.mostBytes());
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(Duration.ofNanos(nanos));
    key.ifPresent(secret -> builder.header("Authorization", "Api-Key " + secret));
    CompletableFuture<WebSocket> opening = builder.buildAsync(endpoint.uri(), inbox);
    WebSocket socket;
    try {
      socket = opening.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw refused(endpoint, e);
    } catch (TimeoutException e) {
      opening.thenAccept(WebSocket::abort);
      throw silent(endpoint, "no connection", nanos);
    } catch (InterruptedException e) {
      opening.thenAccept(WebSocket::abort);
      throw interrupted(endpoint);
    }
    try {
      byte[] first = await(endpoint, inbox, deadline, nanos, "no metadata");
      return new Connection(endpoint, socket, inbox, MessageReader.read(first));
    } catch (WireException e) {
      socket.abort();
      throw new NoAnswerException(
          endpoint + ": no openpi server: its metadata is " + e.getMessage(), e);
    } catch (RuntimeException e) {
      socket.abort();
      throw e;
    }
  }

  /// What the server said of itself.
  Map<String, Object> metadata() {
    return metadata;
  }

  /// Whether a request may be sent.
  boolean usable() {
    return !inbox.over() && inbox.empty();
  }

  /// @param nanos longest time to the whole answer
  /// @throws NoAnswerException when there is none in time, the connection ends, or the server
  ///     reports an error; close it
  byte[] ask(byte[] request, long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      socket.sendBinary(ByteBuffer.wrap(request), true).get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new NoAnswerException(
          endpoint + ": the connection broke: " + OneLine.of(e), e.getCause());
    } catch (TimeoutException e) {
      throw silent(endpoint, "does not take the request", nanos);
    } catch (InterruptedException e) {
      throw interrupted(endpoint);
    }
    return await(endpoint, inbox, deadline, nanos, "no answer");
  }

  private static byte[] await(
      Endpoint endpoint, Inbox inbox, long deadline, long nanos, String lack) {
    try {
      return switch (inbox.take(Math.max(0, deadline - System.nanoTime()))) {
        case Arrival.Answer(byte[] bytes) -> bytes;
        case Arrival.Complaint(String text) ->
            throw new NoAnswerException(
                endpoint + ": the server reports an error: " + OneLine.last(text));
        case Arrival.End(String why) -> throw new NoAnswerException(endpoint + ": " + why);
        case null -> throw silent(endpoint, lack, nanos);
      };
    } catch (InterruptedException e) {
      throw interrupted(endpoint);
    }
  }

  private static NoAnswerException refused(Endpoint endpoint, ExecutionException e) {
    if (e.getCause() instanceof WebSocketHandshakeException handshake) {
      int status = handshake.getResponse().statusCode();
      String why =
          status == 401 || status == 403
              ? "the server refuses the API key (HTTP " + status + ")"
              : "no websocket server (HTTP " + status + ")";
      return new NoAnswerException(endpoint + ": " + why, e);
    }
    return new NoAnswerException(endpoint + ": no connection: " + OneLine.of(e), e);
  }

  private static NoAnswerException silent(Endpoint endpoint, String lack, long nanos) {
    return new NoAnswerException(
        "%s: %s within %d ms".formatted(endpoint, lack, nanos / 1_000_000));
  }

  private static NoAnswerException interrupted(Endpoint endpoint) {
    Thread.currentThread().interrupt();
    return new NoAnswerException(endpoint + ": interrupted while waiting for the server");
  }

  /// At once; the server sees a broken connection and forgets what it was computing for it.
  @Override
  public void close() {
    socket.abort();
  }
}
