package dev.sinew.policies.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A bundle comes from anywhere. What does not add up is refused in one line that names file, key
/// and value, before anything is loaded.
class HostileBundleTest {

  private static final Path GRAPHS =
      Path.of(
          System.getProperty("sinew.root"), "policies/src/test/resources/dev/sinew/policies/onnx");

  @TempDir private Path folder;
  private Copy bundle;

  @BeforeEach
  void copy() throws IOException {
    Files.writeString(folder.resolve("secret"), "outside");
    bundle = Copy.of("words", folder.resolve("bundle"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          file: prompt.onnx | file: ../secret | graphs.prompt.file: '../secret' leads out of the bundle's folder; a file inside it
          file: prompt.onnx | file: a/../../secret | graphs.prompt.file: 'a/../../secret' leads out of the bundle's folder; a file inside it
          file: prompt.onnx | file: /etc/passwd | graphs.prompt.file: '/etc/passwd' leads out of the bundle's folder; a file inside it
          file: prompt.onnx | file: . | graphs.prompt.file: '.' is no file
          file: prompt.onnx | file: "a\\0b" | graphs.prompt.file: 'a?b' is no file name
          file: golden/golden.safetensors | file: /etc/passwd | golden.file: '/etc/passwd' leads out of the bundle's folder; a file inside it
          file: step.onnx | data: [{file: ../secret, sha256: "0000000000000000000000000000000000000000000000000000000000000000"}], file: step.onnx | graphs.step.data[0].file: '../secret' leads out of the bundle's folder; a file inside it
          shape: [1, 4] | shape: [1.0e9, 1.0e9] | tensors.state.shape[0]: 1.0E9 is above 268435456
          shape: [1, 4] | shape: [99999999999999999999999] | tensors.state.shape[0]: 99999999999999999999999 is above 268435456
          shape: [1, 4] | shape: [1e999999999] | tensors.state.shape[0]: "Infinity" is not a integer
          shape: [1, 4] | shape: [16384, 16385] | tensors.state.shape: [16384, 16385] has more than 268435456 values
          shape: [1, 4]} | shape: [1, 268435456], pad-to: 268435456} | tensors.state.shape: makes 268435456 values of an observation, more than 67108864
          shape: [1, 64] | shape: [1, 65] | head.first: 'first' is float32 of 65 values, not the logits of a vocabulary of 64
          shape: [1, 7] | shape: [65536, 65536] | head.shape: 4294967296 values, more than 1048576
          shape: [1, 2, 10, 4] | shape: [1, 2, 33554432, 4] | cache.values.shape: makes 1073741892 values in all, more than 1073741824
          step-ms: 100 | step-ms: .nan | observation.step-ms: "NaN" is not a number
          step-ms: 100 | step-ms: 1.0e300 | observation.step-ms: 1.0E300 is above 60000
          step-ms: 100 | step-ms: 1.0e-300 | observation.step-ms: 1.0E-300 is below 0.001
          kind: identity | kind: mean-std, mean: [0, 0, 0, 0], std: [.nan, 1, 1, 1] | observation.inputs[0].normalizer.std[0]: "NaN" is not a number
          kind: identity | kind: min-max, min: [0, 0, 0, 0], max: [.inf, 1, 1, 1] | observation.inputs[0].normalizer.max[0]: "Infinity" is not a number
          kind: identity | kind: min-max, min: [0, 0, 0, 0], max: [0, 1, 1, 1] | observation.inputs[0].normalizer.min: min 0.0 is not below max 0.0 (value 0); an eps above 0 would stand for the zero range
          tolerance: 1.0e-5 | tolerance: .inf | golden.tolerance: "Infinity" is not a number
          tokens: 7 | tokens: 99999999999 | head.tokens: 99999999999 is above 4096
          only: [28, 59] | top-k: 99999999999\\n  temperature: 1 | head.top-k: 99999999999 is no number of the size that fits here
          {state: state} | {state: first} | graphs.prompt.inputs.state: nothing before makes 'first'; known: state, token, position
          {state: state} | {state: next-keys} | graphs.prompt.inputs.state: nothing before makes 'next-keys'; known: state, token, position
          , first: first} | , first: state} | graphs.prompt.outputs.first: 'state' is made by something else already
          , first: first} | , first: first, again: first} | graphs.prompt.outputs.again: 'first' is made by something else already
          first: {shape: [1, 64]} | next-keys: {shape: [1, 64]} | cache.keys: 'next-keys' is declared twice
          name: words | name: words\\nname: again | line 3: not valid YAML: Duplicate Object property "name"
          inputs: [{stream | inputs: [{stream: joint-position, width: 1, unit: m, normalizer: {kind: identity}}, {stream | observation.inputs[1].stream: 'joint-position' is declared already
          name: words | name: "a\\x1b[2Jb" | name: "a\\u001B[2Jb": does not match the regex pattern ^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$
          licence: Apache-2.0 | licence: &a [x, x], b: *a | line 27: '*a' stands for a value elsewhere; write the value
          name: words | name: !!javax.script.ScriptEngineManager [x] | name: ["x"] is not a string
          """)
  void aManifestThatLiesIsRefused(String from, String to, String complaint) throws IOException {
    bundle.edit(from, to.replace("\\n", "\n"));
    assertThatThrownBy(bundle::read)
        .isInstanceOf(ConfigException.class)
        .hasMessage(bundle.complaint(complaint));
  }

  @Test
  void twoGraphsThatNeedEachOtherAreRefused() throws IOException {
    bundle.edit("inputs: {state: state}", "inputs: {state: state, loop: logits}");
    assertThatThrownBy(bundle::read)
        .hasMessage(
            bundle.complaint(
                "graphs.prompt.inputs.loop: nothing before makes 'logits'; known: state, token,"
                    + " position"));
  }

  /// Nine times nine times ... words, and brackets within brackets.
  @Test
  void aManifestThatGrowsWhileItIsReadIsRefused() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
    for (int n = 1; n < 40; n++)
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(n, n, n - 1, n - 1, n - 1));
    manifest(laughs.toString(), "line 2: '*a0' stands for a value elsewhere; write the value");
    manifest(
        "name: " + "[".repeat(100_000),
        "not valid YAML: Document nesting depth (501) exceeds the maximum allowed (500, from"
            + " `StreamReadConstraints.getMaxNestingDepth()`)");
    manifest("name: " + "x".repeat(2_000_000), "has 2000006 bytes, more than 1048576");
  }

  private void manifest(String text, String complaint) throws IOException {
    Files.writeString(bundle.folder().resolve("policy.yaml"), text);
    assertThatThrownBy(bundle::read)
        .isInstanceOf(ConfigException.class)
        .hasMessage(bundle.complaint(complaint));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt.onnx", "golden/golden.safetensors"})
  void aLinkOutOfTheBundleIsRefused(String name) throws IOException {
    Path link = bundle.folder().resolve(name);
    for (Path outside : new Path[] {folder.resolve("secret"), Path.of("/dev/zero")}) {
      Files.delete(link);
      Files.createSymbolicLink(link, outside);
      assertThatThrownBy(bundle::read)
          .isInstanceOf(ConfigException.class)
          .hasMessageEndingWith(
              ".file: '" + name + "' leads out of the bundle's folder; a file inside it");
    }
  }

  @Test
  void aFolderThatIsALinkOutOfTheBundleIsRefused() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(bundle.folder().resolve("prompt.onnx"), inner.resolve("prompt.onnx"));
    Files.createSymbolicLink(bundle.folder().resolve("graphs"), inner);
    bundle.edit("file: prompt.onnx", "file: graphs/prompt.onnx");
    assertThatThrownBy(bundle::read)
        .hasMessageEndingWith(
            "graphs.prompt.file: 'graphs/prompt.onnx' leads out of the bundle's folder; a file"
                + " inside it");
  }

  @Test
  void filesThatAreLargerThanTheyCanBeAreRefusedUnread() throws IOException {
    grow("prompt.onnx", 100L << 30);
    assertThatThrownBy(bundle::read)
        .hasMessage(
            bundle.complaint(
                "graphs.prompt.file: 'prompt.onnx' has 107374182400 bytes; such a file has"
                    + " 2147483647 at most"));
    bundle = Copy.of("fast", folder.resolve("fast"));
    grow("fast.json", 1L << 30);
    assertThatThrownBy(bundle::read)
        .hasMessage(
            bundle.complaint(
                "head.detokenizer.tokenizer: 'fast.json' has 1073741824 bytes; such a file has"
                    + " 134217728 at most"));
    grow("golden/golden.safetensors", 1L << 40);
    assertThatThrownBy(bundle::read).hasMessageContaining("has 1073741824 bytes");
    grow("policy.yaml", 100L << 30);
    assertThatThrownBy(bundle::read)
        .hasMessage(bundle.complaint("has 107374182400 bytes, more than 1048576"));
  }

  /// Sparse: takes no room.
  private void grow(String name, long bytes) throws IOException {
    try (var file = new RandomAccessFile(bundle.folder().resolve(name).toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[[[ | not JSON: Unexpected end-of-input
          {} | has no token
          {"added_tokens": [{"id": 99999999999999, "content": "x"}]} | has no token
          {"added_tokens": [{"id": "x", "content": "x"}], "model": {"vocab": {"a": {}}}} | has no token
          """)
  void aTokenizerThatIsNoneIsRefused(String json, String complaint) throws IOException {
    bundle = Copy.of("fast", folder.resolve("fast"));
    Path file = bundle.folder().resolve("fast.json");
    Files.writeString(file, json);
    assertThatThrownBy(bundle::read)
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            bundle.complaint("head.detokenizer.tokenizer: " + file + ": " + complaint).strip());
  }

  @Test
  void aGraphOfAnotherHashIsRefusedBeforeAnyIsLoaded() throws IOException {
    Path file = bundle.folder().resolve("prompt.onnx");
    byte[] graph = Files.readAllBytes(file);
    graph[graph.length / 2] ^= 1;
    Files.write(file, graph);
    PolicyBundle read = bundle.read();
    assertThatThrownBy(() -> read.open(path -> loaded()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(bundle.complaint("graphs.prompt.sha256: prompt.onnx has "))
        .hasMessageEndingWith("; the file is damaged or not the one declared");
  }

  @ParameterizedTest
  @CsvSource({"outside,../../secret.bin", "outside-in-a-branch,/etc/hostname", "beside,beside.bin"})
  void weightsInAFileThatIsNotDeclaredAreRefusedBeforeTheGraphIsLoaded(String name, String file)
      throws Exception {
    swap(name + ".onnx");
    PolicyBundle read = bundle.read();
    assertThatThrownBy(() -> read.open(path -> loaded()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            bundle.complaint(
                "graphs.prompt.data: prompt.onnx reads weights from '%s', which is not declared"
                    .formatted(file)));
  }

  @Test
  void weightsBesideAGraphAreHashedToo() throws Exception {
    swap("beside.onnx");
    Path data = bundle.folder().resolve("beside.bin");
    Files.copy(GRAPHS.resolve("beside.bin"), data);
    bundle.edit(
        "file: prompt.onnx",
        "data: [{file: beside.bin, sha256: %s}], file: prompt.onnx".formatted(sha256(data)));
    PolicyBundle read = bundle.read();
    assertThatThrownBy(() -> read.open(path -> loaded())).isInstanceOf(AssertionError.class);
    Files.write(data, new byte[8]);
    assertThatThrownBy(() -> read.open(path -> loaded()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(bundle.complaint("graphs.prompt.data[0].sha256: beside.bin has "));
  }

  @Test
  void aWeightThatIsNotANumberIsNamed() throws Exception {
    swap("not-a-number.onnx");
    PolicyBundle read = bundle.read();
    assertThatThrownBy(read::open)
        .isInstanceOf(PolicyException.class)
        .hasMessage(bundle.folder().resolve("prompt.onnx") + ": weight 'w' is not a number at 7");
  }

  @Test
  void aGraphWithOtherInputsThanDeclaredIsNamed() throws IOException {
    bundle.edit("{state: state}", "{stat: state}");
    PolicyBundle read = bundle.read();
    assertThatThrownBy(read::open)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            bundle.complaint(
                "graphs.prompt.inputs.stat: %s has no such name; it has [state]"
                    .formatted(bundle.folder().resolve("prompt.onnx"))));
  }

  /// A header that claims more than the file has, and tensors of other sizes than the manifest's.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"net/0":{"dtype":"F32","shape":[1152921504606846976],"data_offsets":[0,4]}} | net/0.data_offsets: 4 bytes, but F32[1152921504606846976] needs 4611686018427387904
          {"net/0":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}} | net/0.shape: [4611686018427387904, 4] is more than any file holds
          {"net/0":{"dtype":"F32","shape":[1],"data_offsets":[0,1152921504606846976]}} | net/0.data_offsets: [0, 1152921504606846976] must be [begin, end] within the 4 bytes there
          {"net/0":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | raw/joint-position/0: no such tensor
          {"net/0":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"raw/joint-position/0":{"dtype":"U8","shape":[1],"data_offsets":[3,4]}} | raw/joint-position/0: U8 has 1 values, not 4
          {"net/0":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"raw/joint-position/0":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}} | net/0: U8 has 0 values, not 7
          {"mid/0":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} | holds no 'net/0', so nothing to check
          """)
  void goldenVectorsThatClaimSomethingElseAreRefused(String header, String complaint)
      throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    Path golden = bundle.folder().resolve("golden/golden.safetensors");
    Files.write(golden, file.putLong(json.length).put(json).array());
    PolicyBundle read = bundle.read();
    assertThatThrownBy(read::verify).hasMessage(golden + ": " + complaint);
    Files.write(golden, file.putLong(0, 1L << 60).array());
    assertThatThrownBy(read::verify)
        .hasMessageStartingWith(
            golden + ": not a safetensors file: its header would have 1152921504606846976 bytes");
  }

  /// Another graph in the place of `prompt.onnx`, with its right hash.
  private void swap(String graph) throws Exception {
    Path file = bundle.folder().resolve("prompt.onnx");
    String before = sha256(file);
    Files.delete(file);
    Files.copy(GRAPHS.resolve(graph), file);
    bundle.edit(before, sha256(file));
  }

  private static String sha256(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static <T> T loaded() {
    assertThat(true).as("a graph was loaded").isFalse();
    return null;
  }
}
