package dev.sinew.policies.vision;

import dev.sinew.policies.peer.Python;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Random sizes, asked of the libraries themselves.
class StockLibrariesTest {

  private static final List<String> TORCH =
      Arrays.stream(ResizeMethod.values())
          .map(ResizeMethod::toString)
          .filter(name -> name.startsWith("torch"))
          .toList();

  private final SplittableRandom random = new SplittableRandom(20);
  private final List<Map<String, Object>> cases = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void imagesOfAnySizeComeOutAsTheLibrariesMakeThem() throws Exception {
    for (int i = 0; i < 8; i++) {
      for (ResizeMethod method : ResizeMethod.values()) add("resize_bytes", method.toString());
      for (String method : TORCH) add("resize_floats", method);
      for (String kind : List.of("smolvla", "pi0", "openpi")) add(kind, "");
    }
    String answer = Python.ask("image_reference.py", folder, cases);
    for (JsonNode reference : JsonMapper.shared().readTree(answer).path("cases"))
      new ReferenceCase(reference).check();
  }

  private void add(String kind, String method) {
    cases.add(
        Map.of(
            "kind", kind,
            "method", method,
            "seed", cases.size(),
            "width", side(),
            "height", side(),
            "outWidth", side(),
            "outHeight", side()));
  }

  private int side() {
    return random.nextInt(8, 90);
  }
}
