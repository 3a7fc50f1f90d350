package dev.sinew.policies.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTokenizerTest {

  private static final float[] NO_STATE = {};

  @Test
  void aPromptThatStaysIsNotTokenizedAgain() {
    try (PromptTokenizer tokenizer = read("newline", 48, true)) {
      Tokens first = tokenizer.encode("push the block", NO_STATE);
      assertThat(tokenizer.encode("push the block", new float[] {1})).isSameAs(first);
      assertThat(tokenizer.encode("push the cube", NO_STATE).ids()).isNotEqualTo(first.ids());
      assertThat(tokenizer.readsState()).isFalse();
    }
  }

  @Test
  void aStateInThePromptChangesItOnlyWhereABinIsLeft() {
    try (PromptTokenizer tokenizer = read("pi05", 48, true)) {
      Tokens first = tokenizer.encode("push", new float[] {0.001f, 0.5f});
      assertThat(tokenizer.encode("push", new float[] {0.002f, 0.5001f})).isSameAs(first);
      assertThat(tokenizer.encode("push", new float[] {-0.001f, 0.5f}).ids())
          .isNotEqualTo(first.ids());
      assertThat(tokenizer.readsState()).isTrue();
    }
  }

  @Test
  void aStateThatIsNoNumberIsRefused() {
    try (PromptTokenizer tokenizer = read("pi05", 48, true)) {
      assertThatThrownBy(() -> tokenizer.encode("push", new float[] {0, Float.NaN}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("state 1 is not a number");
    }
  }

  @Test
  void aPromptThatIsCutSaysSo() {
    try (PromptTokenizer tokenizer = read("newline", 4, true)) {
      assertThat(tokenizer.encode("push the block onto the target", NO_STATE).truncated()).isTrue();
      assertThat(tokenizer.encode("push", NO_STATE).truncated()).isFalse();
    }
  }

  @Test
  void aPromptThatMustNotBeCutIsRefused() {
    try (PromptTokenizer tokenizer = read("newline", 4, false)) {
      assertThatThrownBy(() -> tokenizer.encode("push the T-shaped block", NO_STATE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("the prompt has \\d+ tokens, max-length is 4");
    }
  }

  @Test
  void whatTheFileItselfPadsAndCutsIsOverruled(@TempDir Path folder) throws Exception {
    String own =
        Files.readString(TokenCase.folder().resolve("bytes.json"))
            .replace(
                "\"truncation\":null,\"padding\":null",
                """
                "truncation":{"direction":"Right","max_length":3,"strategy":"LongestFirst","stride":0},
                "padding":{"strategy":{"Fixed":9},"direction":"Left","pad_to_multiple_of":null,
                "pad_id":1,"pad_type_id":0,"pad_token":"<|im_start|>"}\
                """);
    Files.writeString(folder.resolve("bytes.json"), own);
    assertThat(own).contains("Fixed");
    for (boolean truncation : new boolean[] {true, false}) {
      ConfigSection section =
          ConfigSection.parse(
              Path.of("policy.yaml"),
              yaml("bytes.json", "plain", 40, truncation).replace("fixed", "longest"));
      for (String prompt : List.of("push", "push the T-shaped block"))
        try (PromptTokenizer tokenizer = PromptTokenizer.read(section, folder);
            PromptTokenizer plain = PromptTokenizer.read(section, TokenCase.folder())) {
          assertThat(tokenizer.encode(prompt, NO_STATE).ids())
              .isEqualTo(plain.encode(prompt, NO_STATE).ids());
        }
    }
  }

  @Test
  void whatCannotBeUsedIsNamed(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("text.json"), "no JSON");
    Files.writeString(
        folder.resolve("empty.json"), "{\"added_tokens\": [{\"id\": 0, \"content\": \"<pad>\"}]}");
    String valid = yaml("bytes.json", "plain", 48, true);
    assertComplaint(folder, valid, "tokenizer: no such file: " + folder.resolve("bytes.json"));
    assertComplaint(folder, valid.replace("bytes", "../bytes"), "leads out of the bundle");
    assertComplaint(
        folder, valid.replace("bytes", "text"), "tokenizer: " + folder.resolve("text.json"));
    assertComplaint(
        folder,
        valid.replace("bytes", "empty").replace("<|im_end|>", "<pad>"),
        "tokenizer: " + folder.resolve("empty.json"));
    assertComplaint(
        TokenCase.folder(), valid.replace("im_end", "pad"), "pad-token: '<|pad|>' is not in");
    assertComplaint(folder, valid.replace("plain", "pi0"), "format: \"pi0\" is not one of");
  }

  private static void assertComplaint(Path folder, String yaml, String complaint) {
    ConfigSection section = ConfigSection.parse(Path.of("policy.yaml"), yaml);
    assertThatThrownBy(() -> PromptTokenizer.read(section, folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("\n");
  }

  private static PromptTokenizer read(String format, int maxLength, boolean truncation) {
    String yaml = yaml("bytes.json", format, maxLength, truncation);
    return PromptTokenizer.read(
        ConfigSection.parse(Path.of("policy.yaml"), yaml), TokenCase.folder());
  }

  private static String yaml(String file, String format, int maxLength, boolean truncation) {
    return "{tokenizer: %s, format: %s, max-length: %d, padding: fixed, padding-side: right, pad-token: \"<|im_end|>\", truncation: %s}"
        .formatted(file, format, maxLength, truncation);
  }
}
