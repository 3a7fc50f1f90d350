package dev.sinew.teleop.device.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// What keys send: `showkey -a` and xterm's control sequences ("PC-Style Function Keys").
class KeyDecoderTest {

  private static final long LATER = KeyDecoder.ESCAPE_NANOS + 1;

  private final KeyDecoder decoder = new KeyDecoder();
  private final List<Integer> keys = new ArrayList<>();
  private long now;

  @Test
  void charactersAreTheirOwnKeys() {
    type("qS .,");
    assertThat(keys).containsExactly((int) 'q', (int) 'S', (int) ' ', (int) '.', (int) ',');
  }

  @Test
  void enterTabAndBackspaceHaveNames() {
    type("\r\n\t\b\u007f");
    assertThat(keys)
        .containsExactly(
            KeyCode.ENTER, KeyCode.ENTER, KeyCode.TAB, KeyCode.BACKSPACE, KeyCode.BACKSPACE);
  }

  @Test
  void arrowsComeInBothModesOfATerminal() {
    type("\u001b[A\u001b[B\u001b[C\u001b[D\u001bOA\u001bOB\u001bOC\u001bOD");
    List<Integer> four = List.of(KeyCode.UP, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.LEFT);
    assertThat(keys).hasSize(8).startsWith(four.toArray(Integer[]::new)).endsWith(KeyCode.LEFT);
    assertThat(keys.subList(4, 8)).isEqualTo(four);
  }

  @Test
  void anArrowThatComesInPiecesIsOneArrowAndNoEscape() {
    type("\u001b");
    pass(KeyDecoder.ESCAPE_NANOS);
    type("[");
    pass(KeyDecoder.SEQUENCE_NANOS);
    type("C");
    assertThat(keys).containsExactly(KeyCode.RIGHT);
  }

  @Test
  void escapeIsToldByTheSilenceAfterIt() {
    type("\u001b");
    pass(KeyDecoder.ESCAPE_NANOS);
    assertThat(keys).isEmpty();
    pass(1);
    assertThat(keys).containsExactly(KeyCode.ESC);
    pass(LATER);
    type("s");
    assertThat(keys).containsExactly(KeyCode.ESC, (int) 's');
  }

  @Test
  void escapeTwiceIsEscapeTwiceAndBeforeAnArrowBoth() {
    type("\u001b\u001b");
    pass(LATER);
    assertThat(keys).containsExactly(KeyCode.ESC, KeyCode.ESC);
    type("\u001b\u001b[C");
    assertThat(keys).containsExactly(KeyCode.ESC, KeyCode.ESC, KeyCode.ESC, KeyCode.RIGHT);
  }

  @Test
  void otherKeysMeanNothingAndTheirLettersLeastOfAll() {
    // Delete, F5, Ctrl-right, Home, F1, Alt-q, a mouse report
    type("\u001b[3~\u001b[15~\u001b[1;5C\u001b[H\u001bOP\u001bq\u001b[<0;3;4M");
    pass(LATER);
    assertThat(keys).isEmpty();
  }

  @Test
  void aSequenceThatNeverEndsIsGivenUp() {
    type("\u001b[");
    pass(KeyDecoder.SEQUENCE_NANOS + 1);
    type("C");
    assertThat(keys).containsExactly((int) 'C');
  }

  @Property(seed = "20261122", tries = 2000)
  void afterAnythingAndASilenceAKeyIsAKey(
      @ForAll @Size(max = 200)
          List<@Chars({27, '[', 'O', '1', ';', 'C', 'q', 13, 0, 0xffff}) Character> characters) {
    for (char c : characters) type(String.valueOf(c));
    pass(KeyDecoder.SEQUENCE_NANOS + 1);
    keys.clear();
    type("s");
    assertThat(keys).containsExactly((int) 's');
  }

  private void type(String text) {
    for (char c : text.toCharArray()) {
      hear(decoder.silence(now));
      hear(decoder.take(c, now));
    }
  }

  private void pass(long nanos) {
    now += nanos;
    hear(decoder.silence(now));
  }

  private void hear(int key) {
    if (key != KeyCode.NONE) keys.add(key);
  }
}
