package dev.sinew.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.Spine;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.Request;
import dev.sinew.runtime.port.RigSpec;
import dev.sinew.runtime.port.Robot;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.StandardRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The faults of robot and clock on a virtual clock, tick by tick: the arm runs before, and the
/// right rule stops it within the ticks that the limits allow.
class FaultPlanTest {

  private static final Path CONFIGS = Path.of(System.getProperty("sinew.root"), "configs");
  private static final long TICK = 1_000_000;

  private final Deployment arm = Deployment.read(CONFIGS.resolve("sim-arm.yaml"));

  @ParameterizedTest
  @CsvSource({
    "delayed-state, state-stale, 2",
    "lost-packets, state-stale, 22",
    "encoder-jump, state-jumped, 2",
    "clock-jump, clock-jumped, 2",
    "wrench-spike, force-limit, 2"
  })
  void aFaultIsAnsweredByItsRuleWithinTheTicksThatItsLimitAllows(
      String fault, String rule, int ticks) {
    FaultPlan plan = new FaultPlan(List.of(Injection.parse(fault + "@0.1")));
    VirtualClock real = new VirtualClock();
    real.sleepUntil(1_000_000_000);
    Clock clock = plan.clock(real);
    Exchange exchange = Exchange.inProcess(arm.exchange());
    Robot robot =
        plan.robot(arm.openRobot(clock, exchange), clock, exchange, arm.rig(), arm.supervisor());
    Spine spine = Spine.wire(arm, robot, exchange, clock);
    tick(real, clock, spine);
    for (Request request : new Request[] {Request.ARM, Request.START}) {
      exchange.mailbox().post(request, 0, spine.supervisor().nonce());
      tick(real, clock, spine);
      assertThat(exchange.mailbox().answer()).isEqualTo(Answer.ACCEPTED);
    }
    for (int i = 0; i < 95; i++) tick(real, clock, spine);
    assertThat(spine.supervisor().mode()).isEqualTo(Mode.RUNNING);
    for (int i = 0; i < 6 + ticks; i++) tick(real, clock, spine);
    assertThat(spine.supervisor().mode()).isNotEqualTo(Mode.RUNNING);
    assertThat(arm.rules().rule(spine.supervisor().cause()).name()).isEqualTo(rule);
    assertThat(plan.moment().nanos()).isNotEqualTo(Long.MIN_VALUE);
  }

  private static void tick(VirtualClock real, Clock clock, Spine spine) {
    real.sleepUntil(real.nanos() + TICK);
    spine.exchange().beat().setRelease(clock.nanos());
    spine.servo().step(clock.nanos(), 0);
    spine.exchange().ticks().drain(slot -> {});
  }

  @Test
  void withoutFaultsNothingIsPutAroundAnything() {
    FaultPlan none = new FaultPlan(List.of());
    Clock clock = new VirtualClock();
    Exchange exchange = Exchange.inProcess(arm.exchange());
    Robot robot = arm.openRobot(clock, exchange);
    assertThat(none.clock(clock)).isSameAs(clock);
    assertThat(none.robot(robot, clock, exchange, arm.rig(), arm.supervisor())).isSameAs(robot);
  }

  @Test
  void faultsThatMakeNoSenseAreRefused() {
    RigSpec metal = new RigSpec(arm.rig().robot(), List.of(), List.of(), false);
    FaultPlan spike = new FaultPlan(List.of(Injection.parse("wrench-spike")));
    assertThatThrownBy(() -> spike.mustFit(metal, arm.supervisor()))
        .hasMessage("wrench-spike@2.0: faults are for simulations only, and sim-arm is none");
    FaultPlan camera = new FaultPlan(List.of(Injection.parse("frozen-camera")));
    assertThatThrownBy(() -> camera.mustFit(arm.rig(), arm.supervisor()))
        .hasMessage("frozen-camera@2.0: there is no camera to freeze");
    Deployment pusht = Deployment.read(CONFIGS.resolve("pusht-flow.yaml"));
    assertThatThrownBy(() -> spike.mustFit(pusht.rig(), pusht.supervisor()))
        .hasMessageContaining("no stream 'force' with a bound");
  }

  @Test
  void whatOnlyTheBrainCanReportHasRulesOfItsOwn() {
    assertThat(StandardRule.RECORDER_FAILED.rule().reaction().stops()).isTrue();
    assertThat(StandardRule.CAMERA_STALE.rule().reaction().stops()).isTrue();
  }
}
