package org.bulletin.ingest.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EndpointSettingsTest {

  private static final String TOKEN = "0123456789abcdef";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8080,           127.0.0.1,       8080",
    "127.0.0.1:80,   127.0.0.1,       80",
    "'[::1]:8080',   0:0:0:0:0:0:0:1, 8080",
    "0,              127.0.0.1,       0"
  })
  void listensOnLoopbackByDefault(String listen, String host, int port) {
    // When
    EndpointSettings settings = EndpointSettings.of(listen, Optional.empty());

    // Then
    assertThat(settings.address().getAddress().getHostAddress()).isEqualTo(host);
    assertThat(settings.address().getPort()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "70000", "127.0.0.1", ":80", "::1:80", "-1", "1:2:3"})
  void refusesWhatIsNoAddress(String listen) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointSettings.of(listen, Optional.empty()))
        .withMessageContaining("is no address to listen on");
  }

  @Test
  void needsATokenWhereOthersAreServed() throws IOException {
    // Given
    Optional<BearerToken> token = Optional.of(BearerToken.of(file(TOKEN)));

    // When, Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EndpointSettings.of("0.0.0.0:80", Optional.empty()))
        .withMessage(
            "0.0.0.0 can be reached from other machines: give a bearer token, or listen on"
                + " 127.0.0.1");
    assertThat(EndpointSettings.of("0.0.0.0:80", token).token()).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "0123456789 abcdef", "0123456789abcdef\nmore", "零一二三四五六七八九零一二三四五六"})
  void refusesUnsafeTokens(String text) throws IOException {
    // Given
    Path file = file(text);

    // When, Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BearerToken.of(file))
        .withMessageContaining("must hold one token of at least 16");
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer 0123456789abcdef,  true",
    "bearer 0123456789abcdef,  true",
    "Bearer 0123456789abcdeF,  false",
    "Bearer 0123456789abcde,   false",
    "Bearer 0123456789abcdef0, false",
    "Basic 0123456789abcdef,   false",
    "Bearer,                   false"
  })
  void tokenIsShownOrNot(String header, boolean shown) throws IOException {
    // When, Then
    assertThat(BearerToken.of(file(TOKEN + "\n")).isShownBy(Optional.of(header))).isEqualTo(shown);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("token"), text);
  }
}
