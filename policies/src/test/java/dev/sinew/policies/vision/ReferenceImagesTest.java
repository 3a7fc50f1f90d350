package dev.sinew.policies.vision;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Images made with the libraries named in the file's `source`, by `image_reference.py`.
class ReferenceImagesTest {

  @ParameterizedTest
  @MethodSource("cases")
  void theStepsGiveWhatTheLibraryGives(ReferenceCase reference) {
    reference.check();
  }

  static Stream<ReferenceCase> cases() throws IOException {
    try (InputStream json = ReferenceImagesTest.class.getResourceAsStream("images.json")) {
      return JsonMapper.shared().readTree(json).path("cases").valueStream().map(ReferenceCase::new);
    }
  }
}
