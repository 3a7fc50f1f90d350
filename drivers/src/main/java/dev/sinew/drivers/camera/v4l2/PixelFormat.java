package dev.sinew.drivers.camera.v4l2;

import dev.sinew.drivers.camera.decode.PacketFormat;

/// Kinds of pixels that can be asked of a device.
enum PixelFormat {
  MJPEG("MJPG", PacketFormat.MJPEG),
  YUYV("YUYV", PacketFormat.YUYV),
  NV12("NV12", PacketFormat.NV12),
  GREY("GREY", PacketFormat.GREY);

  private final String fourCc;
  private final PacketFormat packets;

  PixelFormat(String fourCc, PacketFormat packets) {
    this.fourCc = fourCc;
    this.packets = packets;
  }

  /// The four characters by which V4L2 names it.
  String fourCc() {
    return fourCc;
  }

  PacketFormat packets() {
    return packets;
  }
}
