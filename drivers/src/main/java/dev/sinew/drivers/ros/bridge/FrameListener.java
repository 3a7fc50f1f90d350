package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.Clock;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/// Puts the parts of frames together, up to a limit; knows when the server was heard last and how
/// the link ended.
final class FrameListener implements WebSocket.Listener {

  private final FrameReceiver receiver;
  private final Clock clock;
  private final int maxBytes;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private volatile long heardNanos;
  private volatile boolean isBusy;
  private volatile String end = "";

  FrameListener(FrameReceiver receiver, Clock clock, int maxBytes) {
    this.receiver = receiver;
    this.clock = clock;
    this.maxBytes = maxBytes;
    heardNanos = clock.nanos();
  }

  /// When the server was heard last: now, while what it sent is still being worked at.
  long heardNanos() {
    return isBusy ? clock.nanos() : heardNanos;
  }

  /// One clause; empty while the link is there.
  String end() {
    return end;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
    heardNanos = clock.nanos();
    if (text.length() + (long) data.length() > maxBytes) return tooLong(socket);
    text.append(data);
    if (isLast) {
      String whole = text.toString();
      text.setLength(0);
      hand(() -> receiver.text(whole, heardNanos));
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean isLast) {
    heardNanos = clock.nanos();
    if (binary.size() + (long) data.remaining() > maxBytes) return tooLong(socket);
    byte[] part = new byte[data.remaining()];
    data.get(part);
    binary.writeBytes(part);
    if (isLast) {
      byte[] whole = binary.toByteArray();
      binary.reset();
      hand(() -> receiver.binary(whole, heardNanos));
    }
    socket.request(1);
    return null;
  }

  private void hand(Runnable frame) {
    isBusy = true;
    frame.run();
    heardNanos = clock.nanos();
    isBusy = false;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    heardNanos = clock.nanos();
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    end = "closed the link (%d %s)".formatted(status, Lines.one(reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end = "dropped the link (" + Lines.one(error) + ")";
  }

  private CompletionStage<?> tooLong(WebSocket socket) {
    end = "sent a message of more than " + maxBytes + " bytes";
    socket.abort();
    return null;
  }
}
