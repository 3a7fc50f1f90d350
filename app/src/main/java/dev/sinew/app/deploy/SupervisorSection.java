package dev.sinew.app.deploy;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.safety.FormulaRule;
import dev.sinew.runtime.safety.MeasuredSignals;
import dev.sinew.runtime.safety.PlannedSignals;
import dev.sinew.runtime.safety.Reaction;
import dev.sinew.runtime.safety.StreamRule;
import dev.sinew.runtime.safety.SupervisorSpec;
import dev.sinew.runtime.safety.Workspace;
import dev.sinew.runtime.stl.Formula;
import dev.sinew.runtime.stl.FormulaException;
import dev.sinew.runtime.stl.SignalTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The `supervisor` section of a deployment: the robot's own limits, tightened by the file.
final class SupervisorSection {

  private static final double DEFAULT_BRAIN_SILENCE_MS = 250;
  private static final int DEFAULT_MISSED_PERIODS = 3;
  private static final double DEFAULT_FOLLOWING_ERROR_MS = 20;
  private static final double DEFAULT_SLOW_DOWN_MS = 300;
  private static final double DEFAULT_APPROACH_SPEED = 0.25;

  private final ConfigSection section;
  private final RigSpec rig;
  private final long policyStepNanos;
  private final List<JointSpec> joints;
  private final List<Double> followingError;

  /// @param policyStepNanos distance of chunk rows
  SupervisorSection(ConfigSection section, RigSpec rig, long policyStepNanos) {
    this.policyStepNanos = policyStepNanos;
    this.section = section;
    this.rig = rig;
    joints = new ArrayList<>(rig.robot().joints());
    followingError =
        new ArrayList<>(Collections.nCopies(rig.robot().dof(), Double.POSITIVE_INFINITY));
  }

  /// @throws ConfigException naming the key, its value and what would be right
  SupervisorSpec read() {
    if (section.has("joints")) {
      ConfigSection declared = section.section("joints");
      for (String name : declared.keys()) tighten(declared, name);
    }
    return new SupervisorSpec(
        joints,
        followingError,
        nanos("following-error-ms", DEFAULT_FOLLOWING_ERROR_MS),
        nanos("max-state-age-ms", 0),
        nanos("max-plan-age-ms", 0),
        nanos("max-brain-silence-ms", DEFAULT_BRAIN_SILENCE_MS),
        section.integer("max-missed-periods", DEFAULT_MISSED_PERIODS),
        section.integer("max-overruns", SupervisorSpec.OVERRUNS),
        section.number("standstill-velocity"),
        nanos("slow-down-ms", DEFAULT_SLOW_DOWN_MS),
        section.number("approach-speed", DEFAULT_APPROACH_SPEED),
        streams(),
        workspace(),
        formulas());
  }

  private Optional<Workspace> workspace() {
    if (!section.has("workspace")) return Optional.empty();
    RobotSpec robot = rig.robot();
    return Optional.of(new WorkspaceSection(section.section("workspace"), robot).read(robot));
  }

  private List<FormulaRule> formulas() {
    if (!section.has("formulas")) return List.of();
    Map<String, Double> scales = scales();
    SignalTable measured = MeasuredSignals.table(rig.robot(), rig.streams(), scales);
    SignalTable planned = PlannedSignals.table(rig.robot(), scales);
    List<FormulaRule> rules = new ArrayList<>();
    for (ConfigSection declared : section.sections("formulas"))
      rules.add(formula(declared, measured, planned));
    return rules;
  }

  private FormulaRule formula(ConfigSection declared, SignalTable measured, SignalTable planned) {
    boolean plan = declared.has("on") && declared.text("on").equals("plan");
    try {
      Formula formula =
          plan
              ? Formula.parse(declared.text("formula"), planned, policyStepNanos)
              : Formula.parse(declared.text("formula"), measured, rig.robot().servoPeriodNanos());
      if (!plan && !formula.isPastTime())
        throw declared.problem(
            "formula",
            "looks ahead; what is measured can only be judged by its past (historically, once,"
                + " since, previous); for the plan, write on: plan");
      return new FormulaRule(declared.text("name"), formula, plan, reaction(declared));
    } catch (FormulaException e) {
      throw declared.problem("formula", e.getMessage());
    }
  }

