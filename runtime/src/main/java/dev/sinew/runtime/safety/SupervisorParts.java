package dev.sinew.runtime.safety;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.motion.VerifiedStopGate;
import java.util.ArrayList;
import java.util.List;

/// What a supervisor is made of, put together from its specification.
record SupervisorParts(
    int dof,
    RuleBook book,
    Watch watch,
    SafetyMachine machine,
    Steering steering,
    ChunkJudge judge,
    Senses senses,
    MeasuredSignals signals,
    EventRing events,
    Epoch epoch,
    StateAgeGuard stateAge,
    double standstillVelocity) {

  static SupervisorParts of(
      RobotSpec robot, SupervisorSpec spec, Surroundings around, int maxRows) {
    spec.mustFit(robot);
    double period = robot.servoPeriodNanos() * 1e-9;
    RuleBook book = new RuleBook(spec);
    EventRing events = new EventRing();
    StateAgeGuard stateAge = new StateAgeGuard(spec.maxStateAgeNanos());
    Senses senses = new Senses(around);
    MeasuredSignals signals = new MeasuredSignals(robot, around.streams(), senses);
    Guard[] guards = new Guard[book.size()];
    standard(guards, robot, spec, senses, stateAge);
    streams(guards, spec, senses);
    formulas(guards, spec, signals);
    VerifiedStopGate gate = gate(spec, period);
    return new SupervisorParts(
        robot.dof(),
        book,
        new Watch(book, guards, events),
        new SafetyMachine(
            book.reactions(), book.clearings(), SafetyTimes.standard(), around.nonceSeed()),
        new Steering(spec, gate, period),
        judge(spec, maxRows, robot.dof()),
        senses,
        signals,
        events,
        around.epoch(),
        stateAge,
        spec.standstillVelocity());
  }

  private static VerifiedStopGate gate(SupervisorSpec spec, double period) {
    List<String> names = spec.joints().stream().map(JointSpec::name).toList();
    return spec.workspace()
        .map(w -> new VerifiedStopGate(spec.joints(), period, new WorkspaceCheck(w, names)))
        .orElseGet(() -> new VerifiedStopGate(spec.joints(), period));
  }

  private static void standard(
      Guard[] guards, RobotSpec robot, SupervisorSpec spec, Senses senses, StateAgeGuard stateAge) {
    double[] maxVelocity = robot.joints().stream().mapToDouble(JointSpec::maxVelocity).toArray();
    double[] maxError =
        spec.maxFollowingError().stream().mapToDouble(Double::doubleValue).toArray();
    put(guards, StandardRule.COMMAND_DIMENSION, new CommandDimensionGuard(robot.dof()));
    put(guards, StandardRule.COMMAND_NOT_FINITE, new CommandFiniteGuard());
    put(guards, StandardRule.STATE_STALE, stateAge);
    put(guards, StandardRule.STATE_NOT_FINITE, new StateFiniteGuard());
    put(guards, StandardRule.STATE_JUMPED, new StateJumpGuard(maxVelocity));
    put(guards, StandardRule.ROBOT_CONDITION, new RobotConditionGuard());
    put(
        guards,
        StandardRule.FOLLOWING_ERROR,
        new FollowingErrorGuard(maxError, spec.followingErrorNanos()));
    put(guards, StandardRule.PLAN_STALE, new PlanAgeGuard(spec.maxPlanAgeNanos()));
    put(
        guards,
        StandardRule.BRAIN_SILENT,
        new BrainSilenceGuard(senses, spec.maxBrainSilenceNanos()));
    put(guards, StandardRule.TICKS_MISSED, new MissedTicksGuard(spec.maxMissedPeriods()));
    put(
        guards,
        StandardRule.TICK_OVERRUN,
        new OverrunGuard(robot.servoPeriodNanos(), spec.maxOverruns()));
    put(guards, StandardRule.CLOCK_JUMPED, new ClockJumpGuard());
  }

  private static void put(Guard[] guards, StandardRule rule, Guard guard) {
    guards[rule.ordinal()] = guard;
  }

  private static void streams(Guard[] guards, SupervisorSpec spec, Senses senses) {
    for (int i = 0; i < spec.streams().size(); i++) {
      StreamRule rule = spec.streams().get(i);
      int stream = senses.indexOf(rule.stream());
      int id = RuleBook.streamRule(i);
      if (rule.maxAgeNanos() > 0)
        guards[id] = new StreamAgeGuard(senses, stream, rule.maxAgeNanos());
      if (rule.maxRepeats() > 0)
        guards[id + 1] = new StreamStuckGuard(senses, stream, rule.maxRepeats());
      if (rule.max() < Double.POSITIVE_INFINITY)
        guards[id + 2] = new StreamLimitGuard(senses, stream, rule.norm(), rule.max());
    }
  }

  private static void formulas(Guard[] guards, SupervisorSpec spec, MeasuredSignals signals) {
    for (int i = 0; i < spec.formulas().size(); i++) {
      FormulaRule rule = spec.formulas().get(i);
      if (!rule.planned())
        guards[RuleBook.formulaRule(spec, i)] = new FormulaGuard(rule, signals.values());
    }
  }

  private static ChunkJudge judge(SupervisorSpec spec, int maxRows, int dof) {
    List<FormulaRule> planned = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < spec.formulas().size(); i++) {
      if (!spec.formulas().get(i).planned()) continue;
      planned.add(spec.formulas().get(i));
      ids.add(RuleBook.formulaRule(spec, i));
    }
    return new ChunkJudge(
        planned, ids.stream().mapToInt(Integer::intValue).toArray(), maxRows, dof);
  }
}
