package dev.sinew.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.OperatorTarget;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.exchange.ExchangeSpec;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.runtime.port.TeleopSpec;
import dev.sinew.runtime.port.Teleoperator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TeleopLoopTest {

  private final Exchange exchange =
      Exchange.inProcess(
          new ExchangeSpec(2, 3, List.of(new StreamSpec("joint-position", 2, Unit.RADIAN))));
  private final OperatorInput heard = new OperatorInput(2);
  private final List<TeleopEvent> said = new ArrayList<>();
  private final Device device = new Device();

  @Test
  void aReadingIsShownWithAllThatTheDeviceSaysAndCounted() {
    TeleopLoop loop = loop();
    device.answers = true;
    loop.step(0, 0);
    assertThat(exchange.operator().read(heard)).isTrue();
    assertThat(heard.sequence()).isEqualTo(1);
    assertThat(heard.stampNanos()).isEqualTo(77);
    assertThat(heard.joints()).isEqualTo(0b10);
    assertThat(heard.position(1)).isEqualTo(1.5);
    assertThat(heard.engaged()).isTrue();
    assertThat(heard.absolute()).isTrue();
    assertThat(loop.reads()).isEqualTo(1);
    assertThat(loop.misses()).isZero();
  }

  @Test
  void aDeviceWithNothingNewLeavesTheLastReadingToGrowOld() {
    TeleopLoop loop = loop();
    device.answers = true;
    loop.step(0, 0);
    device.answers = false;
    loop.step(0, 0);
    loop.step(0, 0);
    exchange.operator().read(heard);
    assertThat(heard.sequence()).isEqualTo(1);
    assertThat(loop.misses()).isEqualTo(2);
  }

  @Test
  void authorityIsGrantedAtOnceWithoutTheDevicesThread() {
    TeleopLoop loop = loop();
    loop.authority(0b11);
    exchange.operator().read(heard);
    assertThat(heard.authority()).isEqualTo(0b11);
    assertThat(loop.authority()).isEqualTo(0b11);
    assertThat(device.reads).isZero();
  }

  @Test
  void theDeviceSeesTheArm() {
    exchange.follower().joint(1, 0.25, 0.2);
    exchange.follower().publish(5, 0b1);
    loop().step(0, 0);
    assertThat(device.sent).isEqualTo(0.25);
    assertThat(device.measured).isEqualTo(0.2);
    assertThat(device.authority).isEqualTo(1);
  }

  @Test
  void whatSpeaksAgainstTakingTheArmIsAskedWhileNothingIsGranted() {
    TeleopLoop loop = loop();
    assertThat(loop.objection()).isNotEmpty();
    device.answers = true;
    device.objection = "too far";
    loop.step(0, 0);
    assertThat(loop.objection()).isEqualTo("too far");
    device.objection = "";
    loop.step(0, 0);
    assertThat(loop.objection()).isEmpty();
    loop.authority(1);
    device.objection = "moving on";
    loop.step(0, 0);
    assertThat(loop.objection()).isEmpty();
  }

  @Test
  void aDeviceThatThrowsIsDeadAndNothingElse() {
    List<TeleopEvent> pedal = List.of(TeleopEvent.KEEP);
    TeleopLoop loop =
        new TeleopLoop(device, List.of(source(out -> pedal.forEach(out))), exchange, said::add);
    device.answers = true;
    loop.step(0, 0);
    device.fault = new IllegalStateException("unplugged");
    loop.step(0, 0);
    device.fault = null;
    loop.step(0, 0);
    exchange.operator().read(heard);
    assertThat(heard.sequence()).isEqualTo(1);
    assertThat(loop.failure()).hasMessage("unplugged");
    assertThat(loop.objection()).isEqualTo("test device failed: unplugged");
    assertThat(said).hasSize(3);
    loop.authority(0);
    assertThat(exchange.operator().granted()).isZero();
  }

  @Test
  void aSourceOfEventsThatThrowsIsDeadAndTheDeviceLives() {
    TeleopLoop loop =
        new TeleopLoop(
            device,
            List.of(
                source(
                    out -> {
                      throw new IllegalStateException("pedal gone");
                    })),
            exchange,
            said::add);
    device.answers = true;
    device.says = TeleopEvent.TAKE_OVER;
    loop.step(0, 0);
    loop.step(0, 0);
    assertThat(loop.failure()).hasMessage("pedal gone");
    assertThat(loop.reads()).isEqualTo(2);
    assertThat(said).containsExactly(TeleopEvent.TAKE_OVER, TeleopEvent.TAKE_OVER);
  }

  private TeleopLoop loop() {
    return new TeleopLoop(device, List.of(), exchange, said::add);
  }

  private static TeleopEventSource source(Consumer<Consumer<TeleopEvent>> drain) {
    return new TeleopEventSource() {

      @Override
      public void drain(Consumer<TeleopEvent> out) {
        drain.accept(out);
      }

      @Override
      public void close() {}
    };
  }

  private static final class Device implements Teleoperator {

    boolean answers;
    RuntimeException fault;
    TeleopEvent says;
    String objection = "";
    int reads;
    double sent;
    double measured;
    long authority;

    @Override
    public TeleopSpec spec() {
      return new TeleopSpec("test device", 10_000_000, true, 0b10);
    }

    @Override
    public boolean read(FollowerView follower, OperatorTarget out) {
      if (fault != null) throw fault;
      reads++;
      sent = follower.sent(1);
      measured = follower.measured(1);
      authority = follower.authority();
      out.clear();
      out.position(1, 1.5);
      out.engaged(true);
      out.stamp(77);
      return answers;
    }

    @Override
    public String objection(FollowerView follower) {
      return objection;
    }

    @Override
    public void drain(Consumer<TeleopEvent> out) {
      if (says != null) out.accept(says);
    }

    @Override
    public void close() {}
  }
}
