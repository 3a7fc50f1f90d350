package dev.sinew.policies.remote;

import dev.sinew.policies.link.Backoff;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.port.NoAnswerException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/// A server that is asked again and again, over as many connections as that takes. After a missed
/// deadline the connection is dropped and with it the late answer, so that an answer always belongs
/// to the newest request. Inference thread.
final class Client implements AutoCloseable {

  private final Endpoint endpoint;
  private final Optional<String> key;
  private final Backoff backoff;
  private final HttpClient http = HttpClient.newHttpClient();
  private Connection connection;

  Client(Endpoint endpoint, Clock clock) {
    this.endpoint = endpoint;
    backoff = new Backoff(clock);
    key = endpoint.apiKey();
  }

  /// Connects for the first time.
  ///
  /// @return what the server says of itself
  /// @throws NoAnswerException when nobody answers in time, or no such server
  Map<String, Object> open() {
    return connect(endpoint.openNanos()).metadata();
  }

  /// The connection is not used any more; the server begins anew on the next one.
  void renew() {
    if (connection != null) connection.close();
    connection = null;
  }

  /// @param nanos longest time to the answer
  /// @throws NoAnswerException when there is none this time: the server is silent, gone, reports an
  ///     error, or answers with something that is no message
  Map<String, Object> ask(Map<String, Object> request, long nanos) {
    if (connection != null && !connection.usable()) renew();
    if (connection == null) reconnect();
    try {
      Map<String, Object> answer =
          MessageReader.read(connection.ask(Message.write(request), nanos));
      backoff.worked();
      return answer;
    } catch (WireException e) {
      renew();
      throw new NoAnswerException(endpoint + ": the answer is " + e.getMessage(), e);
    } catch (RuntimeException e) {
      renew();
      throw e;
    }
  }

  private void reconnect() {
    long pause = backoff.remainingNanos();
    if (pause > 0) {
      throw new NoAnswerException(
          "%s: no connection; the next attempt is due in %d ms"
              .formatted(endpoint, pause / 1_000_000));
    }
    try {
      connect(endpoint.answerNanos());
    } catch (NoAnswerException e) {
      backoff.failed();
      throw e;
    }
  }

  private Connection connect(long nanos) {
    connection = Connection.open(http, endpoint, key, nanos);
    return connection;
  }

  @Override
  public void close() {
    renew();
    http.shutdownNow();
  }
}
