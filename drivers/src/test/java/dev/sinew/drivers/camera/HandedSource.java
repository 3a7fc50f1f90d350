package dev.sinew.drivers.camera;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A device whose pictures a test hands over while a reader waits for them.
final class HandedSource implements FrameSource {

  private static final Picture END = new Picture(0, 0, 0, 0, null, null);

  final LinkedBlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();
  volatile int closes;

  void hand(long count, int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    rgb[0] = (byte) count;
    pictures.add(new Picture(System.nanoTime(), count, width, height, rgb, null));
  }

  @Override
  public Picture read(long timeoutNanos) throws IOException {
    try {
      Picture picture = pictures.poll(timeoutNanos, TimeUnit.NANOSECONDS);
      if (picture == END) throw new IOException("unplugged");
      return picture;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public Map<String, String> facts() {
    return Map.of("serial", "A1");
  }

  @Override
  public String identity() {
    return "A1";
  }

  @Override
  public void close() {
    closes++;
    pictures.add(END);
  }
}
