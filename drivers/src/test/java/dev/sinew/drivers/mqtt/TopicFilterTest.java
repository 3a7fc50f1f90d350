package dev.sinew.drivers.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples of the standard: MQTT 5.0, section 4.7.
class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "sport/tennis/player1/#, sport/tennis/player1, true",
    "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
    "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true",
    "sport/#, sport, true",
    "#, sport/tennis, true",
    "sport/tennis/+, sport/tennis/player1, true",
    "sport/tennis/+, sport/tennis/player1/ranking, false",
    "sport/+, sport, false",
    "sport/+, sport/, true",
    "+/+, /finance, true",
    "/+, /finance, true",
    "+, /finance, false",
    "#, $SYS/broker, false",
    "+/monitor/Clients, $SYS/monitor/Clients, false",
    "$SYS/#, $SYS/broker, true",
    "$SYS/monitor/+, $SYS/monitor/Clients, true",
    "ACCOUNTS, Accounts, false",
    "/finance, finance, false"
  })
  void filtersMeanWhatTheStandardSays(String filter, String topic, boolean matches) {
    assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sport/tennis#", "sport/tennis/#/ranking", "sport+", "a\0b"})
  void whatTheStandardForbidsIsRefused(String filter) {
    assertThatThrownBy(() -> new TopicFilter(filter)).isInstanceOf(IllegalArgumentException.class);
  }
}
