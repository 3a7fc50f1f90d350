package dev.sinew.drivers.sim.pusht;

/// Sine and cosine that are the same on every machine and allocate nothing.
///
/// `StrictMath` is the same everywhere but allocates, `Math` does not allocate but may differ in
/// the last bit. So: argument reduction by pi/2 in two parts of 33 and 53 bits (Cody & Waite 1980),
/// polynomials and constants of fdlibm (Sun Microsystems 1993: `e_rem_pio2.c`, `k_sin.c`,
/// `k_cos.c`). Good to the last bit or two for angles of up to some hundred turns.
final class Trig {

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
  private static final double HALF_PI_HEAD = 0x1.921fb544p0;
  private static final double HALF_PI_TAIL = 0x1.0b4611a626331p-34;

  private Trig() {}

  static double sin(double angle) {
    return quarter(angle, 0);
  }

  static double cos(double angle) {
    return quarter(angle, 1);
  }

  /// Sine of the angle advanced by so many quarter turns.
  private static double quarter(double angle, int advance) {
    double quarters = Math.rint(angle * TWO_OVER_PI);
    double rest = angle - quarters * HALF_PI_HEAD - quarters * HALF_PI_TAIL;
    int quadrant = (int) quarters + advance & 3;
    double value = (quadrant & 1) == 0 ? sinNearZero(rest) : cosNearZero(rest);
    return quadrant < 2 ? value : -value;
  }

  private static double sinNearZero(double x) {
    double z = x * x;
    double p = 0x1.5d93a5acfd57cp-33;
    p = -0x1.ae5e68a2b9cebp-26 + z * p;
    p = 0x1.71de357b1fe7dp-19 + z * p;
    p = -0x1.a01a019c161d5p-13 + z * p;
    p = 0x1.111111110f8a6p-7 + z * p;
    p = -0x1.5555555555549p-3 + z * p;
    return x + z * x * p;
  }

  private static double cosNearZero(double x) {
    double z = x * x;
    double p = -0x1.8fae9be8838d4p-37;
    p = 0x1.1ee9ebdb4b1c4p-29 + z * p;
    p = -0x1.27e4f809c52adp-22 + z * p;
    p = 0x1.a01a019cb159p-16 + z * p;
    p = -0x1.6c16c16c15177p-10 + z * p;
    p = 0x1.555555555554cp-5 + z * p;
    double half = 0.5 * z;
    double w = 1 - half;
    return w + (1 - w - half + z * z * p);
  }
}
