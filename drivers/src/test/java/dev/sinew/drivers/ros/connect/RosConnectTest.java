package dev.sinew.drivers.ros.connect;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosConnectTest {

  /// Port 9 (discard) of this machine: nobody listens there.
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final RosConnect connect =
      new RosConnect(Map.of("ROS_MASTER_URI", NOWHERE, "ROS_IP", "127.0.0.1"));

  @Test
  void withoutASectionTheEnvironmentNamesTheMaster() {
    NodeOpener opener = connect.read(section("driver: ros\n"), "arm 1");
    assertThatThrownBy(() -> opener.open(new MonotonicClock()))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(NOWHERE);
  }

  @Test
  void theSectionIsBeforeTheEnvironment() {
    String master = "http://127.0.0.1:7";
    NodeOpener opener = connect.read(section("node: {master: \"" + master + "\"}\n"), "arm");
    assertThatThrownBy(() -> opener.open(new MonotonicClock()))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(master);
  }

  @Test
  void aBridgesKeysAreTheBridges() {
    assertThatCode(
            () ->
                connect.read(
                    section("node: {kind: rosbridge, url: \"ws://127.0.0.1:9\"}\n"), "arm"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: tcpross} | node.kind: no 'tcpross'; did you mean 'tcpros'?
          {master: 127.0.0.1} | node.master: "127.0.0.1": does not match
          {mastr: "http://a:1"} | node.mastr: unknown key; did you mean 'master'?
          {kind: rosbridge} | node.url: is missing
          {name: arm} | node.name: "arm": does not match
          """)
  void aSectionThatCannotBeIsSaid(String node, String complaint) {
    assertThatThrownBy(() -> connect.read(section("node: " + node), "arm"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("node.yaml: " + complaint);
  }

  private static ConfigSection section(String text) {
    return ConfigSection.parse(Path.of("node.yaml"), text);
  }
}
