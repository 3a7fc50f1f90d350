package dev.sinew.policies.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Values made with NumPy by `cloud_reference.py`.
class ReferenceCloudsTest {

  @ParameterizedTest
  @MethodSource("cases")
  void cloudsAndLayersAreNumPys(CloudCase reference) {
    reference.check();
  }

  static Stream<CloudCase> cases() throws IOException {
    try (InputStream json = ReferenceCloudsTest.class.getResourceAsStream("clouds.json")) {
      return JsonMapper.shared().readTree(json).path("cases").valueStream().map(CloudCase::new);
    }
  }
}
