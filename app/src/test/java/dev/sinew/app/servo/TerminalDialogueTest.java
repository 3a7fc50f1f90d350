package dev.sinew.app.servo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalDialogueTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private TerminalDialogue typed(String text, boolean rewrites) {
    return new TerminalDialogue(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out, rewrites);
  }

  @Test
  void everyEnterCountsOnceAndAnEndOfInputIsNobody() {
    TerminalDialogue dialogue = typed("\nwords\n", true);
    int ready = 0;
    String complaint = "";
    while (complaint.isEmpty()) {
      try {
        if (dialogue.ready()) ready++;
      } catch (IOException e) {
        complaint = e.getMessage();
      }
      Thread.onSpinWait();
    }
    assertThat(ready).isEqualTo(2);
    assertThat(complaint).isEqualTo("nobody is there any more to press ENTER");
  }

  @Test
  void whatChangesIsWrittenOverAndThenLeft() {
    TerminalDialogue dialogue = typed("", true);
    dialogue.show("a");
    dialogue.show("b");
    dialogue.say("c");
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\033[Ka\r\033[Kb\nc\n".replace("\n", System.lineSeparator()));
  }

  @Test
  void whatChangesIsLeftOutWhereNothingCanBeWrittenOver() {
    TerminalDialogue dialogue = typed("", false);
    dialogue.show("a");
    dialogue.say("c");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("c" + System.lineSeparator());
  }
}
