package dev.sinew.policies.vision;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A `process` list: each entry is a mapping of one step's name to what it needs.
final class StepReader {

  private static final Schema SCHEMA =
      Schema.of(StepReader.class.getResourceAsStream("image-step.schema.json"));

  private final List<ImageStep> steps = new ArrayList<>();

  /// What the steps so far leave.
  private ImageShape shape;

  private StepReader(ImageShape frame) {
    shape = frame;
  }

  static List<ImageStep> read(ConfigSection section, String key, ImageShape frame) {
    StepReader reader = new StepReader(frame);
    if (section.has(key)) section.sections(key).forEach(reader::add);
    return reader.steps;
  }

  private void add(ConfigSection entry) {
    entry.validate(SCHEMA);
    String name = entry.keys().getFirst();
    try {
      switch (name) {
        case "resize" -> resize(entry.section(name));
        case "resize-with-pad" -> resizeWithPad(entry.section(name));
        case "crop" -> crop(entry.section(name));
        case "pad" -> pad(entry.section(name));
        case "scale" -> add(new Scale(shape, entry.number(name)));
        case "normalize" -> normalize(entry.section(name));
        case "channels" -> add(new SwapChannels(shape));
        case "quantize" ->
            add(
                new Quantize(
                    shape, Quantize.Rounding.valueOf(entry.text(name).toUpperCase(Locale.ROOT))));
        default -> throw new IllegalStateException(name);
      }
    } catch (IllegalArgumentException e) {
      throw entry.problem(name, e.getMessage());
    }
  }

  private void add(ImageStep step) {
    steps.add(step);
    shape = step.shape();
  }

  private void resize(ConfigSection s) {
    resize(s, s.integer("width"), s.integer("height"));
  }

  private void resize(ConfigSection s, int width, int height) {
    ImageStep step = ResizeMethod.named(s.text("method")).step(shape, width, height);
    if (width != shape.width() || height != shape.height()) add(step);
  }

  /// The arithmetic of `resize_with_pad` in lerobot 0.6.1 (policies/common/vla_utils.py) and in
  /// openpi-client (image_tools.py): the longer side fits, sides are cut to whole pixels.
  private void resizeWithPad(ConfigSection s) {
    int width = s.integer("width");
    int height = s.integer("height");
    double ratio = Math.max((double) shape.width() / width, (double) shape.height() / height);
    int inner = (int) (shape.width() / ratio);
    int innerHeight = (int) (shape.height() / ratio);
    if (inner < 1 || innerHeight < 1)
      throw new IllegalArgumentException("nothing would be left of the " + shape + " image");
    resize(s, inner, innerHeight);
    int spare = width - inner;
    int spareHeight = height - innerHeight;
    boolean centre = s.text("place").equals("center");
    int left = centre ? spare / 2 : spare;
    int top = centre ? spareHeight / 2 : spareHeight;
    add(new Pad(shape, left, top, spare - left, spareHeight - top, s.number("value")));
  }

  private void crop(ConfigSection s) {
    int width = s.integer("width");
    int height = s.integer("height");
    add(
        s.has("x")
            ? new Crop(shape, s.integer("x"), s.integer("y"), width, height)
            : Crop.centered(shape, width, height));
  }

  private void pad(ConfigSection s) {
    add(
        new Pad(
            shape,
            s.integer("left"),
            s.integer("top"),
            s.integer("right"),
            s.integer("bottom"),
            s.number("value")));
  }

  private void normalize(ConfigSection s) {
    add(new Normalize(shape, s.numbers("mean"), s.numbers("std")));
  }
}
