package dev.sinew.policies.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// What a library made of an image (`src/test/python/image_reference.py`), and the steps that must
/// make the same of it.
record ReferenceCase(JsonNode node) {

  /// Steps that stand for the Python function of the case's kind.
  String process() {
    String method = node.path("method").asString("");
    int width = node.path("outWidth").intValue();
    int height = node.path("outHeight").intValue();
    String size = "width: " + width + ", height: " + height;
    String scale = "{scale: 0.00392156862745098}";
    String siglip = "{normalize: {mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5]}}";
    return switch (node.path("kind").stringValue()) {
      case "resize_bytes" -> "{resize: {" + size + ", method: " + method + "}}";
      case "resize_floats" -> scale + ", {resize: {" + size + ", method: " + method + "}}";
      case "smolvla" ->
          scale + ", " + padded(size, "torch-bilinear", "bottom-right") + ", " + siglip;
      case "pi0" -> scale + ", " + padded(size, "torch-bilinear", "center") + ", " + siglip;
      case "openpi" -> padded(size, "pillow-bilinear", "center");
      case "imagenet" ->
          scale
              + ", {normalize: {mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225]}}"
              + (", {resize: {width: " + (width + 1) + ", height: " + (height + 3))
              + ", method: torch-bilinear-antialias}}"
              + (", {crop: {" + size + "}}");
      case "rounded" ->
          "{scale: 1}, {resize: {"
              + size
              + ", method: torch-bilinear-antialias}}, {quantize: nearest}";
      default -> throw new AssertionError(node.path("kind"));
    };
  }

  private static String padded(String size, String method, String place) {
    return "{resize-with-pad: {"
        + (size + ", method: " + method + ", place: " + place)
        + ", value: 0}}";
  }

  /// Bytes to the last one, floats to 1e-6.
  void check() {
    int width = node.path("width").intValue();
    int height = node.path("height").intValue();
    ConfigSection section =
        ConfigSection.parse(Path.of("policy.yaml"), "process: [" + process() + "]");
    ImageProcess process = ImageProcess.read(section, "process", width, height);
    Frame frame = Noise.frame(node.path("seed").intValue(), width, height);
    JsonNode values = node.path("values");
    assertThat(process.shape().size()).as(toString()).isEqualTo(values.size());
    if (process.shape().type() == PixelType.UINT8) {
      byte[] out = new byte[values.size()];
      process.write(frame, Layout.HWC, out, 0);
      for (int i = 0; i < out.length; i++)
        assertThat(out[i] & 0xff).as("%s [%d]", this, i).isEqualTo(values.get(i).intValue());
    } else {
      float[] out = new float[values.size()];
      process.write(frame, Layout.HWC, out, 0);
      for (int i = 0; i < out.length; i++)
        assertThat((double) out[i])
            .as("%s [%d]", this, i)
            .isEqualTo(values.get(i).doubleValue(), within(1e-6));
    }
  }

  @Override
  public String toString() {
    return node.path("kind").stringValue()
        + " "
        + node.path("method").asString("")
        + " "
        + node.path("width")
        + "x"
        + node.path("height")
        + " -> "
        + node.path("outWidth")
        + "x"
        + node.path("outHeight");
  }
}
