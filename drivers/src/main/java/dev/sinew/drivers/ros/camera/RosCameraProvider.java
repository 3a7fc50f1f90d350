package dev.sinew.drivers.ros.camera;

import dev.sinew.drivers.camera.BackgroundCamera;
import dev.sinew.drivers.ros.connect.NodeOpener;
import dev.sinew.drivers.ros.connect.NodeSections;
import dev.sinew.drivers.ros.connect.RosConnect;
import dev.sinew.runtime.CameraSpec;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.Camera;
import dev.sinew.runtime.port.CameraProvider;
import java.time.InstantSource;
import java.util.List;

/// `driver: ros`.
public final class RosCameraProvider implements CameraProvider {

  private final NodeSections nodes;
  private final InstantSource wall;

  public RosCameraProvider() {
    this(new RosConnect(System.getenv()), InstantSource.system());
  }

  RosCameraProvider(NodeSections nodes, InstantSource wall) {
    this.nodes = nodes;
    this.wall = wall;
  }

  @Override
  public String driver() {
    return "ros";
  }

  @Override
  public CameraSpec describe(String name, ConfigSection section) {
    CameraSection camera = CameraSection.read(section);
    nodes.read(section, name);
    return camera.keys().spec(name, camera.depth().isPresent());
  }

  @Override
  public Camera open(String name, ConfigSection section, Clock clock) {
    CameraSection camera = CameraSection.read(section);
    NodeOpener node = nodes.read(section, name);
    return BackgroundCamera.open(
        camera.keys().spec(name, camera.depth().isPresent()),
        section,
        camera.colour().name(),
        camera.keys(),
        () -> RosPictures.open(camera, node.open(clock), clock, wall),
        List.of(),
        clock);
  }
}
