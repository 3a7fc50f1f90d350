package dev.sinew.drivers.servo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sinew.drivers.servo.fake.FakeLine;
import dev.sinew.drivers.servo.fake.FakeServos;
import dev.sinew.drivers.servo.fake.Mishaps;
import dev.sinew.drivers.servo.family.BusFamily;
import dev.sinew.drivers.servo.packet.Conversation;
import dev.sinew.drivers.servo.register.Field;
import dev.sinew.runtime.VirtualClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every family's bus must do, in virtual time.
public abstract class BusContract {

  protected static final int RETRIES = 3;

  protected final VirtualClock clock = new VirtualClock();
  protected FakeServos servos;
  protected FakeLine line;
  protected ServoBus bus;

  private final BusFamily family;

  protected BusContract(BusFamily family) {
    this.family = family;
  }

  protected abstract FakeServos servos();

  @BeforeEach
  void threeServos() {
    servos = servos();
    for (int id = 1; id <= 3; id++) {
      servos.add(id, 1000 + id, 9);
      servos.put(id, Register.PRESENT_POSITION, 500 + id);
      servos.put(id, Register.PRESENT_VELOCITY, -40 * id);
      servos.put(id, Register.PRESENT_VOLTAGE, 120);
      servos.put(id, Register.PRESENT_TEMPERATURE, 30 + id);
    }
    line = new FakeLine(servos, clock);
    bus = family.open(line, clock, RETRIES);
  }

