package dev.sinew.runtime.stl;

import java.util.List;
import java.util.random.RandomGenerator;

/// Formulas and traces at random.
record RandomFormulas(RandomGenerator random, List<String> functions) {

  static final List<String> FUNCTIONS = List.of("abs", "min", "max");

  static final int LONGEST_WINDOW = 7;

  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=");
  private static final List<String> BINARY = List.of("and", "or", "implies", "iff");
  private static final List<String> PAST = List.of("historically", "once", "since", "previous");
  private static final List<String> FUTURE = List.of("always", "eventually", "until", "next");

  Reference past(int depth) {
    return formula(depth, PAST);
  }

  Reference any(int depth) {
    return formula(depth, random.nextBoolean() ? FUTURE : join(PAST, FUTURE));
  }

  /// Few distinct values give ties; real ones give rounding.
  double[][] trace(int rows) {
    boolean coarse = random.nextBoolean();
    double[][] trace = new double[rows][Reference.SIGNALS.size()];
    for (double[] row : trace) {
      for (int i = 0; i < row.length; i++)
        row[i] = coarse ? random.nextInt(-4, 5) / 2.0 : random.nextDouble(-4, 4);
    }
    return trace;
  }

  private Reference formula(int depth, List<String> temporal) {
    if (depth == 0) return comparison();
    return switch (random.nextInt(8)) {
      case 0 -> comparison();
      case 1 -> Reference.of("not", formula(depth - 1, temporal), null);
      case 2, 3 ->
          Reference.of(pick(BINARY), formula(depth - 1, temporal), formula(depth - 1, temporal));
      default -> temporal(pick(temporal), depth, temporal);
    };
  }

  private Reference temporal(String op, int depth, List<String> temporal) {
    boolean binary = op.equals("since") || op.equals("until");
    Reference node =
        Reference.of(
            op, formula(depth - 1, temporal), binary ? formula(depth - 1, temporal) : null);
    if (op.equals("previous") || op.equals("next") || random.nextInt(4) == 0) return node;
    int to = random.nextInt(LONGEST_WINDOW + 1);
    return node.over(random.nextBoolean() ? 0 : random.nextInt(to + 1), to);
  }

  private Reference comparison() {
    boolean force = random.nextInt(3) > 0;
    Reference signal = signal(force);
    Reference other = value(2, force);
    return random.nextBoolean()
        ? Reference.of(pick(COMPARISONS), signal, other)
        : Reference.of(pick(COMPARISONS), other, signal);
  }

  private Reference value(int depth, boolean force) {
    if (depth == 0) return random.nextBoolean() ? signal(force) : constant();
    return switch (random.nextInt(functions.isEmpty() ? 6 : 7)) {
      case 0, 1 -> constant();
      case 2 -> signal(force);
      case 3 -> Reference.of("*", constant(), value(depth - 1, force));
      case 4 -> Reference.of("negate", value(depth - 1, force), null);
      case 5 ->
          Reference.of(
              random.nextBoolean() ? "+" : "-", value(depth - 1, force), value(depth - 1, force));
      default -> function(depth, force);
    };
  }

  private Reference function(int depth, boolean force) {
    String op = pick(functions);
    return Reference.of(
        op, value(depth - 1, force), op.equals("abs") ? null : value(depth - 1, force));
  }

  private Reference signal(boolean force) {
    return Reference.leaf("signal", force ? random.nextInt(2) : 2);
  }

  private Reference constant() {
    return Reference.leaf("constant", random.nextInt(-6, 7) / 4.0);
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<String> join(List<String> a, List<String> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
  }
}
