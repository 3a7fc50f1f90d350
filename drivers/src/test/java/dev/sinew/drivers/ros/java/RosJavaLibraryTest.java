package dev.sinew.drivers.ros.java;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.drivers.ros.node.RosException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RosJavaLibraryTest {

  @Test
  void whereItIsNotOneLineSaysHowToGetIt() {
    assertThatThrownBy(() -> RosJavaLibrary.FOLDER.find(Map.of()))
        .isInstanceOf(RosException.class)
        .hasMessageStartingWith("rosjava is not here")
        .hasMessageContaining("-Prosjava")
        .hasMessageContaining("SINEW_ROSJAVA")
        .hasMessageNotContainingAny("\n");
  }

  @Test
  void aFolderWithoutItIsNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> RosJavaLibrary.FOLDER.find(Map.of("SINEW_ROSJAVA", empty.toString())))
        .isInstanceOf(RosException.class)
        .hasMessageContaining(empty.toString())
        .hasMessageContaining("no jar there");
    assertThatThrownBy(
            () -> RosJavaLibrary.FOLDER.find(Map.of("SINEW_ROSJAVA", empty + "/nothing")))
        .isInstanceOf(RosException.class)
        .hasMessageContaining("no folder that can be read");
  }
}
