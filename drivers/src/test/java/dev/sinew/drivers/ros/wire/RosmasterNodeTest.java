package dev.sinew.drivers.ros.wire;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The contract of every node, with ROS's own master.
class RosmasterNodeTest extends WireNodeContract {

  private static RosGraph graph;

  @BeforeAll
  static void startMaster(@TempDir Path home) throws Exception {
    graph = new RosGraph(home);
  }

  @AfterAll
  static void stopMaster() {
    if (graph != null) graph.close();
  }

  @Override
  String masterUri() {
    return graph.masterUri();
  }
}
