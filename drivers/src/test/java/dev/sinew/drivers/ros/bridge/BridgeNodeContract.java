package dev.sinew.drivers.ros.bridge;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.drivers.ros.node.RosNode;
import dev.sinew.drivers.ros.node.RosNodeContract;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.rosmsg.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every node does, through a stub of the server. Each node is a client of its own.
abstract class BridgeNodeContract extends RosNodeContract {

  private final Dialect dialect;
  private final List<RosNode> nodes = new ArrayList<>();
  private StubBridge stub;

  BridgeNodeContract(Dialect dialect) {
    this.dialect = dialect;
  }

  @BeforeEach
  final void startStub() throws IOException {
    stub = new StubBridge();
  }

  @AfterEach
  final void stopStub() throws IOException {
    stub.close();
  }

  /// What earlier nodes have sent is with the server before the next one comes: a link keeps its
  /// order, so the answer to a question says so.
  @Override
  protected final RosNode open(String name) throws Exception {
    for (RosNode node : nodes) node.topics();
    nodes.add(connect());
    return nodes.getLast();
  }

  private RosNode connect() throws RosException {
    return RosBridgeNode.connect(
        new BridgeSettings(
            stub.address(),
            dialect,
            Compression.NONE,
            0,
            100,
            BridgeSettings.DEFAULT_MAX_MESSAGE_BYTES,
            Optional.empty(),
            Optional.empty()),
        new MonotonicClock());
  }
}
