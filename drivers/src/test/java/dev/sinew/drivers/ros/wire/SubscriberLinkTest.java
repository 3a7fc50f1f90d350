package dev.sinew.drivers.ros.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriberLinkTest {

  private static final int MEBIBYTE = 1 << 20;

  private Socket subscriber;
  private SubscriberLink link;

  @BeforeEach
  void connect() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      subscriber = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
      link = new SubscriberLink(new Connection(server.accept()), "/slow");
    }
  }

  @AfterEach
  void close() throws Exception {
    link.close();
    subscriber.close();
  }

  private static byte[] frame(int number, int bytes) {
    return ByteBuffer.allocate(bytes).putInt(number).array();
  }

  private void start() {
    Thread.ofPlatform().daemon().start(link::send);
  }

  private int next(int bytes) throws Exception {
    return ByteBuffer.wrap(subscriber.getInputStream().readNBytes(bytes)).getInt();
  }

  @Test
  void theOldestMessagesOfASlowSubscriberAreDropped() throws Exception {
    for (int i = 0; i < 150; i++) link.offer(frame(i, 8));
    start();
    for (int i = 50; i < 150; i++) assertThat(next(8)).isEqualTo(i);
    assertThat(link.dropped()).isEqualTo(50);
  }

  @Test
  void bigMessagesAreHeldOnlyUpToThirtyTwoMebibytes() throws Exception {
    for (int i = 0; i < 40; i++) link.offer(frame(i, MEBIBYTE));
    start();
    for (int i = 8; i < 40; i++) assertThat(next(MEBIBYTE)).isEqualTo(i);
    assertThat(link.dropped()).isEqualTo(8);
  }

  @Test
  void oneMessageThatIsBiggerThanAllThatIsSentAllTheSame() throws Exception {
    link.offer(frame(1, 8));
    link.offer(frame(2, 33 * MEBIBYTE));
    start();
    assertThat(next(33 * MEBIBYTE)).isEqualTo(2);
    assertThat(link.dropped()).isEqualTo(1);
  }
}
