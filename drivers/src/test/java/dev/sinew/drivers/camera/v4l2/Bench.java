package dev.sinew.drivers.camera.v4l2;

import dev.sinew.runtime.config.ConfigSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A machine with fake cameras: folders like `/dev`, `/sys` and `/proc`, and drivers behind the
/// device nodes.
final class Bench {

  static final String BY_ID = "v4l/by-id/usb-Fake_Cam_0042-video-index0";

  final VideoTree tree;
  private final Map<Path, FakeCamera> cameras = new HashMap<>();
  private final Path root;

  Bench(Path root) throws IOException {
    this.root = root;
    tree = new VideoTree(root.resolve("dev"), root.resolve("sys"), root.resolve("proc"));
    Files.createDirectories(root.resolve("dev/v4l/by-id"));
    Files.createDirectories(root.resolve("dev/v4l/by-path"));
    Files.createDirectories(root.resolve("sys/class/video4linux"));
    Files.createDirectories(root.resolve("proc"));
  }

  /// Plugs a camera in, with all that udev and sysfs make of it.
  ///
  /// @param serial empty for none
  void plug(int number, String link, String serial, FakeCamera camera) throws IOException {
    Path node = Files.createFile(tree.dev().resolve("video" + number)).toRealPath();
    if (!link.isEmpty())
      Files.createSymbolicLink(tree.dev().resolve(link), Path.of("../../video" + number));
    Path usb = tree.sys().resolve("devices/usb1/1-" + number);
    Path device = Files.createDirectories(usb.resolve("1-" + number + ":1.0"));
    Files.writeString(usb.resolve("busnum"), "1\n");
    Files.writeString(usb.resolve("speed"), "480\n");
    Files.writeString(usb.resolve("idVendor"), "046d\n");
    Files.writeString(usb.resolve("idProduct"), "082d\n");
    if (!serial.isEmpty()) Files.writeString(usb.resolve("serial"), serial + "\n");
    Path shown = Files.createDirectories(tree.sys().resolve("class/video4linux/video" + number));
    Files.createSymbolicLink(shown.resolve("device"), device);
    cameras.put(node, camera);
  }

  void unplug(int number, String link) throws IOException {
    Path node = tree.dev().resolve("video" + number);
    cameras.remove(node.toRealPath()).unplug();
    if (!link.isEmpty()) Files.delete(tree.dev().resolve(link));
    Files.delete(node);
    Files.delete(tree.sys().resolve("class/video4linux/video" + number + "/device"));
  }

  VideoDevice open(Path path) throws IOException {
    FakeCamera camera = cameras.get(tree.node(path).orElse(path));
    if (camera == null) throw Errno.problem(path, "cannot be opened", 2);
    return camera.open(path);
  }

  /// A program that has a node open.
  void hold(int number, int process, String program) throws IOException {
    Path fd = Files.createDirectories(tree.proc().resolve(process + "/fd"));
    Files.writeString(tree.proc().resolve(process + "/comm"), program + "\n");
    Files.createSymbolicLink(fd.resolve("7"), tree.dev().resolve("video" + number).toRealPath());
  }

  /// A camera's section: 4x2 px, YUYV at 30 pictures per second, with more lines or other ones.
  ConfigSection section(String lines) {
    String text =
        """
        driver: v4l2
        format: yuyv
        width: 4
        height: 2
        fps: 30
        """;
    StringBuilder kept = new StringBuilder(lines);
    for (String line : text.lines().toList())
      if (!("\n" + lines).contains("\n" + line.substring(0, line.indexOf(':') + 1)))
        kept.append(line).append('\n');
    return ConfigSection.parse(root.resolve("rig.yaml"), kept.toString());
  }

  String byId() {
    return tree.dev().resolve(BY_ID).toString();
  }

  /// Picture of one grey: every second byte is brightness, the others are no colour.
  static byte[] grey(int brightness) {
    byte[] yuyv = new byte[16];
    for (int i = 0; i < yuyv.length; i++) yuyv[i] = (byte) (i % 2 == 0 ? brightness : 128);
    return yuyv;
  }
}
