package dev.sinew.runtime.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// One thing that can happen to a [SafetyMachine]: a tick, or a request between ticks.
///
/// @param reports rules reported before the tick, in this order
/// @param fresh whether a request names the present nonce, or the one before
/// @param fault number that a reset names, relative to the present one
record ModelInput(
    Kind kind,
    List<Integer> reports,
    int nanos,
    boolean atRest,
    boolean stopWanted,
    boolean fresh,
    boolean proofs,
    int fault) {

  enum Kind {
    TICK,
    STOP,
    ARM,
    START,
    RESET
  }

  static ModelInput tick(List<Integer> reports, int nanos, boolean atRest, boolean stopWanted) {
    return new ModelInput(Kind.TICK, reports, nanos, atRest, stopWanted, false, false, 0);
  }

  static ModelInput quiet(int nanos) {
    return tick(List.of(), nanos, true, false);
  }

  static ModelInput stop() {
    return request(Kind.STOP, false, false, 0);
  }

  static ModelInput arm(boolean fresh, boolean proofs) {
    return request(Kind.ARM, fresh, proofs, 0);
  }

  static ModelInput start(boolean fresh) {
    return request(Kind.START, fresh, false, 0);
  }

  static ModelInput reset(boolean fresh, int fault) {
    return request(Kind.RESET, fresh, false, fault);
  }

  private static ModelInput request(Kind kind, boolean fresh, boolean proofs, int fault) {
    return new ModelInput(kind, List.of(), 0, false, false, fresh, proofs, fault);
  }

  /// Every input of a model: all requests, and the ticks with no rule, one or two rules, in both
  /// orders, at rest or not, with and without an ordinary stop, after each of the given times.
  static List<ModelInput> all(int rules, int... nanos) {
    List<ModelInput> inputs = new ArrayList<>();
    List<Boolean> both = List.of(false, true);
    for (List<Integer> reports : upToTwo(rules)) {
      for (int dt : nanos) {
        for (boolean rest : both) {
          for (boolean stop : both) inputs.add(tick(reports, dt, rest, stop));
        }
      }
    }
    inputs.add(stop());
    for (boolean fresh : both) {
      for (boolean proofs : both) inputs.add(arm(fresh, proofs));
      inputs.add(start(fresh));
      for (int fault : new int[] {-1, 0, 1}) inputs.add(reset(fresh, fault));
    }
    return inputs;
  }

  private static List<List<Integer>> upToTwo(int rules) {
    List<List<Integer>> lists = new ArrayList<>();
    lists.add(List.of());
    for (int a = 0; a < rules; a++) {
      lists.add(List.of(a));
      for (int b = 0; b < rules; b++) {
        if (a != b) lists.add(List.of(a, b));
      }
    }
    return lists;
  }

  /// @return the machine's answer, null for a tick or a stop
  Answer applyTo(SafetyMachine machine, long nowNanos, long staleNonce) {
    long nonce = fresh ? machine.nonce() : staleNonce;
    return switch (kind) {
      case TICK -> {
        for (int rule : reports) machine.report(rule);
        machine.tick(nowNanos + nanos, atRest, stopWanted);
        yield null;
      }
      case STOP -> {
        machine.stop();
        yield null;
      }
      case ARM -> machine.arm(nonce, proofs);
      case START -> machine.start(nonce);
      case RESET -> machine.reset(machine.faultNumber() + fault, nonce);
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case TICK ->
          "tick(+%d, rules %s%s%s)"
              .formatted(
                  nanos, reports, atRest ? ", at rest" : "", stopWanted ? ", stop wanted" : "");
      case STOP -> "stop()";
      case ARM -> "arm(%s, proofs %s)".formatted(fresh ? "fresh" : "stale", proofs);
      case START -> "start(%s)".formatted(fresh ? "fresh" : "stale");
      case RESET -> "reset(%+d, %s)".formatted(fault, fresh ? "fresh" : "stale");
    };
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean reportsAny(IntPredicate rule) {
    for (int reported : reports) {
      if (rule.test(reported)) return true;
    }
    return false;
  }
}
