package dev.sinew.policies.language;

import dev.sinew.policies.peer.Python;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Random prompts and states, asked of LeRobot itself.
class StockTokenizersTest {

  private static final List<String> WORDS =
      List.of(
          "push", "the", "T-shaped", "_block_", "onto", "\n", "the red", "bowl.", "Öl", "🤖", " ");

  @TempDir private Path folder;

  @Test
  void anyPromptAndStateGivesLeRobotsIds() throws Exception {
    SplittableRandom random = new SplittableRandom(21);
    List<Map<String, Object>> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean bytes = random.nextBoolean();
      cases.add(
          Map.of(
              "tokenizer",
              bytes ? "bytes.json" : "words.json",
              "pad",
              bytes ? "<|im_end|>" : "<pad>",
              "format",
              List.of("plain", "newline", "pi05").get(i % 3),
              "text",
              "Do " + text(random),
              "state",
              random.doubles(7, -1.2, 1.2).boxed().toList(),
              "maxLength",
              random.nextInt(8, 80),
              "padding",
              random.nextBoolean() ? "fixed" : "longest",
              "side",
              random.nextBoolean() ? "left" : "right",
              "truncation",
              true));
    }
    String answer = Python.ask("token_reference.py", folder, cases);
    for (JsonNode reference : JsonMapper.shared().readTree(answer).path("cases"))
      new TokenCase(reference).check();
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n >= 0; n--)
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(n == 0 ? "" : " ");
    return text.toString();
  }
}
