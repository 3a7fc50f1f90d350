package dev.sinew.policies.lerobot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// An export folder as `models/export/export.py` lays it out; its graphs are words.
final class ExportFixture {

  private final Path folder;
  private final Map<String, String> tensors = new LinkedHashMap<>();
  private final Map<String, String> graphs = new LinkedHashMap<>();
  private String head = "";

  ExportFixture(Path folder) {
    this.folder = folder;
  }

  ExportFixture input(String tensor, String shape, String type, String source) {
    tensors.put(
        tensor,
        "{\"shape\": %s, \"type\": \"%s\", \"source\": \"%s\"}".formatted(shape, type, source));
    return this;
  }

  ExportFixture made(String tensor, String shape) {
    tensors.put(tensor, "{\"shape\": %s, \"type\": \"float32\"}".formatted(shape));
    return this;
  }

  /// @param inputs,outputs as a JSON mapping with single quotes
  ExportFixture graph(String name, String run, String inputs, String outputs) {
    try {
      Path file = folder.resolve("graphs/" + name + ".onnx");
      Files.createDirectories(file.getParent());
      Files.writeString(file, "the graph " + name);
      graphs.put(
          name,
          "{\"file\": \"graphs/%s.onnx\", \"sha256\": \"%s\", \"run\": \"%s\", \"inputs\": %s, \"outputs\": %s}"
              .formatted(
                  name,
                  FileHash.of(file),
                  run,
                  inputs.replace('\'', '"'),
                  outputs.replace('\'', '"')));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param json with single quotes
  ExportFixture head(String json) {
    head = json.replace('\'', '"');
    return this;
  }

  Path write(String family) {
    try {
      Files.createDirectories(folder.resolve("golden"));
      new SafetensorsFile().with("net/0", 0).write(folder.resolve("golden/golden.safetensors"));
      Files.writeString(folder.resolve("golden/golden.json"), "{}");
      Files.writeString(
          folder.resolve("export.json"),
          """
          {"format": 1, "family": "%s", "lerobot": "0.6.1", "torch": "2.11.0", "opset": 17,
           "graphs": %s, "tensors": %s, "head": %s, "golden": "golden/golden.safetensors"}
          """
              .formatted(family, map(graphs), map(tensors), head));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String map(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static Path act(Path folder) {
    return new ExportFixture(folder)
        .input("state", "[1, 6]", "float32", "observation.state")
        .input("image.top", "[1, 3, 48, 64]", "float32", "observation.images.top")
        .graph(
            "policy", "observation", "{'state': 'state', 'image': 'image.top'}", "{'a': 'action'}")
        .head("{'kind': 'direct', 'shape': [20, 6]}")
        .write("act");
  }

  static ExportFixture diffusion(Path folder, String size) {
    return new ExportFixture(folder)
        .input("state", "[1, 2, 6]", "float32", "observation.state")
        .input("image.top", "[1, 2, 3, %s]".formatted(size), "float32", "observation.images.top")
        .input(
            "image.wrist", "[1, 2, 3, %s]".formatted(size), "float32", "observation.images.wrist")
        .made("features", "[1, 268]")
        .graph(
            "encoder",
            "observation",
            "{'state': 'state', 'image_top': 'image.top', 'image_wrist': 'image.wrist'}",
            "{'features': 'features'}")
        .graph(
            "denoiser",
            "step",
            "{'sample': 'sample', 'timestep': 'time', 'cond': 'features'}",
            "{'prediction': 'prediction'}")
        .head(
            "{'kind': 'sampler', 'shape': [16, 6], 'sampler': {'family': 'ddpm',"
                + " 'num_inference_steps': 100, 'timestep_spacing': 'leading'}}");
  }

  /// @param sampler of `export.json`
  static ExportFixture transformer(Path folder, String cameras, String sampler) {
    ExportFixture fixture =
        new ExportFixture(folder)
            .input("state", "[1, 2, 6]", "float32", "observation.state")
            .input("tokens", "[1, 77]", "int64", "observation.language.tokens")
            .input("mask", "[1, 77]", "bool", "observation.language.attention_mask")
            .made("text", "[1, 512]")
            .made("features", "[1, 1036]");
    StringBuilder inputs = new StringBuilder("{'text': 'text', 'state': 'state'");
    for (String camera : cameras.split(" ")) {
      if (camera.isEmpty()) continue;
      String name = "image." + camera;
      fixture.input(name, "[1, 2, 3, 48, 64]", "float32", "observation.images." + camera);
      inputs.append(", 'image_%s': 'image.%s'".formatted(camera, camera));
    }
    return fixture
        .graph("text", "task", "{'tokens': 'tokens', 'mask': 'mask'}", "{'text': 'text'}")
        .graph("encoder", "observation", inputs + "}", "{'features': 'features'}")
        .graph(
            "denoiser",
            "step",
            "{'sample': 'sample', 'timestep': 'time', 'cond': 'features'}",
            "{'prediction': 'prediction'}")
        .head("{'kind': 'sampler', 'shape': [32, 6], 'sampler': %s}".formatted(sampler));
  }

  static ExportFixture keypoints(Path folder) {
    return new ExportFixture(folder)
        .input("state", "[1, 2, 2]", "float32", "observation.state")
        .input("environment", "[1, 2, 16]", "float32", "observation.environment_state")
        .made("features", "[1, 36]")
        .graph("encoder", "observation", "{'s': 'state', 'e': 'environment'}", "{'f': 'features'}")
        .graph(
            "denoiser",
            "step",
            "{'x': 'sample', 't': 'time', 'c': 'features'}",
            "{'p': 'prediction'}")
        .head(
            "{'kind': 'sampler', 'shape': [16, 2], 'sampler': {'family': 'ddim',"
                + " 'num_inference_steps': 10}}");
  }

  /// @param prompted whether the state stands in the prompt
  static ExportFixture flow(
      Path folder, String size, String cameras, int tokens, boolean prompted) {
    ExportFixture fixture = new ExportFixture(folder);
    StringBuilder inputs = new StringBuilder("{'tokens': 'tokens', 'mask': 'mask'");
    if (!prompted) {
      fixture.input("state", "[1, 32]", "float32", "observation.state");
      inputs.append(", 'state': 'state'");
    }
    for (String camera : cameras.split(" ")) {
      fixture.input(
          "image." + camera,
          "[1, 3, %s]".formatted(size),
          "float32",
          "observation.images." + camera);
      inputs.append(", 'image_%s': 'image.%s'".formatted(camera, camera));
    }
    return fixture
        .input("tokens", "[1, %d]".formatted(tokens), "int64", "observation.language.tokens")
        .input("mask", "[1, %d]".formatted(tokens), "bool", "observation.language.attention_mask")
        .made("cache", "[1, 4]")
        .graph("prefix", "observation", inputs + "}", "{'cache': 'cache'}")
        .graph(
            "expert", "step", "{'x': 'sample', 't': 'time', 'c': 'cache'}", "{'v': 'prediction'}")
        .head(
            "{'kind': 'sampler', 'shape': [50, 32], 'sampler': {'family': 'flow-euler',"
                + " 'num_inference_steps': 10}}");
  }
}
