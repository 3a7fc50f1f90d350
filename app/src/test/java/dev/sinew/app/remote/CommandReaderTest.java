package dev.sinew.app.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.runtime.VirtualClock;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {

  private final RemoteDesk desk =
      new RemoteDesk((topic, kind, words) -> {}, true, new VirtualClock());
  private final CommandReader reader = new CommandReader(desk, Optional.of("s3cret"));

  @Test
  void aCommandWithTheTokenIsCarriedOutAndAnsweredWithItsId() throws InterruptedException {
    Map<String, Object> answer =
        say("start", "{'token':'s3cret','id':'x','seed':5,'prompt':'sort'}");
    assertThat(answer)
        .containsEntry("command", "start")
        .containsEntry("id", "x")
        .containsEntry("accepted", true);
    Start start = desk.awaitStart().orElseThrow();
    assertThat(start.seed()).hasValue(5);
    assertThat(start.prompt()).contains("sort");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "start | {} | wrong or missing token",
        "start | {'token':'S3cret'} | wrong or missing token",
        "start | {'token':7} | token: must be text",
        "start | {'token':'s3cret','sede':1} | unknown key 'sede'; start takes [seed, prompt]",
        "start | {'token':'s3cret','seed':1.5} | seed: must be a whole number",
        "start | {'token':'s3cret','seed':99999999999999999999} | seed: must be a whole number",
        "label | {'token':'s3cret'} | label: is missing",
        "go | {'token':'s3cret'} | no command 'go'; known: [start, stop, label, prompt, event,"
            + " note, clear]",
        "start | [] | must be a JSON object",
        "start | {'token':'s3cret'} {} | not JSON",
        "start | {'token':'x','token':'s3cret'} | not JSON",
      })
  void whatIsNoCommandChangesNothingAndSaysWhy(String word, String payload, String why) {
    Map<String, Object> answer = say(word, payload);
    assertThat(answer).containsEntry("accepted", false);
    assertThat((String) answer.get("detail")).contains(why);
    assertThat(desk.stop().why()).isEqualTo("no episode runs");
  }

  @Test
  void theTokenIsNeverRepeated() {
    assertThat(say("start", "{'token':'almost'}").toString()).doesNotContain("almost");
    assertThat(say("start", "{'token':'almost', }").toString()).doesNotContain("almost");
  }

  @Test
  void aRetainedCommandIsRefused() {
    byte[] start = "{\"token\":\"s3cret\"}".getBytes(UTF_8);
    assertThat(reader.command("start", start, true)).containsEntry("accepted", false);
  }

  @Test
  void aStopRequestNeedsNoTokenAndNoForm() {
    reader.stopRequest("help".getBytes(UTF_8), false);
    assertThat(say("start", "{'token':'s3cret'}").get("detail").toString()).contains("latched");
  }

  @Test
  void aRetainedStopRequestIsAnOldOne() {
    reader.stopRequest("{}".getBytes(UTF_8), true);
    assertThat(say("start", "{'token':'s3cret'}")).containsEntry("accepted", true);
  }

  @Property(tries = 2000, seed = "1")
  void noBytesMakeItThrowOrStart(@ForAll byte[] payload, @ForAll String word) {
    RemoteDesk own = new RemoteDesk((topic, kind, words) -> {}, true, new VirtualClock());
    CommandReader mine = new CommandReader(own, Optional.of("s3cret"));
    assertThat(mine.command(word, payload, false)).containsEntry("accepted", false);
    mine.stopRequest(payload, false);
    assertThat(own.clear().accepted()).isTrue();
  }

  private Map<String, Object> say(String word, String payload) {
    return reader.command(word, payload.replace('\'', '"').getBytes(UTF_8), false);
  }
}
