package dev.sinew.policies.kserve;

import dev.sinew.policies.link.Backoff;
import dev.sinew.policies.link.OneLine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.NoAnswerException;
import io.grpc.CallOptions;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One call at a time to a server, over as many connections as that takes: whatever goes wrong ends
/// the connection, and the next call makes a new one, not before the [Backoff] allows. Inference
/// thread.
final class Link implements AutoCloseable {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final GraphServer server;
  private final Optional<String> token;
  private final ChannelCredentials credentials;
  private final Backoff backoff;
  private ManagedChannel channel;

  Link(GraphServer server, Clock clock) {
    this.server = server;
    token = server.token();
    credentials = credentials(server);
    backoff = new Backoff(clock);
  }

  /// Whether a connection is in use: what was learnt over it still holds.
  boolean isUp() {
    return channel != null;
  }

  /// @param nanos longest time to the whole answer, connecting included
  /// @param mostBytes largest answer
  /// @throws NoAnswerException when there is none this time
  byte[] call(MethodDescriptor<byte[], byte[]> method, byte[] request, long nanos, int mostBytes) {
    if (channel == null) connect();
    CallOptions options =
        CallOptions.DEFAULT
            .withDeadlineAfter(nanos, TimeUnit.NANOSECONDS)
            .withMaxInboundMessageSize(mostBytes);
    try {
      byte[] answer = ClientCalls.blockingUnaryCall(channel, method, options, request);
      backoff.worked();
      return answer;
    } catch (StatusRuntimeException e) {
      drop();
      if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) backoff.failed();
      throw problem(why(e.getStatus(), nanos), e);
    }
  }

  /// Ends the connection, and with it what is under way on it.
  void drop() {
    if (channel != null) channel.shutdownNow();
    channel = null;
  }

  NoAnswerException problem(String problem, Throwable cause) {
    return new NoAnswerException(server + ": " + problem, cause);
  }

  private void connect() {
    long pause = backoff.remainingNanos();
    if (pause > 0)
      throw problem("no connection; the next attempt is due in " + pause / 1_000_000 + " ms", null);
    var builder =
        Grpc.newChannelBuilderForAddress(
                server.uri().getHost(), server.uri().getPort(), credentials)
            .disableRetry()
            .disableServiceConfigLookUp();
    token.ifPresent(
        secret -> builder.intercept(MetadataUtils.newAttachHeadersInterceptor(bearer(secret))));
    channel = builder.build();
  }

  private static Metadata bearer(String token) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return headers;
  }

  private static ChannelCredentials credentials(GraphServer server) {
    if (!server.encrypted()) return InsecureChannelCredentials.create();
    TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
    try {
      if (server.authorities().isPresent()) tls.trustManager(server.authorities().get().toFile());
    } catch (IOException e) {
      throw server.section().problem("ca-file", "cannot be read: " + OneLine.of(e));
    }
    return tls.build();
  }

  private static String why(Status status, long nanos) {
    String said =
        status.getDescription() == null ? "" : ": " + OneLine.last(status.getDescription());
    return switch (status.getCode()) {
      case DEADLINE_EXCEEDED -> "no answer within " + nanos / 1_000_000 + " ms";
      case UNAVAILABLE ->
          "no connection"
              + (status.getCause() == null ? said : ": " + OneLine.of(status.getCause()));
      case UNAUTHENTICATED, PERMISSION_DENIED -> "the server refuses the token" + said;
      case CANCELLED -> "the call was broken off" + said;
      default -> "the call ended with " + status.getCode() + said;
    };
  }

  @Override
  public void close() {
    drop();
  }
}
