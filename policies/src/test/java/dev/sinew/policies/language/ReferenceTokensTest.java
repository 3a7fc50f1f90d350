package dev.sinew.policies.language;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Ids made with the libraries named in the file's `source`, by `token_reference.py`, with the two
/// tokenizers of `make_tokenizers.py`.
class ReferenceTokensTest {

  @ParameterizedTest
  @MethodSource("cases")
  void idsAndMaskAreLeRobots(TokenCase reference) {
    reference.check();
  }

  static Stream<TokenCase> cases() throws IOException {
    String json = Files.readString(TokenCase.folder().resolve("tokens.json"));
    return JsonMapper.shared().readTree(json).path("cases").valueStream().map(TokenCase::new);
  }
}
