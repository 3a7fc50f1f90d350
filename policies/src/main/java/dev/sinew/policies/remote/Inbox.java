package dev.sinew.policies.remote;

import dev.sinew.policies.link.OneLine;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Puts frames together; holds no more than a protocol of one answer to one request can need.
/// Frames arrive on a thread of the HTTP client's, [#take] is for the inference thread.
final class Inbox implements WebSocket.Listener {

  private static final int MOST_WAITING = 2;
  private static final int MOST_TEXT = 1 << 16;

  private final int mostBytes;
  private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private final StringBuilder text = new StringBuilder();
  private volatile boolean over;

  Inbox(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Whether nothing more will come.
  boolean over() {
    return over;
  }

  /// Whether nothing waits to be taken.
  boolean empty() {
    return arrived.isEmpty();
  }

  /// The next arrival; null when none came in time.
  Arrival take(long nanos) throws InterruptedException {
    return arrived.poll(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    if (part.remaining() > mostBytes - binary.size())
      return refuse(socket, "a message of more than " + mostBytes + " bytes");
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    binary.writeBytes(bytes);
    if (last) {
      byte[] whole = binary.toByteArray();
      binary.reset();
      put(socket, new Arrival.Answer(whole));
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    if (part.length() > MOST_TEXT - text.length())
      return refuse(socket, "a text of more than " + MOST_TEXT + " characters");
    text.append(part);
    if (last) {
      put(socket, new Arrival.Complaint(text.toString()));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    String why = reason.isBlank() ? "" : ", " + NdArray.printable(reason);
    end("the server closed the connection (" + code + why + ")");
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end("the connection broke: " + OneLine.of(error));
  }

  private void put(WebSocket socket, Arrival arrival) {
    if (arrived.size() >= MOST_WAITING) refuse(socket, "messages that nobody asked for");
    else arrived.add(arrival);
  }

  private CompletionStage<?> refuse(WebSocket socket, String what) {
    socket.abort();
    end("the server sent " + what);
    return null;
  }

  private void end(String why) {
    if (over) return;
    over = true;
    arrived.add(new Arrival.End(why));
  }
}
