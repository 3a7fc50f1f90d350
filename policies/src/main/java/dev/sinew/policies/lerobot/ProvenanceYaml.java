package dev.sinew.policies.lerobot;

import java.util.LinkedHashMap;
import java.util.Map;

/// Words the `provenance` section: enough to find the checkpoint again and to know it is the same.
final class ProvenanceYaml {

  private static final String UNKNOWN = "not stated";

  private final Checkpoint checkpoint;
  private final Export export;

  ProvenanceYaml(Checkpoint checkpoint, Export export) {
    this.checkpoint = checkpoint;
    this.export = export;
  }

  Map<String, Object> map() {
    JsonSection config = checkpoint.config();
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("data", data());
    yaml.put("licence", config.text("license", UNKNOWN));
    yaml.put("recipe", recipe());
    if (config.has("repo_id")) yaml.put("repository", config.text("repo_id"));
    yaml.put("config-sha256", FileHash.of(config.file()));
    yaml.put("weights-sha256", FileHash.of(checkpoint.weights()));
    return yaml;
  }

  private String data() {
    return checkpoint
        .trainConfig()
        .filter(t -> t.has("dataset"))
        .map(t -> t.section("dataset").text("repo_id", UNKNOWN))
        .orElse(UNKNOWN);
  }

  private String recipe() {
    return "LeRobot checkpoint of type %s%s, graphs exported by lerobot %s, torch %s, opset %d"
        .formatted(
            checkpoint.family().word(),
            checkpoint.oldLayout() ? " (statistics among the weights)" : "",
            export.json().text("lerobot", UNKNOWN),
            export.json().text("torch", UNKNOWN),
            export.json().count("opset"));
  }
}
