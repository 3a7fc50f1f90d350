package dev.sinew.policies.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What NumPy made of depth images (`src/test/python/cloud_reference.py`).
record CloudCase(JsonNode node) {

  void check() {
    if (node.path("kind").stringValue().equals("layers")) checkLayers();
    else checkCloud();
  }

  private void checkLayers() {
    String yaml =
        "{kind: linear-increasing, near: %s, far: %s, layers: %s}"
            .formatted(node.path("near"), node.path("far"), node.path("layers"));
    float[] masks = new float[node.path("values").size()];
    DepthLayers.read(section(yaml)).masks(depth(node), masks, 0);
    assertValues(masks, 0);
  }

  /// Coordinates to the last bit but one of single precision.
  private void checkCloud() {
    CloudProcess process = CloudProcess.read(section(yaml()));
    List<DepthImage> depth = new ArrayList<>();
    List<Frame> color = new ArrayList<>();
    for (JsonNode view : node.path("views")) {
      depth.add(depth(view));
      if (colored()) color.add(color(view));
    }
    float[] out = new float[process.size() * process.width()];
    int count = process.write(depth, color, out, 0);
    assertThat(count).as("count").isEqualTo(node.path("count").intValue());
    assertValues(out, 2e-7);
  }

  private void assertValues(float[] out, double tolerance) {
    assertThat(out).hasSize(node.path("values").size());
    for (int i = 0; i < out.length; i++) {
      double expected = node.path("values").get(i).doubleValue();
      assertThat((double) out[i])
          .as("value %d", i)
          .isEqualTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }
  }

  private boolean colored() {
    return node.path("color").doubleValue() != 0;
  }

  private String yaml() {
    List<String> views = new ArrayList<>();
    for (JsonNode v : node.path("views"))
      views.add(
          "{camera: c, width: %s, height: %s, fx: %s, fy: %s, cx: %s, cy: %s, near: %s, far: %s, frame: base, extrinsics: %s}"
              .formatted(
                  v.path("width"),
                  v.path("height"),
                  v.path("fx"),
                  v.path("fy"),
                  v.path("cx"),
                  v.path("cy"),
                  v.path("near"),
                  v.path("far"),
                  v.path("extrinsics")));
    String voxel =
        node.path("voxel").doubleValue() > 0 ? "voxel: " + node.path("voxel") + "\n" : "";
    String color = colored() ? "color: {scale: " + node.path("color") + "}\n" : "";
    return "frame: base\nviews: "
        + views
        + "\n"
        + voxel
        + color
        + "crop: {min: %s, max: %s}\nsample: {points: %s, start: %s, fill: %s}"
            .formatted(
                node.path("min"),
                node.path("max"),
                node.path("points"),
                node.path("start"),
                node.path("fill").stringValue());
  }

  private static ConfigSection section(String yaml) {
    return ConfigSection.parse(Path.of("policy.yaml"), yaml);
  }

  private static DepthImage depth(JsonNode view) {
    int width = view.path("width").intValue();
    int height = view.path("height").intValue();
    byte[] noise = noise(view.path("seed").intValue(), width * height);
    short[] counts = new short[noise.length];
    float[] metres = new float[noise.length];
    for (int i = 0; i < noise.length; i++) {
      counts[i] = (short) ((noise[i] & 0xff) * 7);
      metres[i] = (float) (counts[i] * 0.001);
    }
    return view.path("metres").booleanValue()
        ? new DepthImage.Metres(width, height, metres)
        : new DepthImage.Counts(width, height, counts, 0.001);
  }

  @Override
  public String toString() {
    return node.path("kind").stringValue()
        + (" of " + node.path("views").size() + " views")
        + (", voxel " + node.path("voxel") + ", points " + node.path("points"))
        + (", layers " + node.path("layers"));
  }

  private static Frame color(JsonNode view) {
    int width = view.path("width").intValue();
    int height = view.path("height").intValue();
    byte[] rgb = noise(view.path("seed").intValue() + 1, width * height * 3);
    return new Frame(0, 0, width, height, rgb);
  }

  /// Noise that the script makes too.
  static byte[] noise(int seed, int count) {
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      int hashed = (i + seed * 7919) * 0x9e3779b1;
      hashed ^= hashed >>> 15;
      out[i] = (byte) (hashed * 0x85ebca77 >>> 24);
    }
    return out;
  }
}
