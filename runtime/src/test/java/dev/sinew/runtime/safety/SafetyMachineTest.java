package dev.sinew.runtime.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// The protocol in examples, at the standard durations; [SafetyModelTest] has all of it.
class SafetyMachineTest {

  private static final long MS = 1_000_000;
  private static final int SLOW = 0;
  private static final int STALE = 1;
  private static final int POWER = 2;
  private static final int CONFIG = 3;
  private static final Reaction[] REACTIONS = {
    Reaction.SLOW, Reaction.STOP, Reaction.HALT, Reaction.STOP
  };
  private static final Clearing[] CLEARINGS = {
    Clearing.BY_ITSELF, Clearing.OPERATOR, Clearing.OPERATOR, Clearing.RESTART
  };

  private final SafetyMachine machine = machine(1);
  private long now = -5 * MS;

  @Test
  void armAndStartAreTwoSteps() {
    tick(true);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.ACCEPTED);
    tick(true);
    assertThat(machine.mode()).isEqualTo(Mode.ARMED);
    assertThat(machine.mayMove()).isFalse();
    assertThat(machine.start(machine.nonce())).isEqualTo(Answer.ACCEPTED);
    tick(true);
    assertThat(machine.mayMove()).isTrue();
  }

  @Test
  void armingIsRefusedBeforeTheFirstTickAndWhileAFaultIsPresent() {
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.FAULT_PRESENT);
    tick(true, STALE);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.FAULT_PRESENT);
    tick(true, SLOW);
    assertThat(machine.arm(machine.nonce(), false)).isEqualTo(Answer.PROOFS_FAILED);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.ACCEPTED);
  }

  @Test
  void anArmingLastsTenSeconds() {
    tick(true);
    machine.arm(machine.nonce(), true);
    for (int i = 0; i < 999; i++) tick(true);
    assertThat(machine.mode()).isEqualTo(Mode.ARMED);
    tick(true);
    assertThat(machine.mode()).isEqualTo(Mode.DISARMED);
    assertThat(machine.start(machine.nonce())).isEqualTo(Answer.NOT_ARMED);
  }

  @Test
  void aSlowingKeepsRunningAndIsSaid() {
    run();
    tick(false, SLOW);
    assertThat(machine.mayMove()).isTrue();
    assertThat(machine.reaction()).isEqualTo(Reaction.SLOW);
    assertThat(machine.cause()).isEqualTo(SLOW);
    tick(false);
    assertThat(machine.reaction()).isEqualTo(Reaction.NONE);
  }

  @Test
  void aFaultStopsInItsTickAndVoidsThePlanTakenInIt() {
    run();
    int plan = machine.epoch();
    tick(false, STALE);
    assertThat(machine.mode()).isEqualTo(Mode.STOPPING);
    assertThat(machine.mayMove()).isFalse();
    assertThat(machine.epoch()).isNotEqualTo(plan);
  }

  @Test
  void anOrdinaryStopEndsInStandstillAndMayBeArmedAgain() {
    run();
    machine.stop();
    tick(false);
    assertThat(machine.mode()).isEqualTo(Mode.STOPPING);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.STILL_STOPPING);
    tick(true);
    assertThat(machine.mode()).isEqualTo(Mode.STANDSTILL);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.ACCEPTED);
  }

  @Test
  void aLatchAsksForItsOwnFaultHalfASecondWithoutItAndRest() {
    latch(STALE);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.LATCHED);
    tick(true);
    for (int i = 0; i < 49; i++) tick(true);
    assertThat(reset()).isEqualTo(Answer.CAUSE_PRESENT);
    tick(false);
    assertThat(reset()).isEqualTo(Answer.NOT_AT_REST);
    tick(true);
    assertThat(machine.reset(machine.faultNumber() - 1, machine.nonce()))
        .isEqualTo(Answer.OTHER_FAULT);
    assertThat(reset()).isEqualTo(Answer.ACCEPTED);
    assertThat(machine.mode()).isEqualTo(Mode.DISARMED);
    assertThat(reset()).isEqualTo(Answer.NOT_LATCHED);
  }

  @Test
  void aResetButtonHeldDownWhileTheCauseGoesDoesNothing() {
    latch(STALE);
    int fault = machine.faultNumber();
    long shown = machine.nonce();
    assertThat(machine.reset(fault, shown)).isEqualTo(Answer.CAUSE_PRESENT);
    for (int i = 0; i < 100; i++) {
      tick(true);
      assertThat(machine.reset(fault, shown)).isEqualTo(Answer.OUTDATED);
    }
    assertThat(machine.mode()).isEqualTo(Mode.LATCHED);
  }

  @Test
  void aWorseFaultWhileLatchedMustBeSeenBeforeItIsReset() {
    latch(STALE);
    int seen = machine.faultNumber();
    tick(true, POWER);
    assertThat(machine.reaction()).isEqualTo(Reaction.HALT);
    assertThat(machine.cause()).isEqualTo(POWER);
    for (int i = 0; i < 60; i++) tick(true);
    assertThat(machine.reset(seen, machine.nonce())).isEqualTo(Answer.OTHER_FAULT);
    assertThat(reset()).isEqualTo(Answer.ACCEPTED);
  }

  @Test
  void ofTwoFaultsInOneTickTheWorseIsTheCauseInEitherOrder() {
    for (int[] order : new int[][] {{STALE, POWER}, {POWER, STALE}}) {
      SafetyMachine fresh = machine(1);
      fresh.tick(0, true, false);
      fresh.arm(fresh.nonce(), true);
      for (int rule : order) fresh.report(rule);
      fresh.tick(1, true, false);
      assertThat(fresh.cause()).isEqualTo(POWER);
    }
  }

  @Test
  void theThirdTripOfOneRuleWithinTenMinutesLocksOutAndOthersDoNotCount() {
    trip(STALE);
    trip(POWER);
    trip(STALE);
    trip(POWER);
    latch(STALE);
    assertThat(machine.mode()).isEqualTo(Mode.LOCKED_OUT);
    for (int i = 0; i < 60; i++) tick(true);
    assertThat(reset()).isEqualTo(Answer.LOCKED_OUT);
    assertThat(machine.arm(machine.nonce(), true)).isEqualTo(Answer.LOCKED_OUT);
  }

  @Test
  void aThirdTripAfterTenMinutesIsAFirstOne() {
    trip(STALE);
    trip(STALE);
    now += 600_000 * MS;
    trip(STALE);
    assertThat(machine.mode()).isEqualTo(Mode.DISARMED);
  }

  @Test
  void aFaultThatOnlyARestartClearsLocksOutEvenADisarmedArm() {
    tick(true, CONFIG);
    assertThat(machine.mode()).isEqualTo(Mode.LOCKED_OUT);
    assertThat(machine.cause()).isEqualTo(CONFIG);
  }

  @Test
  void requestsOfAnotherRunDoNotFit() {
    SafetyMachine other = machine(2);
    tick(true);
    assertThat(machine.arm(other.nonce(), true)).isEqualTo(Answer.OUTDATED);
  }

  @Test
  void aRuleThatStopsCannotClearByItself() {
    assertThatThrownBy(
            () ->
                new SafetyMachine(
                    new Reaction[] {Reaction.STOP},
                    new Clearing[] {Clearing.BY_ITSELF},
                    SafetyTimes.standard(),
                    0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 0: STOP cannot clear BY_ITSELF");
  }

  /// What the model check rests on: a machine set to a packed state does what the original does.
  @Property(seed = "20260114", tries = 300)
  void aPackedStateIsTheWholeState(@ForAll Random random) {
    SafetyModel model = SafetyModel.large();
    SafetyMachine live = model.machine(new SafetyDecisions());
    SafetyMachine copy = model.machine(new SafetyDecisions());
    long time = random.nextInt();
    live.unpack(live.pack(), time);
    for (int i = 0; i < 300; i++) {
      copy.unpack(live.pack(), -time);
      ModelInput input = model.inputs().get(random.nextInt(model.inputs().size()));
      Answer wanted = input.applyTo(live, time, live.nonce() + 1);
      assertThat(input.applyTo(copy, -time, copy.nonce() + 1)).isEqualTo(wanted);
      assertThat(copy.mode()).isEqualTo(live.mode());
      assertThat(copy.pack()).isEqualTo(live.pack());
      time += input.nanos();
    }
  }

  private static SafetyMachine machine(long seed) {
    return new SafetyMachine(REACTIONS, CLEARINGS, SafetyTimes.standard(), seed);
  }

  private void tick(boolean atRest) {
    now += 10 * MS;
    machine.tick(now, atRest, false);
  }

  private void tick(boolean atRest, int rule) {
    machine.report(rule);
    tick(atRest);
  }

  private void run() {
    tick(true);
    machine.arm(machine.nonce(), true);
    machine.start(machine.nonce());
    tick(false);
  }

  private void latch(int rule) {
    run();
    tick(false, rule);
    tick(true, rule);
  }

  private void trip(int rule) {
    latch(rule);
    for (int i = 0; i < 60; i++) tick(true);
    reset();
  }

  private Answer reset() {
    return machine.reset(machine.faultNumber(), machine.nonce());
  }
}
