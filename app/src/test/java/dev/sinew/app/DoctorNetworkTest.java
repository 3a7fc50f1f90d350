package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.peer.Broker;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class DoctorNetworkTest {

  @TempDir private Path folder;

  @Test
  void aBrokerThatIsNotThereIsSaidWithItsAddressAndWhatToLookAt() throws IOException {
    String url = "tcp://127.0.0.1:" + closedPort();
    Cli cli = Cli.run("doctor", "mqtt", "--url", url);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.out())
        .contains("FAIL  connection")
        .contains(url)
        .contains("is a broker running there")
        .endsWith("1 of 2 checks failed\n");
  }

  @Test
  void aBrokerIsAskedHowLongAMessageTakes() throws IOException {
    try (Broker broker = new Broker(folder)) {
      Cli cli = Cli.run("doctor", "mqtt", "--url", broker.url());
      assertThat(cli.exit()).isZero();
      assertThat(cli.out()).contains("ok    messages   200 there and back: p50 ");
    }
  }

  @Test
  void theBrokerIsThatOfTheDeployment() throws IOException {
    String url = "tcp://127.0.0.1:" + closedPort();
    Path config = folder.resolve("d.yaml");
    Files.writeString(config, "mqtt: {broker: {url: \"" + url + "\"}}\n");
    assertThat(Cli.run("doctor", "mqtt", config).out()).contains(url);

    Files.writeString(config, "robot: {driver: sim-pusht}\n");
    assertThat(Cli.run("doctor", "mqtt", config).out())
        .contains("d.yaml: mqtt.broker: is missing, and so is robot.broker");
  }

  @Test
  void aMasterThatDoesNotAnswerIsSaidWithItsAddressAndWhatToLookAt() throws IOException {
    String master = "http://127.0.0.1:" + closedPort();
    Cli cli = Cli.run("doctor", "ros", "--master", master);
    assertThat(cli.exit()).isEqualTo(1);
    assertThat(cli.out())
        .contains("ok    names      others reach this node as ")
        .contains("FAIL  master     " + master + " does not answer")
        .contains("is roscore running there, and is ROS_MASTER_URI right?");
  }

  @Test
  void aNameThatIsNotThisMachinesIsFoundBeforeAnyNodeFailsToConnect() throws IOException {
    Path config = folder.resolve("d.yaml");
    String master = "http://127.0.0.1:" + closedPort();
    Files.writeString(
        config, "robot: {driver: ros, node: {master: \"" + master + "\", host: 192.0.2.200}}\n");
    assertThat(Cli.run("doctor", "ros", config).out())
        .contains("FAIL  names      this node would call itself 192.0.2.200")
        .contains("set ROS_IP to one of [");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
