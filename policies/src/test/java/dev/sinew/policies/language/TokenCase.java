package dev.sinew.policies.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.config.ConfigSection;
import java.net.URISyntaxException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// What LeRobot's processors made of a prompt (`src/test/python/token_reference.py`).
record TokenCase(JsonNode node) {

  /// To the last id.
  void check() {
    try (PromptTokenizer tokenizer = PromptTokenizer.read(section(), folder())) {
      Tokens tokens = tokenizer.encode(text("text"), state());
      assertThat(tokens.ids())
          .as(toString())
          .isEqualTo(node.path("ids").valueStream().mapToLong(JsonNode::longValue).toArray());
      assertThat(tokens.mask()).as(toString()).hasSameSizeAs(tokens.ids());
      for (int i = 0; i < tokens.mask().length; i++)
        assertThat((int) tokens.mask()[i]).isEqualTo(node.path("mask").get(i).intValue());
    }
  }

  private ConfigSection section() {
    String yaml =
        """
        tokenizer: %s
        format: %s
        max-length: %d
        padding: %s
        padding-side: %s
        pad-token: "%s"
        truncation: %s
        """
            .formatted(
                text("tokenizer"),
                text("format"),
                node.path("maxLength").intValue(),
                text("padding"),
                text("side"),
                text("pad"),
                node.path("truncation").booleanValue());
    return ConfigSection.parse(Path.of("policy.yaml"), yaml);
  }

  private float[] state() {
    JsonNode values = node.path("state");
    float[] state = new float[values.size()];
    for (int i = 0; i < state.length; i++) state[i] = values.get(i).floatValue();
    return state;
  }

  private String text(String key) {
    return node.path(key).stringValue();
  }

  static Path folder() {
    try {
      return Path.of(TokenCase.class.getResource("tokens.json").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return text("tokenizer") + " " + text("format") + " " + node.path("text");
  }
}
