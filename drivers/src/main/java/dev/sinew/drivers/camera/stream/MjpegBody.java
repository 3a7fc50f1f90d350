package dev.sinew.drivers.camera.stream;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// The body of an MJPEG response, parsed on the thread of the HTTP client that receives it.
final class MjpegBody implements BodySubscriber<String>, MultipartParser.Parts {

  private final NewestPart newest;
  private final Clock clock;
  private final String shown;
  private final MultipartParser parser;
  private Flow.Subscription subscription;
  private long arrivalNanos;
  private long headNanos;

  private MjpegBody(NewestPart newest, Clock clock, String shown, String contentType)
      throws IOException {
    this.newest = newest;
    this.clock = clock;
    this.shown = shown;
    parser = new MultipartParser(contentType, this);
  }

  /// @param shown the stream's address without secrets
  /// @return its body is null for a stream, otherwise what is wrong
  static BodySubscriber<String> of(
      ResponseInfo head, NewestPart newest, Clock clock, String shown) {
    if (head.statusCode() != 200) return BodySubscribers.replacing("");
    try {
      String type = head.headers().firstValue("content-type").orElse("nothing known");
      return new MjpegBody(newest, clock, shown, type);
    } catch (IOException e) {
      return new Refused(e.getMessage());
    }
  }

  /// At once: the response is there before its endless body.
  @Override
  public CompletionStage<String> getBody() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    arrivalNanos = clock.nanos();
    try {
      for (ByteBuffer buffer : bytes) parser.accept(buffer);
    } catch (IOException e) {
      subscription.cancel();
      newest.end(shown + ": " + e.getMessage());
    }
  }

  @Override
  public void begins() {
    headNanos = arrivalNanos;
  }

  @Override
  public void ends(byte[] body) {
    newest.put(body, headNanos);
  }

  @Override
  public void onError(Throwable error) {
    newest.end(shown + ": the stream broke off: " + error.getMessage());
  }

  @Override
  public void onComplete() {
    newest.end(shown + ": the server ended the stream");
  }

  /// A response of which nothing is read.
  private record Refused(String why) implements BodySubscriber<String> {

    @Override
    public CompletionStage<String> getBody() {
      return CompletableFuture.completedFuture(why);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onComplete() {}
  }
}