  private Map<String, Double> scales() {
    Map<String, Double> scales = new LinkedHashMap<>();
    if (!section.has("scales")) return scales;
    ConfigSection declared = section.section("scales");
    SignalTable known = MeasuredSignals.table(rig.robot(), rig.streams(), Map.of());
    List<String> names =
        IntStream.range(0, known.size()).mapToObj(i -> known.signal(i).name()).toList();
    for (String name : declared.keys()) {
      if (!names.contains(name))
        throw declared.problem(name, "no such signal" + NearestKey.suggestion(name, names));
      scales.put(name, declared.number(name));
    }
    return scales;
  }

  private void tighten(ConfigSection declared, String name) {
    List<String> names = joints.stream().map(JointSpec::name).toList();
    int at = names.indexOf(name);
    if (at < 0)
      throw declared.problem(
          name, "the robot has no such joint" + NearestKey.suggestion(name, names));
    ConfigSection limit = declared.section(name);
    JointSpec own = joints.get(at);
    mustSpeak(limit, own.unit(), "the joint moves in ");
    double min = limit.number("min");
    double max = limit.number("max");
    if (min < own.min()) throw looser(limit, "min", min, own.min());
    if (max > own.max()) throw looser(limit, "max", max, own.max());
    if (min >= max) throw limit.problem("min", min + " is not below max " + max);
    joints.set(
        at,
        new JointSpec(
            name,
            own.unit(),
            min,
            max,
            tighter(limit, "max-velocity", own.maxVelocity()),
            tighter(limit, "max-acceleration", own.maxAcceleration()),
            tighter(limit, "max-jerk", own.maxJerk())));
    followingError.set(at, limit.number("max-following-error", Double.POSITIVE_INFINITY));
  }

  private List<StreamRule> streams() {
    if (!section.has("streams")) return List.of();
    ConfigSection declared = section.section("streams");
    List<StreamRule> rules = new ArrayList<>();
    for (String name : declared.keys()) {
      List<String> names = rig.streams().stream().map(StreamSpec::name).toList();
      int at = names.indexOf(name);
      if (at < 0)
        throw declared.problem(
            name, "the robot has no such stream" + NearestKey.suggestion(name, names));
      rules.add(stream(name, declared.section(name), rig.streams().get(at)));
    }
    return rules;
  }

  private StreamRule stream(String name, ConfigSection rule, StreamSpec own) {
    boolean norm = rule.has("max-norm");
    if (norm && rule.has("max"))
      throw rule.problem("max", "stands beside max-norm; only one of them may bound the stream");
    boolean bounded = norm || rule.has("max");
    if (bounded && !rule.has("unit")) throw rule.problem("unit", "is missing");
    if (bounded) mustSpeak(rule, own.unit(), "the stream is in ");
    return new StreamRule(
        name,
        rule.has("max-age-ms") ? Math.round(rule.number("max-age-ms") * 1e6) : 0,
        rule.integer("max-repeats", 0),
        norm,
        rule.number(norm ? "max-norm" : "max", Double.POSITIVE_INFINITY),
        reaction(rule));
  }

  private static Reaction reaction(ConfigSection rule) {
    return rule.has("reaction")
        ? Reaction.valueOf(rule.text("reaction").toUpperCase(Locale.ROOT))
        : Reaction.STOP;
  }

  private static void mustSpeak(ConfigSection section, Unit own, String why) {
    if (Unit.ofSymbol(section.text("unit")) != own)
      throw section.problem("unit", section.text("unit") + ", but " + why + own.symbol());
  }

  /// The file's bound, or the robot's own where the file has none.
  private static double tighter(ConfigSection limit, String key, double own) {
    double value = limit.number(key, own);
    if (value > own) throw looser(limit, key, value, own);
    return value;
  }

  private static ConfigException looser(ConfigSection limit, String key, double value, double own) {
    return limit.problem(key, value + " is looser than the robot's own " + own);
  }

  private long nanos(String key, double otherwise) {
    return Math.round(section.number(key, otherwise) * 1e6);
  }
}
