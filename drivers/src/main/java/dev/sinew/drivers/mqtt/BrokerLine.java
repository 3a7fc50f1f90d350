package dev.sinew.drivers.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;

/// The bytes between the client and the broker. Sends at once and holds little back: what lies in a
/// send buffer can be neither dropped nor overtaken.
///
/// Nothing can be read before something was written: a client whose receiver sees the end of the
/// connection before its connecting thread looked leaves that thread waiting for ever (Paho's
/// `CommsReceiver.start`, release 1.2.5).
final class BrokerLine implements NetworkModule {

  private static final int SEND_BUFFER = 32 << 10;
  private static final int ANSWER_MS = 5000;

  private final MqttSettings settings;
  private final String host;
  private final int port;
  private final CountDownLatch spoken = new CountDownLatch(1);
  private volatile boolean cut;
  private volatile Socket socket;

  BrokerLine(MqttSettings settings) {
    this.settings = settings;
    String address = settings.url().substring(settings.url().indexOf("//") + 2);
    int colon = address.lastIndexOf(':');
    host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    port = Integer.parseInt(address.substring(colon + 1));
  }

  @Override
  public void start() throws IOException {
    Socket plain = new Socket();
    socket = plain;
    if (cut) throw new IOException("given up");
    plain.setTcpNoDelay(true);
    plain.setSendBufferSize(SEND_BUFFER);
    plain.connect(new InetSocketAddress(host, port), ANSWER_MS);
    if (settings.encrypted()) socket = encrypted(plain);
  }

  /// Checks that the certificate is for the host of the url (RFC 2818).
  private SSLSocket encrypted(Socket plain) throws IOException {
    SSLSocket tls = (SSLSocket) TlsSockets.of(settings).createSocket(plain, host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.setSoTimeout(ANSWER_MS);
    tls.startHandshake();
    tls.setSoTimeout(0);
    return tls;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        awaitSpoken();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        awaitSpoken();
        return super.read(bytes, from, length);
      }

      @Override
      public int available() throws IOException {
        return spoken.getCount() > 0 ? 0 : super.available();
      }
    };
  }

  private void awaitSpoken() throws IOException {
    try {
      spoken.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(socket.getOutputStream()) {
      @Override
      public void write(int value) throws IOException {
        out.write(value);
        spoken.countDown();
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        spoken.countDown();
      }
    };
  }

  /// Ends it under whoever waits for it. Any thread; idempotent.
  @Override
  public void stop() throws IOException {
    cut = true;
    spoken.countDown();
    if (socket != null) socket.close();
  }

  @Override
  public String getServerURI() {
    return settings.url();
  }
}