  @Test
  void everyRegisterHoldsWhatIsWritten() throws BusException {
    for (Register register : family.registers().registers()) {
      if (register == Register.ID) continue;
      Field field = family.registers().field(register);
      for (int value : new int[] {field.lowest(), field.highest(), field.highest() / 3}) {
        bus.write(2, register, value);
        assertThat(bus.read(2, register)).as("%s", register).isEqualTo(value);
        assertThat(servos.get(2, register)).as("%s", register).isEqualTo(value);
      }
    }
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void aValueThatTheRegisterCannotHoldIsRefusedBeforeItIsSent() {
    assertThatThrownBy(() -> bus.write(2, Register.ID, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ID takes 0 to 255, not 256");
    assertThat(line.sent).isEmpty();
  }

  @Test
  void aServoKeepsAnsweringWhileItsIdChanges() throws BusException {
    bus.write(2, Register.ID, 9);
    assertThat(servos.get(2, Register.ID)).isEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource
  void aMishapWithinTheBudgetIsCountedAndOvercome(Mishaps mishap) throws BusException {
    line.mishap(RETRIES, mishap);
    assertThat(bus.read(2, Register.PRESENT_POSITION)).isEqualTo(502);
    assertThat(bus.counters().retries()).isEqualTo(RETRIES);
    assertThat(bus.counters().transactions()).isEqualTo(RETRIES + 1);
    assertThat(bus.counters().silences()).isEqualTo(mishap == Mishaps.SILENCE ? RETRIES : 0);
    assertThat(bus.counters().damaged()).isEqualTo(mishap == Mishaps.SILENCE ? 0 : RETRIES);
  }

  @ParameterizedTest
  @EnumSource
  void beyondTheBudgetServoAndCauseAreNamed(Mishaps mishap) {
    line.mishap(RETRIES + 1, mishap);
    BusException thrown =
        catchThrowableOfType(BusException.class, () -> bus.read(2, Register.PRESENT_POSITION));
    assertThat(thrown.id()).isEqualTo(2);
    assertThat(thrown)
        .hasMessageStartingWith("id 2 ")
        .hasMessageContaining("/dev/ttyFAKE")
        .hasMessageContaining("PRESENT_POSITION")
        .hasMessageContaining(
            mishap == Mishaps.SILENCE ? "is it powered?" : "its answers come damaged");
  }

  @ParameterizedTest
  @EnumSource
  void aWriteWhoseAnswerIsLostIsVerifiedAndNotSentAgain(Mishaps mishap) throws BusException {
    line.mishap(1, mishap);
    bus.write(2, Register.GOAL_POSITION, 700);
    assertThat(servos.get(2, Register.GOAL_POSITION)).isEqualTo(700);
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void garbageBeforeAnAnswerCostsNoRetry() throws BusException {
    line.mishap(1, Mishaps.after((byte) 0xFF, (byte) 0xFF, (byte) 0x00, (byte) 0x31));
    assertThat(bus.read(2, Register.PRESENT_POSITION)).isEqualTo(502);
    assertThat(bus.counters().retries()).isZero();
  }

  /// A header that announces more than can come is not waited for; one that announces what could
  /// come is looked behind when the time is over.
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 20, 255})
  void anAnswerBehindABrokenOffPacketIsFound(int announced) throws BusException {
    byte[] broken = Arrays.copyOf(servos.status(1, new byte[8]), 8);
    broken[broken[2] == (byte) 0xFD ? 5 : 3] = (byte) announced;
    line.mishap(1, Mishaps.after(broken));
    assertThat(bus.read(2, Register.PRESENT_POSITION)).isEqualTo(502);
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void aStrangersAnswerIsCountedAndPassedOver() throws BusException {
    line.mishap(1, Mishaps.after(servos.status(7, (byte) 1, (byte) 2)));
    assertThat(bus.read(2, Register.PRESENT_POSITION)).isEqualTo(502);
    assertThat(bus.counters().strangers()).isOne();
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void anAnswerThatComesTooLateIsNotTakenForTheNextOne() throws BusException {
    byte[] late = servos.status(2, (byte) 99);
    line.mishap(
        RETRIES + 1,
        answers -> {
          line.arrive(late, clock.nanos() + 60_000_000);
          return List.of();
        });
    assertThatThrownBy(() -> bus.read(2, Register.TORQUE_ENABLE)).isInstanceOf(BusException.class);
    clock.sleepUntil(clock.nanos() + 1_000_000_000);
    assertThat(bus.read(2, Register.PRESENT_TEMPERATURE)).isEqualTo(32);
  }

  @Test
  void aSilentServoCostsTheBytesTheDelayTheLatencyAndTheSlack() {
    line.latencyNanos = 16_000_000;
    line.mishap(RETRIES + 1, Mishaps.SILENCE);
    assertThatThrownBy(() -> bus.read(2, Register.PRESENT_TEMPERATURE));
    long wire = line.sent.getFirst().length + servos.status(2, (byte) 0).length;
    long each =
        wire * FakeLine.NANOS_PER_BYTE
            + Conversation.RETURN_DELAY_NANOS
            + 32_000_000
            + Conversation.SLACK_NANOS;
    assertThat(clock.nanos()).isEqualTo((RETRIES + 1) * each);
  }

  @Test
  void aDamagedAnswerIsAskedForAgainBeforeTheDeadline() throws BusException {
    line.mishap(1, Mishaps.FLIPPED_CHECKSUM);
    bus.read(2, Register.PRESENT_TEMPERATURE);
    assertThat(clock.nanos()).isLessThan(Conversation.SLACK_NANOS / 2);
  }

  @Test
  void theSlowestAllowedServoIsStillInTime() throws BusException {
    line.delayNanos = Conversation.RETURN_DELAY_NANOS;
    ServoSamples samples = new ServoSamples(1, 2, 3);
    assertThat(bus.readPresent(samples)).isEqualTo(3);
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void anAdapterThatEchoesChangesNothing() throws BusException {
    line.echo = true;
    bus.writeGoals(new int[] {1, 2, 3}, new int[] {101, 102, 103});
    assertThat(bus.ping(2)).isTrue();
    assertThat(bus.ping(5)).isFalse();
    assertThat(bus.read(2, Register.PRESENT_POSITION)).isEqualTo(502);
    bus.write(2, Register.TORQUE_ENABLE, 1);
    bus.writeGoals(new int[] {1, 2, 3}, new int[] {201, 202, 203});
    ServoSamples samples = new ServoSamples(1, 2, 3);
    assertThat(bus.readPresent(samples)).isEqualTo(3);
    assertThat(samples.position(2)).isEqualTo(503);
    assertThat(servos.get(3, Register.GOAL_POSITION)).isEqualTo(203);
    assertThat(bus.scan()).extracting(ServoIdentity::id).containsExactly(1, 2, 3);
    assertThat(bus.counters().retries()).isZero();
  }

  @Test
  void whatServosMeasureIsReadWithSign() throws BusException {
    ServoSamples samples = new ServoSamples(3, 1);
    servos.put(3, Register.PRESENT_LOAD, -300);
    assertThat(bus.readPresent(samples)).isEqualTo(2);
    assertThat(samples.position(0)).isEqualTo(503);
    assertThat(samples.velocity(0)).isEqualTo(-120);
    assertThat(samples.load(0)).isNegative();
    assertThat(samples.decivolts(1)).isEqualTo(120);
    assertThat(samples.celsius(1)).isEqualTo(31);
    assertThat(samples.faults(0)).isZero();
    assertThat(samples.stampNanos()).isEqualTo(clock.nanos() / 2);
  }

  @Test
  void aMissingServoTakesNoOtherAlong() throws BusException {
    servos.remove(2);
    ServoSamples samples = new ServoSamples(1, 2, 3);
    assertThat(bus.readPresent(samples)).isEqualTo(2);
    assertThat(samples.fresh(0)).isTrue();
    assertThat(samples.fresh(1)).isFalse();
    assertThat(samples.fresh(2)).isTrue();
    assertThat(bus.counters().silences()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void aReadingThatMeetsAMishapIsWholeAfterRetries(Mishaps mishap) throws BusException {
    line.mishap(2, mishap);
    ServoSamples samples = new ServoSamples(1, 2, 3);
    assertThat(bus.readPresent(samples)).isEqualTo(3);
    assertThat(bus.counters().retries()).isPositive();
  }

  @Test
  void goalsLeaveInOnePacketThatNobodyAnswers() throws BusException {
    bus.writeGoals(new int[] {1, 3}, new int[] {1000, 17});
    assertThat(line.sent).hasSize(1);
    assertThat(servos.get(1, Register.GOAL_POSITION)).isEqualTo(1000);
    assertThat(servos.get(2, Register.GOAL_POSITION)).isZero();
    assertThat(servos.get(3, Register.GOAL_POSITION)).isEqualTo(17);
    assertThat(clock.nanos()).isZero();
  }

  @Test
  void aGoalThatTheRegisterCannotHoldIsSentAsTheNearest() throws BusException {
    Field goal = family.registers().field(Register.GOAL_POSITION);
    bus.writeGoals(new int[] {1, 2}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
    assertThat(servos.get(1, Register.GOAL_POSITION)).isEqualTo(goal.lowest());
    assertThat(servos.get(2, Register.GOAL_POSITION)).isEqualTo(goal.highest());
  }

  @Test
  void anUnpluggedAdapterIsTheWholeBus() {
    line.unplugged = true;
    for (BusCall call : calls())
      assertThat(catchThrowableOfType(BusException.class, call::run))
          .hasMessage("/dev/ttyFAKE: the adapter is gone: unplugged?")
          .extracting(BusException::id)
          .isEqualTo(BusException.WHOLE_BUS);
  }

  private interface BusCall {
    void run() throws BusException;
  }

  private List<BusCall> calls() {
    return List.of(
        () -> bus.ping(1),
        () -> bus.scan(),
        () -> bus.identify(1),
        () -> bus.read(1, Register.ID),
        () -> bus.write(1, Register.ID, 1),
        () -> bus.readPresent(new ServoSamples(1)),
        () -> bus.writeGoals(new int[] {1}, new int[] {1}));
  }

  @Test
  void aScanFindsWhoIsThere() throws BusException {
    servos.add(200, 777, 12);
    assertThat(bus.scan())
        .containsExactly(
            new ServoIdentity(1, 1001, 9),
            new ServoIdentity(2, 1002, 9),
            new ServoIdentity(3, 1003, 9),
            new ServoIdentity(200, 777, 12));
  }

  @Test
  void aScanOfAnEmptyBusFindsNobody() throws BusException {
    for (int id = 1; id <= 3; id++) servos.remove(id);
    assertThat(bus.scan()).isEmpty();
    assertThat(clock.nanos()).isLessThan(10_000_000_000L);
  }

  @Test
  void aScanSeesTwoServosThatAnswerOneAfterTheOther() {
    line.mishap(
        2000,
        answers -> {
          List<byte[]> all = new ArrayList<>();
          for (byte[] answer : answers) {
            all.add(answer);
            if (isFrom(2, answer)) all.add(answer);
          }
          return all;
        });
    assertTwo();
  }

  @Test
  void aScanSeesTwoServosThatAnswerAtOnce() {
    byte[] other = servos.status(2, (byte) 0x12, (byte) 0x34, (byte) 0x56);
    line.mishap(
        2000,
        answers -> {
          List<byte[]> all = new ArrayList<>();
          for (byte[] answer : answers)
            if (isFrom(2, answer)) all.addAll(Mishaps.collide(answer, other));
            else all.add(answer);
          return all;
        });
    assertTwo();
  }

  private void assertTwo() {
    BusException thrown = catchThrowableOfType(BusException.class, () -> bus.scan());
    assertThat(thrown.id()).isEqualTo(2);
    assertThat(thrown).hasMessageStartingWith("two servos answer to id 2 on /dev/ttyFAKE");
  }

  private static boolean isFrom(int id, byte[] answer) {
    return answer[answer[2] == (byte) 0xFD ? 4 : 2] == id;
  }

  @Test
  void oneDamagedAnswerIsNotYetASecondServo() throws BusException {
    line.mishap(1, Mishaps.FLIPPED_CHECKSUM);
    assertThat(bus.scan()).hasSize(3);
  }

  /// The sender stood still between two of its own answers.
  @ParameterizedTest
  @ValueSource(longs = {11_000_000, 14_000_000, 25_000_000})
  void anAnswerThatComesLateIsNotYetASecondServo(long lateNanos) throws BusException {
    servos.remove(1);
    servos.remove(3);
    int asked = line.sent.size();
    List<ServoIdentity> calm = bus.scan();
    int requests = line.sent.size() - asked;
    for (int late = 0; late < requests; late++) {
      line.mishaps.clear();
      line.mishap(late, answers -> answers);
      line.mishap(
          1,
          answers -> {
            for (byte[] answer : answers) line.arrive(answer, clock.nanos() + lateNanos);
            return List.of();
          });
      assertThat(bus.scan()).isEqualTo(calm);
      clock.sleepUntil(clock.nanos() + 1_000_000_000);
    }
  }

  @Test
  void aRegisterThatTheFamilyLacksIsNamed() {
    for (Register register : Register.values())
      if (!family.registers().has(register))
        assertThatThrownBy(() -> bus.read(1, register))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(register.name());
  }

  /// Whatever the wire says, a call ends: with what a sound packet said, or with a [BusException].
  @Test
  void noiseNeverBreaksTheBus() {
    SplittableRandom random = new SplittableRandom(77);
    ServoSamples samples = new ServoSamples(1, 2, 3);
    for (int i = 0; i < 300; i++) {
      line.mishaps.clear();
      line.mishap(
          40,
          answers -> {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            for (int j = 0; j < noise.length; j++) if (random.nextInt(3) == 0) noise[j] = -1;
            return random.nextBoolean() ? List.of(noise) : answers;
          });
      try {
        bus.readPresent(samples);
        int position = bus.read(2, Register.PRESENT_POSITION);
        assertThat(position).isEqualTo(502);
      } catch (BusException e) {
        assertThat(e.id()).isEqualTo(2);
      }
      for (int s = 0; s < 3; s++)
        if (samples.fresh(s)) assertThat(samples.position(s)).isEqualTo(501 + s);
    }
  }
}
