package dev.sinew.app.replay;

import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.Outcome;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.tap.TickSlot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Compares a recorded decision with the one derived again, to the bit.
final class TickComparison {

  private static final PlanStatus[] PLANS = PlanStatus.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Mode[] MODES = Mode.values();

  private final List<String> joints;
  private final RuleBook rules;
  private final long originNanos;

  /// @param originNanos start of the first tick
  TickComparison(List<String> joints, RuleBook rules, long originNanos) {
    this.joints = joints;
    this.rules = rules;
    this.originNanos = originNanos;
  }

  /// The first field that differs, in the order in which a tick decides.
  Optional<Difference> compare(LoggedTick logged, TickSlot derived) {
    if (logged.epoch() != derived.epoch())
      return differs(logged, "the epoch", logged.epoch(), derived.epoch());
    if (logged.answer() != derived.answer())
      return differs(logged, "the answer", answer(logged.answer()), answer(derived.answer()));
    if (logged.taken() != derived.taken())
      return differs(
          logged, "what came of the chunk", taken(logged.taken()), taken(derived.taken()));
    if (logged.plan() != derived.plan().ordinal())
      return differs(logged, "the plan", PLANS[logged.plan()], derived.plan());
    long owned = logged.operator().map(LoggedOperator::owned).orElse(0L);
    if (owned != derived.owned())
      return differs(logged, "the operator's share", names(owned), names(derived.owned()));
    long held = logged.operator().map(LoggedOperator::held).orElse(0L);
    if (held != derived.held())
      return differs(logged, "what was held", names(held), names(derived.held()));
    for (int i = 0; i < joints.size(); i++)
      if (!same(logged.wanted()[i], derived.wanted(i)))
        return differs(
            logged, "the wanted " + joints.get(i), logged.wanted()[i], derived.wanted(i));
    if (logged.mode() != derived.mode().ordinal())
      return differs(logged, "the mode", MODES[logged.mode()], derived.mode());
    if (logged.cause() != derived.cause())
      return differs(logged, "the cause", rule(logged.cause()), rule(derived.cause()));
    if (logged.broken() != derived.broken())
      return differs(logged, "the broken rule", rule(logged.broken()), rule(derived.broken()));
    if (logged.outcome() != derived.outcome().ordinal())
      return differs(logged, "the outcome", OUTCOMES[logged.outcome()], derived.outcome());
    for (int i = 0; i < joints.size(); i++)
      if (!same(logged.sent()[i], derived.sent(i)))
        return differs(
            logged, "the command of " + joints.get(i), logged.sent()[i], derived.sent(i));
    return Optional.empty();
  }

  static boolean same(double a, double b) {
    return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
  }

  private Optional<Difference> differs(
      LoggedTick logged, String what, Object recorded, Object derived) {
    double seconds = (logged.startNanos() - originNanos) * 1e-9;
    return Optional.of(
        new Difference(logged.number(), seconds, what, recorded.toString(), derived.toString()));
  }

  private List<String> names(long set) {
    return IntStream.range(0, joints.size())
        .filter(i -> (set >>> i & 1) != 0)
        .mapToObj(joints::get)
        .toList();
  }

  private String rule(int id) {
    return id < 0 || id >= rules.size() ? "none" : rules.rule(id).name();
  }

  private static String answer(int ordinal) {
    return ordinal < 0 ? "none" : Answer.of(ordinal).name();
  }

  private static String taken(int ordinal) {
    return ordinal < 0 ? "nothing taken" : "number " + ordinal;
  }
}
