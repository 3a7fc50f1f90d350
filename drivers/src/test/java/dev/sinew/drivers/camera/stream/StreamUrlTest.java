package dev.sinew.drivers.camera.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.camera.Sections;
import dev.sinew.runtime.config.ConfigException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamUrlTest {

  private static StreamUrl read(String url) {
    return read(url, "", Map.of());
  }

  private static StreamUrl read(String url, String more, Map<String, String> environment) {
    return StreamUrl.read(
        Sections.top("url: \"" + url + "\"\n" + more), List.of("rtsp", "rtsps"), environment);
  }

  @Test
  void thePasswordMayStandInTheEnvironment() {
    String keys = "user: eve\npassword-env: CAM";
    StreamUrl url = read("rtsp://cam.lab/1", keys, Map.of("CAM", "p@ss/w:rd %"));
    assertThat(url.credentials()).contains("eve:p@ss/w:rd %");
    assertThat(url.uri()).hasToString("rtsp://eve:p%40ss%2Fw%3Ard%20%25@cam.lab/1");
    assertThat(url.shown()).isEqualTo("rtsp://cam.lab/1");
    assertThatThrownBy(() -> read("rtsp://cam.lab/1", keys, Map.of()))
        .hasMessageEndingWith("password-env: environment variable CAM is not set");
    assertThatThrownBy(() -> read("rtsp://bob:s3cret@cam.lab/1", keys, Map.of("CAM", "x")))
        .hasMessageEndingWith("user: the url names one already; leave it out there");
  }

  @Test
  void whatIsShownHoldsNoSecret() {
    StreamUrl url = read("rtsp://eve:p%40ss@cam.lab:8554/live/1?token=abc");
    assertThat(url.shown()).isEqualTo("rtsp://cam.lab:8554/live/1?...");
    assertThat(url.credentials()).contains("eve:p@ss");
    assertThat(url.bare()).hasToString("rtsp://cam.lab:8554/live/1?token=abc");
    assertThat(read("rtsps://[::1]/a").shown()).isEqualTo("rtsps://[::1]/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://eve:s3cret@cam/1",
        "rtsp:/eve:s3cret@cam",
        "rtsp://eve:s3cret@",
        "cam.lab/s3cret",
        "rtsp://eve:s3cret@cam:99999/1",
        "rtsp://eve:s3 cret@cam/1",
        "-i /etc/s3cret",
        "",
      })
  void whatIsNoAddressIsRefusedWithoutBeingShown(String url) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            Sections.FILE + ": cameras.top.url: is not rtsp://host/path or rtsps://host/path");
  }
}
