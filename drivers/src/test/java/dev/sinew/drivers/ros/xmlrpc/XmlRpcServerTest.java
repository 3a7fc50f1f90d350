package dev.sinew.drivers.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.peer.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRpcServerTest {

  private static final String CALL =
      "<methodCall><methodName>echo</methodName><params><param><value>x</value></param></params>"
          + "</methodCall>";

  private XmlRpcServer server;
  private final XmlRpcClient client = new XmlRpcClient(5_000);

  @BeforeEach
  void start() throws IOException {
    server =
        new XmlRpcServer(
            InetAddress.getLoopbackAddress(), 0, Thread.ofPlatform().daemon().factory());
    server.start(
        call -> {
          if (call.method().equals("fail")) throw new XmlRpcException("as asked");
          return call.parameters();
        });
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpAddress address() throws XmlRpcException {
    return HttpAddress.parse("http://127.0.0.1:" + server.port());
  }

  @Test
  void aCallIsAnswered() throws Exception {
    assertThat(client.call(address(), "echo", "a", 1L, List.of(true)))
        .isEqualTo(List.of("a", 1L, List.of(true)));
    assertThatThrownBy(() -> client.call(address(), "fail")).hasMessage("fault: as asked");
  }

  @Test
  void severalCallsGoOverOneConnection() throws Exception {
    String request = "POST /RPC2 HTTP/1.1\r\nContent-Length: " + CALL.length() + "\r\n\r\n" + CALL;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        HttpMessage answer = HttpMessage.read(socket.getInputStream(), false);
        assertThat(answer.firstLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(XmlRpcReader.response(answer.body())).isEqualTo(List.of("x"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
        "\r\n\r\n",
        "\0\0\0\0"
      })
  void whoeverSpeaksSomethingElseHarmsNobody(String garbage) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    assertThat(client.call(address(), "echo", "still")).isEqualTo(List.of("still"));
  }

  @Test
  void connectionsThatAreTooManyAreClosedAndRoomComesBack() throws Exception {
    Socket[] crowd = new Socket[64];
    for (int i = 0; i < crowd.length; i++)
      crowd[i] = new Socket(InetAddress.getLoopbackAddress(), server.port());
    try (Socket tooMany = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
    }
    for (Socket each : crowd) each.close();
    Await.until("room", () -> answers("again"));
  }

  private boolean answers(String word) throws XmlRpcException {
    try {
      return client.call(address(), "echo", word).equals(List.of(word));
    } catch (XmlRpcException _) {
      return false;
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsNamed() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        XmlRpcClient impatient = new XmlRpcClient(100)) {
      HttpAddress there = HttpAddress.parse("http://127.0.0.1:" + silent.getLocalPort());
      assertThatThrownBy(() -> impatient.call(there, "echo")).hasMessage("no answer in time");
    }
    HttpAddress closed = HttpAddress.parse("http://127.0.0.1:" + Await.freePort());
    assertThatThrownBy(() -> client.call(closed, "echo")).hasMessage("connection refused");
  }

  @Test
  void closingTheClientEndsACallThatSomebodyWaitsFor() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HttpAddress there = HttpAddress.parse("http://127.0.0.1:" + silent.getLocalPort());
      Thread closer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (Socket _ = silent.accept()) {
                      client.close();
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      assertThatThrownBy(() -> client.call(there, "echo")).isInstanceOf(XmlRpcException.class);
      closer.join();
    }
  }

  @Test
  void addressesOfContainersWithAnUnderscoreAreGood() throws Exception {
    assertThat(HttpAddress.parse("http://my_robot:11311/"))
        .isEqualTo(new HttpAddress("my_robot", 11311, "/"));
    assertThat(HttpAddress.parse("http://[::1]:80")).hasToString("http://[::1]:80/");
    for (String bad :
        List.of(
            "",
            "robot:11311",
            "http://robot",
            "http://robot:0/",
            "http://:1/",
            "http://r:99999/",
            "http://a b:1/",
            "http://a:1/\r\nX: y",
            "https://a:1/",
            "http://a:-1/"))
      assertThatThrownBy(() -> HttpAddress.parse(bad)).isInstanceOf(XmlRpcException.class);
  }

  @Property(seed = "4714", tries = 1_000)
  void aDamagedHttpMessageIsReadOrRefused(
      @ForAll @IntRange(max = 10_000) int place, @ForAll byte damage, @ForAll boolean cut)
      throws IOException {
    String head = "POST / HTTP/1.1\r\nContent-Length: " + CALL.length() + "\r\nA: b\r\n\r\n";
    byte[] whole = (head + CALL).getBytes(StandardCharsets.US_ASCII);
    int at = place % whole.length;
    int length = cut ? at : whole.length;
    whole[at] = damage;
    try {
      HttpMessage read = HttpMessage.read(new ByteArrayInputStream(whole, 0, length), false);
      if (read != null) assertThat(read.body().length).isLessThanOrEqualTo(whole.length);
    } catch (XmlRpcException e) {
      assertThat(e.getMessage()).doesNotContain("\n");
    }
  }
}
