package dev.sinew.drivers.sim.so101;

import java.util.List;
import org.joml.Matrix4d;
import org.joml.Matrix4dc;
import org.joml.Quaterniond;

/// Draws arm, cube, bin and table as one view sees them: flat faces, one lamp, shadows on the
/// table. Camera thread; allocates the picture and nothing else.
final class Painter {

  private static final double AMBIENT = 0.45;

  /// Towards the lamp, of length one.
  private static final double LAMP_X = 0.32;

  private static final double LAMP_Y = -0.24;
  private static final double LAMP_Z = 0.9165;

  private final Lens lens;
  private final Figure figure;
  private final Raster raster;
  private final Raster shadow;
  private final Ground ground;
  private final Solid[] arm = Solid.ARM.toArray(Solid[]::new);
  private final Solid[] cube;
  private final Solid[] bin = Solid.bin().toArray(Solid[]::new);
  private final Matrix4d cubePose = new Matrix4d();
  private final Matrix4d binPose = new Matrix4d();
  private final Quaterniond turn = new Quaterniond();
  private final double[] corners = new double[24];

  /// @param figure where the arm is; the caller's, set before every picture
  Painter(Lens lens, Figure figure, double cubeSize) {
    this.lens = lens;
    this.figure = figure;
    raster = new Raster(lens.width(), lens.height(), lens.focal());
    shadow = new Raster(lens.width(), lens.height(), lens.focal());
    ground = new Ground(lens);
    cube = List.of(Solid.cube(cubeSize)).toArray(Solid[]::new);
  }

  /// @param cubeAt x, y, z, qx, qy, qz, qw
  /// @param binAt likewise
  /// @return `width * height * 3` bytes, red first
  byte[] paint(double[] cubeAt, double[] binAt) {
    lens.follow(figure);
    raster.clear();
    shadow.clear();
    for (Solid solid : arm) draw(solid, figure.link(solid.link()));
    draw(cube, cubeAt, cubePose);
    draw(bin, binAt, binPose);
    ground.fill(raster.colour(), raster.nearness(), shadow.nearness());
    return bytes();
  }

  private void draw(Solid[] solids, double[] at, Matrix4d pose) {
    turn.set(at[3], at[4], at[5], at[6]);
    pose.translationRotate(at[0], at[1], at[2], turn);
    for (Solid solid : solids) draw(solid, pose);
  }

  private void draw(Solid solid, Matrix4dc pose) {
    place(solid, pose);
    for (int[] face : Solid.FACES) face(face, solid.colour());
  }

  /// The corners in the base frame.
  private void place(Solid solid, Matrix4dc m) {
    double[] c = solid.corners();
    for (int i = 0; i < c.length; i += 3) {
      corners[i] = m.m00() * c[i] + m.m10() * c[i + 1] + m.m20() * c[i + 2] + m.m30();
      corners[i + 1] = m.m01() * c[i] + m.m11() * c[i + 1] + m.m21() * c[i + 2] + m.m31();
      corners[i + 2] = m.m02() * c[i] + m.m12() * c[i + 1] + m.m22() * c[i + 2] + m.m32();
    }
  }

  private void face(int[] face, int colour) {
    int a = 3 * face[0];
    int b = 3 * face[1];
    int d = 3 * face[3];
    double ux = corners[b] - corners[a];
    double uy = corners[b + 1] - corners[a + 1];
    double uz = corners[b + 2] - corners[a + 2];
    double vx = corners[d] - corners[a];
    double vy = corners[d + 1] - corners[a + 1];
    double vz = corners[d + 2] - corners[a + 2];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double light =
        (nx * LAMP_X + ny * LAMP_Y + nz * LAMP_Z) / Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (light > 0) shadow(face);
    Matrix4dc eye = lens.pose();
    double towards =
        nx * (eye.m30() - corners[a])
            + ny * (eye.m31() - corners[a + 1])
            + nz * (eye.m32() - corners[a + 2]);
    if (towards <= 0) return;
    for (int i = 0; i < 4; i++) {
      int c = 3 * face[i];
      corner(raster, i, corners[c], corners[c + 1], corners[c + 2]);
    }
    raster.fill(shaded(colour, AMBIENT + (1 - AMBIENT) * Math.max(0, light)));
  }

  /// A face that the lamp shines on keeps the light from the table.
  private void shadow(int[] face) {
    for (int i = 0; i < 4; i++) {
      int c = 3 * face[i];
      double way = corners[c + 2] / LAMP_Z;
      corner(shadow, i, corners[c] - way * LAMP_X, corners[c + 1] - way * LAMP_Y, 0);
    }
    shadow.fill(0);
  }

  private void corner(Raster into, int i, double x, double y, double z) {
    Matrix4dc m = lens.toCamera();
    into.corner(
        i,
        m.m00() * x + m.m10() * y + m.m20() * z + m.m30(),
        m.m01() * x + m.m11() * y + m.m21() * z + m.m31(),
        m.m02() * x + m.m12() * y + m.m22() * z + m.m32());
  }

  private static int shaded(int colour, double light) {
    int red = (int) ((colour >> 16 & 255) * light);
    int green = (int) ((colour >> 8 & 255) * light);
    int blue = (int) ((colour & 255) * light);
    return red << 16 | green << 8 | blue;
  }

  private byte[] bytes() {
    int[] colour = raster.colour();
    byte[] rgb = new byte[colour.length * 3];
    for (int i = 0, at = 0; i < colour.length; i++) {
      int c = colour[i];
      rgb[at++] = (byte) (c >> 16);
      rgb[at++] = (byte) (c >> 8);
      rgb[at++] = (byte) c;
    }
    return rgb;
  }
}
