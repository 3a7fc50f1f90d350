package dev.sinew.drivers.camera.stream;

import dev.sinew.runtime.config.ConfigSection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Address of a stream. What is printed never holds the user or the password.
///
/// @param uri with them
record StreamUrl(URI uri) {

  /// From `url`, and `user` and `password-env` where they are given.
  ///
  /// @param schemes allowed ones, in lower case
  /// @param environment as [System#getenv]
  /// @throws dev.sinew.runtime.config.ConfigException when it is no such address, or the variable
  ///     is not set
  static StreamUrl read(
      ConfigSection section, List<String> schemes, Map<String, String> environment) {
    StreamUrl url = address(section, schemes);
    return section.has("user") ? url.as(section, environment) : url;
  }

  private StreamUrl as(ConfigSection section, Map<String, String> environment) {
    String password = environment.get(section.text("password-env"));
    if (password == null)
      throw section.problem(
          "password-env", "environment variable " + section.text("password-env") + " is not set");
    if (credentials().isPresent())
      throw section.problem("user", "the url names one already; leave it out there");
    String words = encoded(section.text("user")) + ":" + encoded(password) + "@";
    return new StreamUrl(URI.create(uri.toString().replaceFirst("//", "//" + words)));
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static StreamUrl address(ConfigSection section, List<String> schemes) {
    String form = String.join("://host/path or ", schemes) + "://host/path";
    try {
      URI uri = new URI(section.text("url"));
      boolean known = uri.getScheme() != null && schemes.contains(uri.getScheme());
      if (known && uri.getHost() != null && uri.getPort() <= 65535) return new StreamUrl(uri);
    } catch (URISyntaxException e) {
      // Its message quotes the address, with the password.
    }
    throw section.problem("url", "is not " + form);
  }

  /// For people.
  String shown() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?...";
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + query;
  }

  /// `user:password`, if the address holds one.
  Optional<String> credentials() {
    return Optional.ofNullable(uri.getUserInfo());
  }

  /// The address without user and password.
  URI bare() {
    if (uri.getRawUserInfo() == null) return uri;
    return URI.create(uri.toString().replace(uri.getRawUserInfo() + "@", ""));
  }

  /// A name that nobody knows would be an input/output error in FFmpeg's words.
  ///
  /// @throws java.io.IOException in one line when the host has no address
  void mustResolve() throws java.io.IOException {
    try {
      InetAddress.getByName(uri.getHost());
    } catch (UnknownHostException e) {
      throw new java.io.IOException(
          "%s: nobody knows the host %s; is the name right?".formatted(shown(), uri.getHost()));
    }
  }
}
