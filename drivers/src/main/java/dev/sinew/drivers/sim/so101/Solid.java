package dev.sinew.drivers.sim.so101;

import java.util.ArrayList;
import java.util.List;

/// A block as it is drawn: eight corners, in the order of x, then y, then z from low to high.
/// Sizes: the bounds of the parts of the maker's CAD; its colours too.
///
/// @param link that it is fixed to
/// @param corners 8 x (x, y, z), m, in the link's frame
/// @param colour 0xRRGGBB
record Solid(int link, double[] corners, int colour) {

  private static final int PRINTED = 0xf0c020;
  private static final int SERVO = 0x303034;
  private static final int CUBE = 0xd82828;
  private static final int BIN = 0x3a6fc4;

  /// Corners of the six faces, counter-clockwise seen from outside.
  static final int[][] FACES = {
    {0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}
  };

  static final List<Solid> ARM =
      List.of(
          box(So101.BASE, PRINTED, -0.031, -0.055, 0, 0.0646, 0.055, 0.022),
          box(So101.BASE, PRINTED, -0.027, -0.0225, 0.022, 0.053, 0.0225, 0.067),
          box(1, PRINTED, -0.0506, -0.0264, -0.036, 0.0122, 0.0264, -0.003),
          box(1, SERVO, -0.0428, -0.0198, -0.0644, -0.018, 0.0198, -0.019),
          box(2, PRINTED, -0.112, -0.0125, -0.0135, 0.012, 0.012, -0.003),
          box(2, PRINTED, -0.112, -0.0125, 0.0405, 0.012, 0.012, 0.0538),
          box(2, PRINTED, -0.098, -0.0125, -0.004, -0.018, 0.006, 0.042),
          box(2, SERVO, -0.125, -0.0382, -0.0015, -0.1002, 0.0072, 0.0381),
          box(3, PRINTED, -0.105, -0.012, -0.012, 0.012, 0.012, -0.003),
          box(3, PRINTED, -0.105, -0.012, 0.0395, 0.012, 0.012, 0.0524),
          box(3, PRINTED, -0.095, -0.012, -0.004, -0.02, 0.006, 0.041),
          box(3, SERVO, -0.1451, -0.0072, -0.0015, -0.0997, 0.0176, 0.0381),
          box(4, PRINTED, -0.02, -0.03, -0.009, 0.0157, 0.012, 0.0),
          box(4, PRINTED, -0.02, -0.03, 0.044, 0.0157, 0.012, 0.0533),
          box(4, SERVO, -0.0124, -0.0626, 0.0079, 0.0124, -0.015, 0.0533),
          box(So101.GRIPPER, PRINTED, -0.0352, -0.0235, -0.011, 0.03, 0.0235, 0.001),
          box(So101.GRIPPER, SERVO, -0.015, -0.0193, -0.0358, 0.0304, 0.0203, -0.011),
          along(
              So101.GRIPPER,
              PRINTED,
              new double[] {-0.0352, -0.0235, -0.016, 0.0235},
              -0.036,
              new double[] {-0.0352, -0.0235, -0.016, 0.0235},
              -0.011),
          along(
              So101.GRIPPER,
              PRINTED,
              new double[] {-0.0144, -0.0055, Brick.FIXED_PAD_X, 0.0055},
              -0.1044,
              new double[] {-0.0352, -0.0190, Brick.FIXED_PAD_X - 0.004, 0.0190},
              -0.036),
          jaw(
              new double[] {-0.0123, 0.0148, -0.0063, 0.0228},
              -0.082,
              new double[] {-0.0083, 0.0090, 0.0075, 0.0290},
              -0.030),
          jaw(
              new double[] {-0.0090, 0.0, 0.0080, 0.0390},
              -0.030,
              new double[] {-0.0100, -0.0051, 0.0100, 0.0429},
              0.010));

  static Solid cube(double size) {
    double h = size / 2;
    return box(So101.BASE, CUBE, -h, -h, -h, h, h, h);
  }

  /// Floor and walls, in the bin's own frame.
  static List<Solid> bin() {
    double in = Bin.INSIDE / 2;
    double out = Bin.OUTSIDE / 2;
    double z = Bin.HEIGHT;
    List<Solid> solids = new ArrayList<>();
    solids.add(box(So101.BASE, BIN, -in, -in, 0, in, in, 0.001));
    solids.add(box(So101.BASE, BIN, -out, -out, 0, -in, out, z));
    solids.add(box(So101.BASE, BIN, in, -out, 0, out, out, z));
    solids.add(box(So101.BASE, BIN, -in, -out, 0, in, -in, z));
    solids.add(box(So101.BASE, BIN, -in, in, 0, in, out, z));
    return solids;
  }

  static Solid box(
      int link, int colour, double x0, double y0, double z0, double x1, double y1, double z1) {
    return along(
        link, colour, new double[] {x0, y0, x1, y1}, z0, new double[] {x0, y0, x1, y1}, z1);
  }

  /// Between two rectangles (x0, y0, x1, y1) across z.
  private static Solid along(
      int link, int colour, double[] low, double z0, double[] high, double z1) {
    double[] corners = new double[24];
    for (int i = 0; i < 8; i++) {
      double[] side = (i & 4) == 0 ? low : high;
      corners[3 * i] = side[(i & 1) == 0 ? 0 : 2];
      corners[3 * i + 1] = side[(i & 2) == 0 ? 1 : 3];
      corners[3 * i + 2] = (i & 4) == 0 ? z0 : z1;
    }
    return new Solid(link, corners, colour);
  }

  /// Between two rectangles (x0, z0, x1, z1) across the moving jaw's y.
  private static Solid jaw(double[] low, double y0, double[] high, double y1) {
    double[] corners = new double[24];
    for (int i = 0; i < 8; i++) {
      double[] side = (i & 2) == 0 ? low : high;
      corners[3 * i] = side[(i & 1) == 0 ? 0 : 2];
      corners[3 * i + 1] = (i & 2) == 0 ? y0 : y1;
      corners[3 * i + 2] = side[(i & 4) == 0 ? 1 : 3];
    }
    return new Solid(So101.JAW, corners, PRINTED);
  }
}
