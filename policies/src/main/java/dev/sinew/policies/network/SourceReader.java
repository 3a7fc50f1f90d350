package dev.sinew.policies.network;

import dev.sinew.policies.cloud.CloudProcess;
import dev.sinew.policies.language.PromptTokenizer;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.vision.ImageProcess;
import dev.sinew.policies.vision.Layout;
import dev.sinew.policies.vision.PixelType;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.ImageSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a tensor with a `from` is made of an observation.
final class SourceReader {

  private final ConfigSection section;
  private final TensorDeclaration tensor;
  private final ConfigSection observation;
  private final List<Input> inputs;
  private final List<ImageSpec> cameras;
  private final Optional<PromptTokenizer> prompt;

  private SourceReader(
      ConfigSection section,
      TensorDeclaration tensor,
      ConfigSection observation,
      List<Input> inputs,
      List<ImageSpec> cameras,
      Optional<PromptTokenizer> prompt) {
    this.section = section;
    this.tensor = tensor;
    this.observation = observation;
    this.inputs = inputs;
    this.cameras = cameras;
    this.prompt = prompt;
  }

  /// @throws dev.sinew.runtime.config.ConfigException when the shape is not what the source makes
  static Source read(
      ConfigSection section,
      TensorDeclaration tensor,
      ConfigSection observation,
      List<Input> inputs,
      List<ImageSpec> cameras,
      Optional<PromptTokenizer> prompt) {
    SourceReader reader = new SourceReader(section, tensor, observation, inputs, cameras, prompt);
    return switch (section.text("from")) {
      case "inputs" -> reader.inputs();
      case "camera" -> reader.camera();
      case "cloud" -> reader.cloud();
      case "prompt" -> reader.prompt();
      case "present" -> reader.presence();
      case "constant" -> new ConstantSource((float) section.number("value"));
      case "noise" ->
          new RandomSource(
              RandomSource.Distribution.valueOf(
                  section.text("distribution").toUpperCase(Locale.ROOT)),
              tensor.elements());
      default -> throw section.problem("from", "unknown source");
    };
  }

  private Source inputs() {
    List<Input> chosen =
        section.has("streams")
            ? section.texts("streams").stream().map(this::input).toList()
            : inputs;
    int steps = steps();
    int made = chosen.stream().mapToInt(input -> input.stream().width()).sum();
    int width = section.integer("pad-to", made);
    if (width < made)
      throw section.problem("pad-to", width + ", but the streams have " + made + " values a step");
    mustHold((long) steps * width, steps + " steps of " + width + " values");
    return new InputsSource(chosen, steps, width);
  }

  private Source camera() {
    ImageSpec camera = seen(section, "camera");
    ImageProcess process = ImageProcess.read(section, "process", camera.width(), camera.height());
    Layout layout =
        section.has("layout")
            ? Layout.valueOf(section.text("layout").toUpperCase(Locale.ROOT))
            : Layout.CHW;
    boolean whole = process.shape().type() == PixelType.UINT8;
    if ((tensor.type() == ElementType.UINT8) != whole) {
      throw section.problem(
          "type", tensor.type() + ", but the image steps end in " + (whole ? "uint8" : "float32"));
    }
    int steps = steps();
    mustHold(
        (long) steps * process.shape().size(),
        steps + " pictures of 3 x " + process.shape().height() + " x " + process.shape().width());
    return new CameraSource(camera, process, layout, steps);
  }

  private Source cloud() {
    CloudProcess process = CloudProcess.read(section.section("cloud"));
    List<ConfigSection> views = section.section("cloud").sections("views");
    for (ConfigSection view : views) mustMeasure(view, seen(view, "camera"));
    int steps = steps();
    mustHold(
        (long) steps * process.size() * process.width(),
        steps + " clouds of " + process.size() + " x " + process.width());
    return new CloudSource(process, steps);
  }

  private static void mustMeasure(ConfigSection view, ImageSpec camera) {
    if (!camera.depth())
      throw view.problem(
          "camera",
          "'" + camera.camera() + "' measures no depth; depth: true where it is declared");
    if (view.integer("width") != camera.width() || view.integer("height") != camera.height()) {
      throw view.problem(
          "width",
          "%d x %d, but observation.cameras says %d x %d"
              .formatted(
                  view.integer("width"), view.integer("height"), camera.width(), camera.height()));
    }
  }

  private Source presence() {
    mustHold(1, "one flag");
    return new PresenceSource(missable("of"), section.has("or") ? missable("or") : "");
  }

  /// The prompt, or a camera that may be missing.
  private String missable(String key) {
    String name = section.text(key);
    if (!name.equals(PresenceSource.PROMPT) && !seen(section, key).optional())
      throw section.problem(
          key, "'" + name + "' is always there; optional: true where it is declared");
    return name;
  }

  private Source prompt() {
    PromptTokenizer words =
        prompt.orElseThrow(
            () -> section.problem("from", "prompt, but there is no section observation.prompt"));
    if (!words.fixedLength())
      throw section.problem("from", "prompt, whose padding must be fixed: a tensor has one length");
    PromptSource.Part part =
        PromptSource.Part.valueOf(section.text("part").toUpperCase(Locale.ROOT));
    ElementType wanted = part == PromptSource.Part.TOKENS ? ElementType.INT64 : ElementType.BOOL;
    if (tensor.type() != wanted)
      throw section.problem(
          "type", tensor.type() + ", but " + section.text("part") + " are " + wanted);
    mustHold(words.maxLength(), words.maxLength() + " tokens");
    return new PromptSource(words, part, inputs);
  }

  private ImageSpec seen(ConfigSection section, String key) {
    String name = section.text(key);
    Map<String, ImageSpec> byName = new LinkedHashMap<>();
    for (ImageSpec camera : cameras) byName.put(camera.camera(), camera);
    if (!byName.containsKey(name)) {
      throw section.problem(
          key,
          "observation.cameras has no '"
              + name
              + "'"
              + NearestKey.suggestion(name, byName.keySet()));
    }
    return byName.get(name);
  }

  private Input input(String stream) {
    Map<String, Input> byName = new LinkedHashMap<>();
    for (Input input : inputs) byName.put(input.stream().name(), input);
    if (!byName.containsKey(stream)) {
      throw section.problem(
          "streams",
          "observation.inputs has no '"
              + stream
              + "'"
              + NearestKey.suggestion(stream, byName.keySet()));
    }
    return byName.get(stream);
  }

  /// The newest steps of the observation that the tensor shows.
  private int steps() {
    int all = observation.integer("steps");
    int steps = section.integer("steps", all);
    if (steps > all) throw section.problem("steps", steps + ", but observation.steps is " + all);
    return steps;
  }

  private void mustHold(long values, String what) {
    if (tensor.elements() != values) {
      throw section.problem(
          "shape",
          Arrays.toString(tensor.shape())
              + " holds "
              + tensor.elements()
              + " values, but "
              + what
              + " are "
              + values);
    }
  }
}
