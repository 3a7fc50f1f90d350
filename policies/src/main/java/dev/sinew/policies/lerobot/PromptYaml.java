package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Words the `prompt` section.
final class PromptYaml {

  private PromptYaml() {}

  static Map<String, Object> of(Prompt prompt, String padToken) {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("tokenizer", Tokenizer.FILE);
    yaml.put("format", prompt.format());
    yaml.put("max-length", prompt.maxLength());
    yaml.put("padding", "fixed");
    yaml.put("padding-side", "right");
    yaml.put("pad-token", padToken);
    yaml.put("truncation", prompt.truncated());
    return yaml;
  }
}
