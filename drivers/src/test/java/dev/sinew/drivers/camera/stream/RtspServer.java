package dev.sinew.drivers.camera.stream;

import dev.sinew.drivers.peer.Await;
import dev.sinew.drivers.peer.Peer;
import java.io.IOException;
import java.util.Map;

/// GStreamer's RTSP server with pictures that show when they were taken (`rtsp_server.py`).
final class RtspServer implements AutoCloseable {

  static final int WIDTH = 320;
  static final int HEIGHT = 240;
  static final int FPS = 20;
  static final long PERIOD_NANOS = 1_000_000_000L / FPS;

  private final Peer peer;
  private final int port;

  private RtspServer(Peer peer, int port) {
    this.peer = peer;
    this.port = port;
  }

  /// Skips the test where GStreamer is missing.
  static RtspServer start(double delayMs) throws IOException, InterruptedException {
    return start(delayMs, Await.freePort());
  }

  static RtspServer start(double delayMs, int port) throws IOException, InterruptedException {
    String python =
        Peer.systemPython(
            "gi; gi.require_version('GstRtspServer', '1.0');"
                + " from gi.repository import Gst, GstRtspServer; Gst.init(None);"
                + " assert Gst.ElementFactory.find('x264enc')",
            "apt install python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-ugly");
    Peer peer =
        Peer.start(
            Map.of(), python, Peer.script("rtsp_server.py"), port, WIDTH, HEIGHT, FPS, delayMs);
    peer.lineWith("ready");
    return new RtspServer(peer, port);
  }

  int port() {
    return port;
  }

  /// @param order `drop 3`, `freeze 20`
  void tell(String order) throws IOException {
    peer.tell(order);
  }

  /// Keys of a camera of this server.
  String section(String more) {
    return """
    driver: rtsp
    url: rtsp://127.0.0.1:%d/top
    width: %d
    height: %d
    fps: %d
    max-first-frame-ms: 30000
    %s
    """
        .formatted(port, WIDTH, HEIGHT, FPS, more);
  }

  @Override
  public void close() {
    peer.close();
  }
}
