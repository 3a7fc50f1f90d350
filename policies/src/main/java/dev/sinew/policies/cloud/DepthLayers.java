package dev.sinew.policies.cloud;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;

/// Cuts a depth image into layers, as H3DP does before its encoder (Lu et al. 2025). Immutable.
///
/// What is nearer than the first edge is in the first layer, what is farther than the last in the
/// last one; a pixel without a reading is in none.
public final class DepthLayers {

  private static final Schema SCHEMA =
      Schema.of(DepthLayers.class.getResourceAsStream("depth-layers.schema.json"));

  private final double[] edges;

  private DepthLayers(double[] edges) {
    this.edges = edges;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key at fault
  public static DepthLayers read(ConfigSection section) {
    section.validate(SCHEMA);
    if (section.text("kind").equals("edges")) return edges(section);
    double near = section.number("near");
    double far = section.number("far");
    if (!(near < far)) throw section.problem("far", far + " is not above near, " + near);
    return linearIncreasing(near, far, section.integer("layers"));
  }

  private static DepthLayers edges(ConfigSection section) {
    double[] edges = section.numbers("edges");
    for (int i = 1; i < edges.length; i++)
      if (!(edges[i - 1] < edges[i]))
        throw section.problem("edges", edges[i] + " is not above " + edges[i - 1]);
    return new DepthLayers(edges);
  }

  /// Linear-increasing discretisation: layer m is `floor(-1/2 + 1/2 sqrt(1 + 4 L (L + 1) r))` of
  /// the share r of the range (Tang et al. 2020, arXiv 2005.13423).
  static DepthLayers linearIncreasing(double nearM, double farM, int layers) {
    double[] edges = new double[layers - 1];
    for (int m = 1; m < layers; m++)
      edges[m - 1] = nearM + (farM - nearM) * m * (m + 1) / (layers * (layers + 1.0));
    return new DepthLayers(edges);
  }

  /// Layers that come out.
  public int count() {
    return edges.length + 1;
  }

  /// @return the layer, 0 the nearest; -1 where there is no reading
  public int layer(double depthM) {
    if (!(depthM > 0 && depthM < Double.POSITIVE_INFINITY)) return -1;
    int layer = 0;
    while (layer < edges.length && depthM >= edges[layer]) layer++;
    return layer;
  }

  /// @param out layer by layer, each row by row, 1 where the pixel is in the layer and 0 elsewhere;
  ///     [#count] times the pixels, from `offset` on
  public void masks(DepthImage depth, float[] out, int offset) {
    int pixels = depth.width() * depth.height();
    for (int i = 0; i < pixels; i++) {
      int layer = layer(depth.depthM(i));
      for (int m = 0; m < count(); m++) out[offset + m * pixels + i] = m == layer ? 1 : 0;
    }
  }
}
