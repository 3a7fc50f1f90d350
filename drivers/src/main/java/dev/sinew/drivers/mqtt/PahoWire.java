package dev.sinew.drivers.mqtt;

import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/// A connection by Eclipse Paho. A new client for each, without its own reconnecting, whose state
/// after a failed attempt is not to be relied on; on daemon threads of our own, which end with it.
final class PahoWire implements Wire {

  /// The client tells its log on the terminal what we tell in one line; held, or it is forgotten.
  private static final Logger SILENT = Logger.getLogger("org.eclipse.paho");

  private static final int ANSWER_MS = 5000;
  private static final int GOODBYE_MS = 300;

  /// Connecting, receiving, sending, calling back, asking whether the broker is there.
  private static final int THREADS = 6;

  private static final long LARGEST_PACKET = 1 << 20;

  /// Above it are the client's own codes.
  private static final int LAST_MQTT_CODE = 0xFF;

  private static final Set<Integer> NOT_NOW =
      Set.of(
          (int) MqttClientException.REASON_CODE_MAX_INFLIGHT,
          (int) MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED,
          (int) MqttClientException.REASON_CODE_CLIENT_DISCONNECTING,
          (int) MqttClientException.REASON_CODE_CLIENT_CLOSED);

  static {
    SILENT.setLevel(Level.OFF);
  }

  private final MqttSettings settings;
  private final Optional<Presence> presence;
  private final ScheduledExecutorService threads;
  private final PahoEars ears;
  private final BrokerLine line;
  private final Listener listener;
  private MqttAsyncClient client;

  PahoWire(MqttSettings settings, Optional<Presence> presence, Clock clock, Listener listener) {
    this.settings = settings;
    this.presence = presence;
    this.listener = listener;
    ears = new PahoEars(clock, listener);
    line = new BrokerLine(settings);
    threads =
        Executors.newScheduledThreadPool(
            THREADS, work -> Thread.ofPlatform().daemon().name("mqtt").unstarted(work));
  }

  @Override
  public void connect() throws IOException {
    try {
      client =
          new MqttAsyncClient(
              settings.url(), settings.clientId(), new MemoryPersistence(), null, threads) {
            @Override
            protected NetworkModule[] createNetworkModules(
                String address, MqttConnectionOptions options) {
              return new NetworkModule[] {line};
            }
          };
      client.setCallback(ears);
      client.connect(options()).waitForCompletion(ANSWER_MS);
    } catch (MqttException | IllegalArgumentException e) {
      throw new IOException(PahoWords.of(e), e);
    }
  }

  private MqttConnectionOptions options() throws IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setUseSubscriptionIdentifiers(false);
    options.setKeepAliveInterval(settings.keepAliveSeconds());
    options.setConnectionTimeout(ANSWER_MS / 1000);
    options.setMaximumPacketSize(LARGEST_PACKET);
    settings.user().ifPresent(options::setUserName);
    settings.password().ifPresent(options::setPassword);
    presence.ifPresent(p -> options.setWill(p.topic(), will(p)));
    return options;
  }

  private static MqttMessage will(Presence presence) {
    MqttMessage will = new MqttMessage(presence.lost().getBytes(StandardCharsets.UTF_8));
    will.setQos(1);
    will.setRetained(true);
    return will;
  }

  @Override
  public void subscribe(String filter, int qos) throws IOException {
    try {
      IMqttToken token = client.subscribe(new MqttSubscription(filter, qos));
      token.waitForCompletion(ANSWER_MS);
      for (int code : token.getReasonCodes())
        if (code >= 0x80) throw new IOException(PahoWords.ofCode(code));
    } catch (MqttException e) {
      throw new IOException(PahoWords.of(e), e);
    }
  }

  @Override
  public boolean send(Letter letter, int expirySeconds) throws IOException {
    try {
      client.publish(
          letter.topic(),
          PahoMessages.outgoing(letter.message(), expirySeconds),
          null,
          new Receipt(letter));
      return true;
    } catch (MqttException e) {
      if (NOT_NOW.contains(e.getReasonCode())) return false;
      throw new IOException(PahoWords.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private final class Receipt implements MqttActionListener {

    private final Letter letter;

    Receipt(Letter letter) {
      this.letter = letter;
    }

    @Override
    public void onSuccess(IMqttToken token) {
      int[] codes = token.getReasonCodes();
      boolean refused = codes != null && codes.length > 0 && codes[0] >= 0x80;
      if (refused) listener.refused(letter, PahoWords.ofCode(codes[0]));
      else listener.sent(letter);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
      if (cause instanceof MqttException said && said.getReasonCode() <= LAST_MQTT_CODE)
        listener.refused(letter, PahoWords.of(cause));
    }
  }

  @Override
  public boolean alive() {
    return client.isConnected();
  }

  @Override
  public void close() {
    try {
      if (client != null && client.isConnected()) client.disconnectForcibly(0, GOODBYE_MS, true);
    } catch (MqttException | RuntimeException e) {
      listener.lost(PahoWords.of(e));
    } finally {
      end();
    }
  }

  private void end() {
    try {
      line.stop();
    } catch (IOException e) {
      listener.lost(e.getMessage());
    }
    threads.shutdownNow();
  }
}
