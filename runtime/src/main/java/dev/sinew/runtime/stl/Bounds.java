package dev.sinew.runtime.stl;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Turns the time bounds of windows into whole ticks.
///
/// A period is itself rounded to a nanosecond (60 Hz is 16 666 667 ns), so k periods are known to
/// k / 2 ns; a bound within that is k ticks, any other bound is an error.
record Bounds(String text, long periodNanos) {

  /// Keeps the memory of one operator below 32 MB.
  static final int MAX_TICKS = 1_000_000;

  private static final BigDecimal SECOND = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1_000_000);

  /// @param from token of kind NUMBER
  /// @param to token of kind NUMBER
  Window window(Token from, Token to) {
    BigDecimal near = nanos(from);
    BigDecimal far = nanos(to);
    if (near.compareTo(far) > 0)
      throw problem(to, "the window ends at " + to.got() + " before it begins at " + from.got());
    return new Window(
        ticks(from, near), ticks(to, far), "[" + seconds(near) + "," + seconds(far) + "]");
  }

  private BigDecimal nanos(Token bound) {
    if (!bound.text().matches("[0-9.]+"))
      throw problem(bound, "write " + bound.got() + " without an exponent");
    BigDecimal number = new BigDecimal(bound.text());
    if (number.signum() == 0) return BigDecimal.ZERO;
    return switch (bound.unit()) {
      case "s" -> number.multiply(SECOND);
      case "ms" -> number.multiply(MILLISECOND);
      default ->
          throw problem(
              bound,
              bound.got() + " is no time; write " + bound.text() + "s or " + bound.text() + "ms");
    };
  }

  private int ticks(Token bound, BigDecimal nanos) {
    BigDecimal period = BigDecimal.valueOf(periodNanos);
    BigDecimal ticks = nanos.divide(period, 0, RoundingMode.HALF_UP);
    if (ticks.compareTo(BigDecimal.valueOf(MAX_TICKS)) > 0)
      throw problem(bound, bound.got() + " is more than " + MAX_TICKS + " periods");
    BigDecimal off = nanos.subtract(ticks.multiply(period)).abs();
    if (off.multiply(BigDecimal.TWO).compareTo(ticks) > 0)
      throw problem(bound, bound.got() + " is no whole number of periods of " + seconds(period));
    return ticks.intValueExact();
  }

  private static String seconds(BigDecimal nanos) {
    if (nanos.signum() == 0) return "0";
    return nanos.movePointLeft(9).stripTrailingZeros().toPlainString() + "s";
  }

  private FormulaException problem(Token at, String problem) {
    return FormulaException.at(text, at.position(), problem);
  }
}
