package dev.sinew.drivers.camera.stream;

import dev.sinew.runtime.config.ConfigSection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// Address of a stream. What is printed never holds the user or the password.
///
/// @param uri with them
record StreamUrl(URI uri) {

  /// @param schemes allowed ones, in lower case
  /// @throws dev.sinew.runtime.config.ConfigException when it is no such address
  static StreamUrl read(ConfigSection section, List<String> schemes) {
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
