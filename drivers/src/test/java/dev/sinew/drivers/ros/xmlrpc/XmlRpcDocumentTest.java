package dev.sinew.drivers.ros.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of others are read as they meant them; ours are written byte for byte as stated;
/// whatever else comes is one [XmlRpcException] in one line.
class XmlRpcDocumentTest {

  /// Sent by rospy 1.15.15 (Debian 12) on behalf of a subscriber.
  private static final String FROM_ROSPY =
      """
      <?xml version='1.0'?>
      <methodCall>
      <methodName>requestTopic</methodName>
      <params>
      <param>
      <value><string>/talker</string></value>
      </param>
      <param>
      <value><string>/heard</string></value>
      </param>
      <param>
      <value><array><data>
      <value><array><data>
      <value><string>TCPROS</string></value>
      </data></array></value>
      </data></array></value>
      </param>
      </params>
      </methodCall>
      """;

  /// Answered by rosmaster 1.15.15 (Debian 12) to a getParam.
  private static final String FROM_ROSMASTER =
      """
      <?xml version='1.0'?>
      <methodResponse>
      <params>
      <param>
      <value><array><data>
      <value><int>1</int></value>
      <value><string>Parameter [/p]</string></value>
      <value><struct>
      <member>
      <name>a</name>
      <value><array><data>
      <value><int>1</int></value>
      <value><double>2.5</double></value>
      <value><boolean>1</boolean></value>
      <value><string>x &amp; y</string></value>
      </data></array></value>
      </member>
      </struct></value>
      </data></array></value>
      </param>
      </params>
      </methodResponse>
      """;

  /// The examples of <http://xmlrpc.com/spec.md>: request, and fault.
  private static final String FROM_THE_SPECIFICATION =
      """
      <?xml version="1.0"?>
      <methodCall>
         <methodName>examples.getStateName</methodName>
         <params>
            <param>
               <value><i4>41</i4></value>
               </param>
            </params>
         </methodCall>
      """;

