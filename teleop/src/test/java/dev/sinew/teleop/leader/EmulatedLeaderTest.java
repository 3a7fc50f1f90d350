package dev.sinew.teleop.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sinew.drivers.servo.emulated.BusFault;
import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.teleop.twist.PerfectArm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Leaders of emulated servos, spoken to by the real bus.
class EmulatedLeaderTest {

  private static final String[] FAMILIES = {"feetech-sts STS3215", "dynamixel XL330-M288"};

  private final VirtualClock clock = new VirtualClock();
  private final PerfectArm arm = new PerfectArm(0.3, -0.4, 0.5, 0.2, -0.6, 0.03);
  private final OperatorTarget target = new OperatorTarget(6);
  private final Mover mover = new Mover();

  @Test
  void itBeginsInTheArmsPoseAndGoesWhereTheOtherTeleoperatorWantsTheArm() throws IOException {
    for (String family : FAMILIES) {
      mover.engaged = false;
      EmulatedLeader hand = hand(family);
      LeaderArm leader = leader(family, hand);
      run(leader, 200);
      for (int i = 0; i < 6; i++)
        assertThat(target.position(i)).as(family).isEqualTo(arm.sent[i], within(0.01));
      assertThat(leader.objection(arm)).isEqualTo("the script sleeps");
      mover.engaged = true;
      run(leader, 100);
      for (int i = 0; i < 5; i++) assertThat(target.position(i)).isEqualTo(0.1 * i, within(0.01));
      assertThat(target.position(5)).isEqualTo(0.03, within(0.001));
      assertThat(leader.objection(arm))
          .isEqualTo(
              "the leader is too far from the arm; move its roll by -1.00 rad (leader 0.40, arm"
                  + " -0.60)");
      leader.close();
      assertThat(mover.closed).isTrue();
    }
  }

  @Test
  void whatTheOtherOneSaysIsPassedOn() throws IOException {
    LeaderArm leader = leader(FAMILIES[0], hand(FAMILIES[0]));
    List<TeleopEvent> said = new ArrayList<>();
    leader.drain(said::add);
    assertThat(said).containsExactly(TeleopEvent.SUCCESS);
  }

