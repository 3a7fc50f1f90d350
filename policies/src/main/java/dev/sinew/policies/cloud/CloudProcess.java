package dev.sinew.policies.cloud;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.util.ArrayList;
import java.util.List;

/// Depth images of one instant become the values of a point-cloud input: deprojected, cropped to
/// the workspace, merged view after view, thinned by voxels where declared, sampled to a fixed
/// number. Deterministic. Confined to one thread: buffers are kept.
public final class CloudProcess {

  private static final Schema SCHEMA =
      Schema.of(CloudProcess.class.getResourceAsStream("cloud.schema.json"));

  /// Of all views: eighteen of 1280 x 720.
  private static final int MOST_PIXELS = 1 << 24;

  private final List<Deprojection> views;
  private final Points points;
  private final VoxelGrid voxels;
  private final Sampling sampling;

  private CloudProcess(
      List<Deprojection> views, Points points, VoxelGrid voxels, Sampling sampling) {
    this.views = views;
    this.points = points;
    this.voxels = voxels;
    this.sampling = sampling;
  }

  /// @throws dev.sinew.runtime.config.ConfigException naming the key at fault
  public static CloudProcess read(ConfigSection section) {
    section.validate(SCHEMA);
    Box workspace = section.has("crop") ? box(section.section("crop")) : Box.everything();
    boolean colored = section.has("color");
    double scale = colored ? section.section("color").number("scale") : 0;
    List<Deprojection> views = new ArrayList<>();
    int capacity = 0;
    for (ConfigSection s : section.sections("views")) {
      View view = View.read(s, section.text("frame"));
      views.add(new Deprojection(view, workspace, scale));
      capacity += view.pixels();
      if (capacity > MOST_PIXELS)
        throw s.problem("width", capacity + " pixels in all, more than " + MOST_PIXELS);
    }
    Points points = new Points(colored ? 6 : 3, capacity);
    VoxelGrid voxels =
        section.has("voxel")
            ? new VoxelGrid(section.number("voxel"), points.channels.length, capacity)
            : null;
    Sampling sampling = Sampling.read(section.section("sample"), points);
    return new CloudProcess(List.copyOf(views), points, voxels, sampling);
  }

  private static Box box(ConfigSection s) {
    double[] min = s.numbers("min");
    double[] max = s.numbers("max");
    for (int i = 0; i < 3; i++)
      if (!(min[i] < max[i])) throw s.problem("max", max[i] + " is not above min, " + min[i]);
    return new Box(min, max);
  }

  /// Cameras whose depth images are wanted, in this order.
  public List<String> cameras() {
    return views.stream().map(v -> v.view().camera()).toList();
  }

  /// Points that come out.
  public int size() {
    return sampling.samples();
  }

  /// Values of a point: x, y, z in metres, and red, green, blue where colour was declared.
  public int width() {
    return points.channels.length;
  }

  /// @param depth one image per camera of [#cameras]
  /// @param color one image per camera, pixel on pixel with its depth; empty without colour
  /// @param out of [#size] times [#width] values from `offset` on, point by point
  /// @return how many different points there are; fewer than [#size] where the views show too few,
  ///     0 where they show none
  /// @throws IllegalArgumentException when an image is missing or not of the declared size
  public int write(List<? extends DepthImage> depth, List<Frame> color, float[] out, int offset) {
    boolean colored = points.channels.length > 3;
    if (depth.size() != views.size() || color.size() != (colored ? views.size() : 0))
      throw new IllegalArgumentException(
          depth.size() + " depth and " + color.size() + " colour images for " + cameras());
    points.count = 0;
    for (int i = 0; i < views.size(); i++)
      views.get(i).add(depth.get(i), colored ? color.get(i) : null, points);
    if (voxels != null) voxels.reduce(points);
    return sampling.write(points, out, offset);
  }
}
