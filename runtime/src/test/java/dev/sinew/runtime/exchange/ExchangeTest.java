package dev.sinew.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.ChunkBuffer;
import dev.sinew.runtime.OperatorInput;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.safety.Answer;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {

  private static final ExchangeSpec SPEC =
      new ExchangeSpec(
          2,
          3,
          List.of(
              new StreamSpec("joint-position", 2, Unit.RADIAN),
              new StreamSpec("force", 3, Unit.NEWTON)));

  @TempDir Path folder;

  @Test
  void whatOneSideWritesTheOtherReadsThroughTheFile() throws IOException {
    Path file = folder.resolve("exchange");
    Exchange spine = ExchangeFile.create(file, SPEC);
    Exchange brain = ExchangeFile.open(file, SPEC);
    spine.ring("force").publish(5, new double[] {1, 2, 3});
    spine.epoch().advance();
    brain.stopWord().ask(StandardRule.OPERATOR);
    brain.mailbox().post(Request.PLACE, 42, 0);
    brain.chunks().put(chunk(7, 1, 2, 3, 4));

    double[] force = new double[3];
    brain.ring("force").newest(force);
    ChunkBuffer taken = new ChunkBuffer(3, 2);
    assertThat(force).containsExactly(1, 2, 3);
    assertThat(brain.epoch().current()).isEqualTo(1);
    assertThat(spine.stopWord().asked()).isEqualTo(StandardRule.OPERATOR);
    assertThat(spine.mailbox().kind()).isEqualTo(Request.PLACE);
    assertThat(spine.mailbox().first()).isEqualTo(42);
    assertThat(spine.chunks().take(taken)).isTrue();
    assertThat(taken.sequence()).isEqualTo(7);
    assertThat(taken.value(1, 1)).isEqualTo(4);
    assertThat(spine.chunks().take(taken)).isFalse();
  }

  @Test
  void anOperatorAndTheArmSeeEachOtherThroughTheFile() throws IOException {
    Path file = folder.resolve("exchange");
    Exchange spine = ExchangeFile.create(file, SPEC);
    Exchange brain = ExchangeFile.open(file, SPEC);
    OperatorInput reading = new OperatorInput(2);
    reading.reading(3, 11, 0b10, true, false);
    reading.position(1, -0.5);
    brain.operator().write(reading);
    brain.operator().grant(0b11);
    spine.follower().joint(0, 1, 2);
    spine.follower().joint(1, 3, 4);
    spine.follower().publish(9, 0b10);

    OperatorInput heard = new OperatorInput(2);
    FollowerPicture seen = brain.follower().picture();
    assertThat(spine.operator().read(heard)).isTrue();
    assertThat(seen.refresh()).isTrue();
    assertThat(heard.words()).containsExactly(reading.words());
    assertThat(heard.authority()).isEqualTo(0b11);
    assertThat(seen.stampNanos()).isEqualTo(9);
    assertThat(seen.authority()).isEqualTo(0b10);
    assertThat(List.of(seen.sent(0), seen.measured(0), seen.sent(1), seen.measured(1)))
        .containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void aReadingThatWasWrittenHalfIsNotHeardButWhatIsGrantedIs() {
    MemorySegment memory = Arena.ofAuto().allocate(OperatorBoard.bytes(1), 128);
    OperatorBoard board = new OperatorBoard(1, memory);
    OperatorInput reading = new OperatorInput(1);
    reading.reading(1, 5, 1, true, true);
    board.write(reading);
    OperatorInput heard = new OperatorInput(1);
    board.read(heard);
    new Cell(memory, Cell.SPACING).setRelease(3);
    reading.reading(2, 6, 1, true, true);
    board.grant(1);
    assertThat(board.read(heard)).isFalse();
    assertThat(heard.sequence()).isEqualTo(1);
    assertThat(heard.authority()).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherLayoutOrNoneIsRefused() throws IOException {
    Path file = folder.resolve("exchange");
    ExchangeFile.create(file, SPEC);
    assertThatThrownBy(() -> ExchangeFile.open(file, new ExchangeSpec(2, 9, SPEC.streams())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes, but this exchange needs");
    ExchangeSpec renamed =
        new ExchangeSpec(
            2, 3, List.of(SPEC.streams().getFirst(), new StreamSpec("torque", 3, Unit.NEWTON)));
    assertThatThrownBy(() -> ExchangeFile.open(file, renamed))
        .hasMessageContaining("is no exchange of this version and layout");
    Path zeros = folder.resolve("zeros");
    Files.write(zeros, new byte[(int) Files.size(file)]);
    assertThatThrownBy(() -> ExchangeFile.open(zeros, SPEC))
        .hasMessageContaining("is no exchange of this version and layout");
  }

  @Test
  void theFirstReasonToStopStandsAndRubbishCountsAsTheOperator() {
    Cell cell = new Cell();
    StopWord word = new StopWord(cell);
    assertThat(word.asked()).isNull();
    word.ask(StandardRule.SOURCE_FAILED);
    word.ask(StandardRule.OPERATOR);
    assertThat(word.asked()).isEqualTo(StandardRule.SOURCE_FAILED);
    word.clear();
    assertThat(word.asked()).isNull();
    for (long rubbish : new long[] {-1, 1000, Long.MIN_VALUE, Long.MAX_VALUE}) {
      cell.setRelease(rubbish);
      assertThat(word.asked()).isEqualTo(StandardRule.OPERATOR);
    }
  }

  @Test
  void aMailboxTakesOneRequestAtATime() {
    Mailbox mailbox = new Mailbox(Arena.ofAuto().allocate(Mailbox.bytes(), 128));
    assertThat(mailbox.pending()).isFalse();
    assertThat(mailbox.post(Request.ARM, 0, 0)).isTrue();
    assertThat(mailbox.answered()).isFalse();
    assertThat(mailbox.post(Request.ARM, 0, 0)).isFalse();
    mailbox.reply(Answer.NOT_AT_REST);
    assertThat(mailbox.answered()).isTrue();
    assertThat(mailbox.answer()).isEqualTo(Answer.NOT_AT_REST);
    assertThat(mailbox.pending()).isFalse();
  }

  @Test
  void aChunkOfAMadWriterIsCopiedAsOneWithoutRows() {
    MemorySegment memory = Arena.ofAuto().allocate(ChunkSlots.bytes(3, 2), 128);
    ChunkSlots slots = new ChunkSlots(3, 2, memory);
    slots.put(chunk(1, 1, 2));
    for (long at = 128; at < memory.byteSize(); at += 128)
      memory.set(ValueLayout.JAVA_LONG, at, 1_000_000);
    ChunkBuffer taken = new ChunkBuffer(3, 2);
    assertThat(slots.take(taken)).isTrue();
    assertThat(taken.rows()).isZero();
    new Cell(memory, 0).setRelease(7);
    slots.take(taken);
    assertThat(taken.rows()).isZero();
  }

  @Test
  void aPictureWhoseWriterDiedHalfWayIsRefused() {
    MemorySegment memory = Arena.ofAuto().allocate(Board.bytes(2), 128);
    Board board = new Board(2, memory);
    board.write(new long[] {1, 2});
    long[] out = new long[2];
    assertThat(board.read(out, 10)).isTrue();
    assertThat(out).containsExactly(1, 2);
    new Cell(memory, 0).setRelease(3);
    assertThat(board.read(out, 10)).isFalse();
  }

  private static ActionChunk chunk(long sequence, double... values) {
    return new ActionChunk(
        0, 1, 2, values, new ActionChunk.Provenance(sequence, 0, 0, "", 0, "test"));
  }
}