  @Test
  void harmOnTheLineIsOutlived() throws IOException {
    EmulatedLeader hand = hand(FAMILIES[0]);
    LeaderArm leader = leader(FAMILIES[0], hand);
    run(leader, 10);
    for (BusFault fault : BusFault.values()) {
      if (fault == BusFault.LATE) continue;
      hand.bus().inject(fault, 3, 2);
      run(leader, 5);
    }
    hand.bus().kill(4);
    clock.sleepUntil(clock.nanos() + 10_000_000);
    assertThat(leader.read(arm, target)).isFalse();
    assertThat(leader.trouble()).startsWith("flex (id 4) does not answer on the emulated bus");
    hand.bus().unplug();
    assertThat(leader.read(arm, target)).isFalse();
    assertThat(leader.trouble()).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void aDrivenLeaderIsTakenAlongWithTheArm() throws IOException {
    for (String family : List.of(FAMILIES[0])) {
      LeaderConfig config = config(family, "drive: true\ndrive-speed: 3\n");
      EmulatedLeader hand =
          new EmulatedLeader(config, LeaderArmTest.rig().robot(), Optional.empty(), clock);
      LeaderArm leader = leader(config, hand);
      run(leader, 100);
      arm.sent[1] = 0.5;
      run(leader, 200);
      assertThat(target.position(1)).as(family).isEqualTo(0.5, within(0.05));
    }
  }

  @Test
  void theProviderOpensOneWithoutAnyHardware() {
    LeaderArmProvider provider = new LeaderArmProvider();
    ConfigSection section = section(FAMILIES[0], "");
    assertThatThrownBy(
            () -> provider.describe(section.with("emulate", "false"), LeaderArmTest.rig()))
        .hasMessageContaining("bus.port: is missing");
    ConfigSection emulated = provider.emulated(section.with("emulate", "false")).orElseThrow();
    TeleopSpec spec = provider.describe(emulated, LeaderArmTest.rig());
    assertThat(spec.absolute()).isTrue();
    MonotonicClock time = new MonotonicClock();
    try (Teleoperator leader = provider.open(emulated, LeaderArmTest.rig(), time, null)) {
      assertThat(leader.read(arm, target)).isTrue();
      assertThat(target.joints()).isEqualTo(0b111111);
    }
    assertThatThrownBy(
            () ->
                provider.describe(
                    section.with("hand", "{driver: leader-amr}"), LeaderArmTest.rig()))
        .hasMessageContaining("hand.driver: there is no teleoperator 'leader-amr'; did you mean");
  }

  /// Printed, not asserted: from the middle of the transaction to the target, in real time.
  @Test
  void howOldAReadingIsWhenItsTargetIsThere() throws IOException {
    MonotonicClock time = new MonotonicClock();
    LeaderConfig config = config(FAMILIES[0], "");
    EmulatedLeader hand =
        new EmulatedLeader(config, LeaderArmTest.rig().robot(), Optional.empty(), time);
    LeaderServos servos = new LeaderServos(config, opener(config, hand, time));
    servos.open();
    LeaderArm leader = new LeaderArm(config, LeaderArmTest.rig().robot(), time, servos, hand);
    long[] age = new long[300];
    long[] took = new long[300];
    for (int i = 0; i < age.length; i++) {
      long before = time.nanos();
      assertThat(leader.read(arm, target)).isTrue();
      took[i] = time.nanos() - before;
      age[i] = time.nanos() - target.stampNanos();
    }
    leader.close();
    Arrays.sort(age);
    Arrays.sort(took);
    System.out.printf(
        "six STS3215 at 1 Mbaud: a reading takes %.2f ms (p50) %.2f ms (p99); its target is %.2f ms"
            + " (p50) %.2f ms (p99) old%n",
        1e-6 * took[150], 1e-6 * took[297], 1e-6 * age[150], 1e-6 * age[297]);
  }

  private void run(LeaderArm leader, int cycles) {
    for (int i = 0; i < cycles; i++) {
      clock.sleepUntil(clock.nanos() + 10_000_000);
      assertThat(leader.read(arm, target)).as(leader.trouble()).isTrue();
    }
  }

  private EmulatedLeader hand(String family) {
    return new EmulatedLeader(
        config(family, ""), LeaderArmTest.rig().robot(), Optional.of(mover), clock);
  }

  private LeaderArm leader(String family, EmulatedLeader hand) throws IOException {
    return leader(config(family, ""), hand);
  }

  private LeaderArm leader(LeaderConfig config, EmulatedLeader hand) throws IOException {
    LeaderServos servos = new LeaderServos(config, opener(config, hand, clock));
    servos.open();
    return new LeaderArm(config, LeaderArmTest.rig().robot(), clock, servos, hand);
  }

  private static BusOpener opener(
      LeaderConfig config, EmulatedLeader hand, dev.sinew.runtime.Clock clock) {
    return () -> config.servos().bus().family().open(hand.bus().host(), clock, 3);
  }

  private static LeaderConfig config(String family, String more) {
    return LeaderConfig.read(section(family, more), LeaderArmTest.rig().robot());
  }

  private static ConfigSection section(String family, String more) {
    String[] words = family.split(" ");
    StringBuilder yaml = new StringBuilder(more);
    yaml.append("emulate: true\nbus: {family: %s}\njoints:\n".formatted(words[0]));
    String[] names = {"pan", "lift", "elbow", "flex", "roll"};
    for (int i = 0; i < 5; i++)
      yaml.append("  %s: {id: %d, model: %s}\n".formatted(names[i], i + 1, words[1]));
    yaml.append("  gripper: {id: 6, model: %s, span: [0, 0.08]}\n".formatted(words[1]));
    return ConfigSection.parse(Path.of("d.yaml"), yaml.toString());
  }

  /// Wants joint i at 0.1 i, and has nothing to say of the gripper.
  private static final class Mover implements Teleoperator {
    boolean engaged;
    boolean closed;

    @Override
    public TeleopSpec spec() {
      return new TeleopSpec("script", 10_000_000, true, 0b11111);
    }

    @Override
    public boolean read(FollowerView follower, OperatorTarget out) {
      out.clear();
      for (int i = 0; i < 5; i++) out.position(i, 0.1 * i);
      out.engaged(engaged);
      return true;
    }

    @Override
    public String objection(FollowerView follower) {
      return engaged ? "" : "the script sleeps";
    }

    @Override
    public void drain(Consumer<TeleopEvent> out) {
      out.accept(TeleopEvent.SUCCESS);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
