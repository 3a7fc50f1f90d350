package dev.sinew.drivers.ros.wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class WireNodeTest extends WireNodeContract {

  private MiniMaster master;

  @BeforeEach
  void startMaster() throws Exception {
    master = new MiniMaster(0);
  }

  @AfterEach
  void stopMaster() {
    master.close();
  }

  @Override
  String masterUri() {
    return master.uri();
  }
}
