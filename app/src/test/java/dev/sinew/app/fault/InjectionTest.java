package dev.sinew.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InjectionTest {

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultIsReadBackFromItsOwnWords(Fault fault) {
    Injection injection = new Injection(fault, 2.5);
    assertThat(Injection.parse(injection.toString())).isEqualTo(injection);
    assertThat(Injection.parse(fault.word()).seconds()).isEqualTo(2);
    assertThat(fault.text()).isNotBlank();
  }

  @Test
  void aWordThatIsNoFaultIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> Injection.parse("nan-chnk@1"))
        .hasMessage("no fault 'nan-chnk'; did you mean 'nan-chunk'?");
  }

  @Test
  void secondsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Injection.parse("nan-chunk@soon"))
        .hasMessage("nan-chunk@soon: 'soon' is no number of seconds; write FAULT@2.5");
    for (String wrong : new String[] {"-1", "NaN", "1e9"})
      assertThatThrownBy(() -> Injection.parse("nan-chunk@" + wrong))
          .hasMessage("nan-chunk@" + wrong + ": seconds must be between 0 and 3600");
  }
}
