package dev.sinew.drivers.camera.v4l2;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lists the video devices of this machine that give pictures. Starts none and changes nothing.
public final class VideoNodes {

  private final VideoTree tree;
  private final VideoDevices devices;

  /// Of this machine.
  public VideoNodes() {
    this(VideoTree.LINUX, LinuxVideoDevice::open);
  }

  VideoNodes(VideoTree tree, VideoDevices devices) {
    this.tree = tree;
    this.devices = devices;
  }

  /// In the order of their numbers; those that may not be opened are there too, with the reason.
  public List<VideoNode> list() {
    List<VideoNode> nodes = new ArrayList<>();
    for (Path node : tree.nodes()) {
      try (VideoDevice device = devices.open(node);
          Arena arena = Arena.ofConfined()) {
        Capability capability = Capability.of(device);
        if (capability.captures())
          nodes.add(
              found(
                  node, capability, ModeList.of(device), new ControlDesk(device, arena).ranges()));
      } catch (IOException e) {
        nodes.add(refused(node, e.getMessage()));
      }
    }
    return nodes;
  }

  private VideoNode found(
      Path node, Capability capability, List<CaptureMode> modes, List<ControlRange> controls) {
    return new VideoNode(
        node,
        tree.stablePathsTo(node),
        capability.card(),
        capability.bus(),
        tree.usb(node),
        modes,
        controls,
        tree.holders(node),
        "");
  }

  private VideoNode refused(Path node, String problem) {
    return new VideoNode(
        node,
        tree.stablePathsTo(node),
        node.getFileName().toString(),
        "",
        tree.usb(node),
        List.of(),
        List.of(),
        tree.holders(node),
        problem);
  }
}