  private static final String A_FAULT =
      """
      <?xml version="1.0"?>
      <methodResponse>
         <fault>
            <value>
               <struct>
                  <member>
                     <name>faultCode</name>
                     <value><int>4</int></value>
                     </member>
                  <member>
                     <name>faultString</name>
                     <value><string>Too many parameters.</string></value>
                     </member>
                  </struct>
               </value>
            </fault>
         </methodResponse>
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object value(String element) throws XmlRpcException {
    return XmlRpcReader.response(
        bytes("<methodResponse><params><param>" + element + "</param></params></methodResponse>"));
  }

  @Test
  void documentsOfOthersAreReadAsTheyMeantThem() throws Exception {
    assertThat(XmlRpcReader.call(bytes(FROM_ROSPY)))
        .isEqualTo(
            new XmlRpcCall(
                "requestTopic", List.of("/talker", "/heard", List.of(List.of("TCPROS")))));
    assertThat(XmlRpcReader.call(bytes(FROM_THE_SPECIFICATION)))
        .isEqualTo(new XmlRpcCall("examples.getStateName", List.of(41L)));
    assertThat(XmlRpcReader.response(bytes(FROM_ROSMASTER)))
        .isEqualTo(List.of(1L, "Parameter [/p]", Map.of("a", List.of(1L, 2.5, true, "x & y"))));
    assertThatThrownBy(() -> XmlRpcReader.response(bytes(A_FAULT)))
        .isInstanceOf(XmlRpcException.class)
        .hasMessage("fault: Too many parameters.");
  }

  /// The form that Python's `xmlrpc.client` and roscpp's XmlRpc++ read; XmlRpc++ wants no space
  /// between the tags.
  @Test
  void ourDocumentsAreTheseBytes() throws Exception {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("k", 2.5);
    struct.put("<", new byte[] {1, 2, 3});
    assertThat(
            new String(
                XmlRpcWriter.call("setParam", List.of("/n", true, -7L, List.of("a\r&"), struct)),
                StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\"?>\n"
                + "<methodCall><methodName>setParam</methodName><params>"
                + "<param><value><string>/n</string></value></param>"
                + "<param><value><boolean>1</boolean></value></param>"
                + "<param><value><int>-7</int></value></param>"
                + "<param><value><array><data><value><string>a&#13;&amp;</string></value>"
                + "</data></array></value></param>"
                + "<param><value><struct><member><name>k</name><value><double>2.5</double></value>"
                + "</member><member><name>&lt;</name><value><base64>AQID</base64></value></member>"
                + "</struct></value></param>"
                + "</params></methodCall>\n");
    assertThat(new String(XmlRpcWriter.response(1L), StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\"?>\n<methodResponse><params><param><value><int>1</int></value>"
                + "</param></params></methodResponse>\n");
    assertThatThrownBy(() -> XmlRpcReader.response(XmlRpcWriter.fault(1, "no <x>\nü")))
        .hasMessage("fault: no ?x???");
  }

  @Test
  void aValueWithoutATypeIsAString() throws Exception {
    assertThat(value("<value>plain &lt;</value>")).isEqualTo("plain <");
    assertThat(value("<value/>")).isEqualTo("");
    assertThat(value("<value><string/></value>")).isEqualTo("");
    assertThat(value("<value> <i4> 5 </i4> </value>")).isEqualTo(5L);
    assertThat(value("<value><array><data/></array></value>")).isEqualTo(List.of());
    assertThat(value("<value><string><![CDATA[<a>]]>b</string></value>")).isEqualTo("<a>b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<value><int>1.5</int></value>",
        "<value><int>99999999999999999999</int></value>",
        "<value><boolean>true</boolean></value>",
        "<value><double>one</double></value>",
        "<value><base64>!</base64></value>",
        "<value><nil/></value>",
        "<value><int>1</int><int>2</int></value>",
        "<value><array><value/></array></value>",
        "<value><struct><member><value/></member></struct></value>",
        "<value><string>a<b/></string></value>",
        "<value>",
        "",
        "<value><string>&unknown;</string></value>",
        "<value><string>\u0001</string></value>"
      })
  void whatIsNoValueIsRefusedInOneLine(String element) {
    assertThatThrownBy(() -> value(element))
        .isInstanceOf(XmlRpcException.class)
        .extracting(Throwable::getMessage)
        .satisfies(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
  }

  @Test
  void entitiesAndDocumentTypesAreRefused() {
    String laughs =
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    String file = "<!DOCTYPE l [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
    String remote = "<!DOCTYPE methodResponse SYSTEM \"http://127.0.0.1:1/x.dtd\">";
    for (String type : List.of(laughs, file, remote))
      assertThatThrownBy(
              () ->
                  XmlRpcReader.response(
                      bytes(
                          type
                              + "<methodResponse><params><param><value>&b;</value></param></params>"
                              + "</methodResponse>")))
          .isInstanceOf(XmlRpcException.class)
          .hasMessageNotContaining("root:");
  }

  @Test
  void aDocumentThatIsVeryDeepIsRefused() {
    String deep = "<value><array><data>".repeat(100_000);
    assertThatThrownBy(() -> value(deep))
        .isInstanceOf(XmlRpcException.class)
        .hasMessage("more than 24 values inside values");
  }

  /// A robot's description is a parameter: XML within XML, every tag of it two entities.
  @Test
  void aRobotDescriptionOfMegabytesIsRead() throws Exception {
    String urdf = "<link name=\"a & b\"/>\n".repeat(200_000);
    assertThat(XmlRpcReader.response(XmlRpcWriter.response(urdf))).isEqualTo(urdf);
  }

  @Test
  void whatXmlRpcCannotSayIsNotWritten() {
    for (Object value :
        Arrays.asList(1L << 31, Double.NaN, Double.NEGATIVE_INFINITY, "\u0000", "\ud800", 1f, null))
      assertThatThrownBy(() -> XmlRpcWriter.response(Collections.singletonList(value)))
          .isInstanceOf(XmlRpcException.class);
  }

  @Property(seed = "4711", tries = 300)
  void whatIsWrittenIsRead(@ForAll("values") Object value) throws Exception {
    assertThat(XmlRpcReader.response(XmlRpcWriter.response(value))).isEqualTo(value);
    assertThat(XmlRpcReader.call(XmlRpcWriter.call("m", List.of(value, "x"))))
        .isEqualTo(new XmlRpcCall("m", List.of(value, "x")));
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(true, false),
            Arbitraries.integers().map(Long::valueOf),
            Arbitraries.doubles().ofScale(6),
            Arbitraries.strings()
                .withChars("ab <>&\"'\n\t\r]äß\ud83d\ude00".toCharArray())
                .filter(XmlRpcDocumentTest::isWhole));
    return Arbitraries.lazyOf(
        () -> leaf,
        () -> leaf,
        () -> values().list().ofMaxSize(3).map(list -> (Object) list),
        () ->
            Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(4), values())
                .ofMaxSize(3)
                .map(map -> (Object) new HashMap<>(map)));
  }

  /// No half of a surrogate pair.
  private static boolean isWhole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
  }

  @Property(seed = "4712", tries = 2_000)
  void aDamagedDocumentIsReadOrRefused(
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll byte damage,
      @ForAll @IntRange(max = 3) int how)
      throws Exception {
    byte[] whole = bytes(FROM_ROSMASTER);
    int at = place % whole.length;
    byte[] damaged =
        switch (how) {
          case 0 -> Arrays.copyOf(whole, at);
          case 1 -> Arrays.copyOfRange(whole, at, whole.length);
          default -> whole.clone();
        };
    if (how >= 2) damaged[at] = how == 2 ? damage : (byte) (damaged[at] ^ 1 << (damage & 7));
    readOrRefused(damaged);
  }

  @Property(seed = "4713", tries = 1_000)
  void randomBytesAreRefused(@ForAll byte[] bytes) {
    readOrRefused(bytes);
  }

  private static void readOrRefused(byte[] bytes) {
    try {
      XmlRpcReader.response(bytes);
    } catch (XmlRpcException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
    try {
      XmlRpcReader.call(bytes);
    } catch (XmlRpcException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }
}
