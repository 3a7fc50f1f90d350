package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.camera.FrameSource;
import dev.sinew.drivers.camera.Picture;
import dev.sinew.drivers.camera.decode.PacketFormat;
import dev.sinew.drivers.camera.decode.PictureDecoder;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;

/// An MJPEG stream over HTTP. Stamps are when the head of a picture came; nothing counts pictures,
/// so that a drop is a gap between them.
final class MjpegSource implements FrameSource {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StreamUrl url;
  private final NewestPart newest = new NewestPart();
  private final HttpClient client;
  private final PictureDecoder decoder = PictureDecoder.of(PacketFormat.MJPEG, 0, 0);
  private final Map<String, String> facts;
  private final ReentrantLock reading = new ReentrantLock();
  private boolean freed;

  /// @throws IOException when nobody answers, or with something else
  MjpegSource(StreamUrl url, Clock clock) throws IOException {
    this.url = url;
    url.mustResolve();
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer = ask(clock);
      if (answer.statusCode() != 200) throw refused(answer.statusCode());
      if (answer.body() != null) throw new IOException(url.shown() + ": " + answer.body());
      facts = Map.of("url", url.shown(), "server", server(answer));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static String server(HttpResponse<String> answer) {
    return answer.headers().firstValue("server").orElse("unknown");
  }

  /// @return its body is null, or says what is wrong with the stream
  private HttpResponse<String> ask(Clock clock) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.bare()).timeout(PATIENCE);
    url.credentials()
        .ifPresent(
            words ->
                request.header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(words.getBytes(StandardCharsets.UTF_8))));
    try {
      return client
          .sendAsync(request.build(), head -> MjpegBody.of(head, newest, clock, url.shown()))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private IOException failed(Throwable e) {
    String why =
        switch (e) {
          case HttpTimeoutException _ -> "does not answer in time";
          case TimeoutException _ -> "does not answer in time";
          case ConnectException _ ->
              "connection refused: is the server running, and is the port right?";
          case SSLException _ -> "no trusted TLS connection: " + e.getMessage();
          default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    return new IOException(url.shown() + ": " + why, e);
  }

  private IOException refused(int status) {
    String hint =
        switch (status) {
          case 401, 403 -> ": is user:password@ in the url right?";
          case 404 -> ": is the path in the url right?";
          default -> "";
        };
    return new IOException(url.shown() + ": the server answers " + status + hint);
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    reading.lock();
    try {
      if (freed) throw new IOException(url.shown() + ": closed");
      NewestPart.Part part = newest.take(timeoutNanos);
      return part == null
          ? null
          : decoder.decode(MemorySegment.ofArray(part.bytes()), part.arrivalNanos(), -1);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }

  @Override
  public String identity() {
    return url.shown();
  }

  @Override
  public void close() {
    newest.end(url.shown() + ": closed");
    client.shutdownNow();
    reading.lock();
    try {
      if (freed) return;
      freed = true;
      decoder.close();
    } finally {
      reading.unlock();
    }
  }
}
