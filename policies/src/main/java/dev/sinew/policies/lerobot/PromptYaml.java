package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Words the `prompt` section.
final class PromptYaml {

  static final String FILE = "tokenizer.json";

  private PromptYaml() {}

  static Map<String, Object> of(Prompt prompt) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("tokenizer", FILE);
    yaml.put("max-length", prompt.maxLength());
    yaml.put("padding", prompt.padded() ? "max-length" : "longest");
    yaml.put("newline", prompt.newline());
    yaml.put("state-bins", prompt.stateBins());
    return yaml;
  }
}
