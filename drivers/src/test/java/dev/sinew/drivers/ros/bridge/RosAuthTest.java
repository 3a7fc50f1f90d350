package dev.sinew.drivers.ros.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class RosAuthTest {

  /// `printf '%s' abcdefghijklmnopsinewrobot00ff1700000000user1731536000 | sha512sum`
  @Test
  void theHashIsOfEverythingInOrder() {
    JsonNode frame =
        StubBridge.JSON.readTree(RosAuth.frame("abcdefghijklmnop", "robot", "00ff", 1_700_000_000));
    assertThat(frame.get("mac").asString())
        .isEqualTo(
            "99a7fded05f2c06dfa036decfdd88a699dfc5c27e881621ef63643206973cc1c"
                + "b0634a5b3050b561ed3ac2c1623a3c4375163d4d52178e8ff2b4683d5fc7b74c");
    assertThat(frame.get("end").asLong()).isEqualTo(1_731_536_000L);
    assertThat(frame.get("level").asString()).isEqualTo("user");
  }
}
