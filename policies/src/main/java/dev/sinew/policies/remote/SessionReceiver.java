package dev.sinew.policies.remote;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;

/// Hands whole messages to a [Session]; answers pings by itself. Network thread: never blocks.
final class SessionReceiver extends AbstractReceiveListener {

  private final Session session;
  private final long mostBytes;

  SessionReceiver(Session session, long mostBytes) {
    this.session = session;
    this.mostBytes = mostBytes;
  }

  @Override
  protected long getMaxBinaryBufferSize() {
    return mostBytes;
  }

  @Override
  protected long getMaxTextBufferSize() {
    return 1;
  }

  @Override
  protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
    byte[] request;
    try (var pooled = message.getData()) {
      ByteBuffer whole = WebSockets.mergeBuffers(pooled.getResource());
      request = new byte[whole.remaining()];
      whole.get(request);
    }
    if (!session.request(request)) refuse(channel, "a request before the last one was answered");
  }

  @Override
  protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
    refuse(channel, "bad request: a text frame; a binary one is wanted");
  }

  @Override
  protected void onError(WebSocketChannel channel, Throwable error) {
    super.onError(channel, error);
    session.end();
  }

  private void refuse(WebSocketChannel channel, String why) {
    WebSockets.sendText(why, channel, null);
    WebSockets.sendClose(CloseMessage.UNEXPECTED_ERROR, "", channel, null);
    session.end();
  }
}
