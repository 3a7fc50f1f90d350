package dev.sinew.drivers.sim.pusht;

/// The T as a rigid body of mass 1: position of its centre of gravity, velocity, and the bias
/// velocity that only removes overlap.
final class Block {

  double x;
  double y;
  double angle;
  double cos = 1;
  double sin;
  private double vx;
  private double vy;
  private double w;
  private double biasX;
  private double biasY;
  private double biasW;

  /// Moves the origin, as a body whose angle is 0 is placed; then turns about the centre of
  /// gravity.
  void place(double originX, double originY, double angle) {
    x = originX;
    y = originY + Tee.CENTRE_Y;
    turn(angle);
    stop();
    biasX = biasY = biasW = 0;
  }

  void move() {
    x += (vx + biasX) * World.DT;
    y += (vy + biasY) * World.DT;
    turn(angle + (w + biasW) * World.DT);
    biasX = biasY = biasW = 0;
  }

  /// Space damping 0: every step begins at rest.
  void stop() {
    vx = vy = w = 0;
  }

  double originX() {
    return x + sin * Tee.CENTRE_Y;
  }

  double originY() {
    return y - cos * Tee.CENTRE_Y;
  }

  double speed(double nx, double ny, double rx, double ry) {
    return (vx - w * ry) * nx + (vy + w * rx) * ny;
  }

  double biasSpeed(double nx, double ny, double rx, double ry) {
    return (biasX - biasW * ry) * nx + (biasY + biasW * rx) * ny;
  }

  void push(double jx, double jy, double rx, double ry) {
    vx += jx;
    vy += jy;
    w += (rx * jy - ry * jx) / Tee.MOMENT;
  }

  void biasPush(double jx, double jy, double rx, double ry) {
    biasX += jx;
    biasY += jy;
    biasW += (rx * jy - ry * jx) / Tee.MOMENT;
  }

  private void turn(double to) {
    angle = to;
    cos = Trig.cos(to);
    sin = Trig.sin(to);
  }
}
