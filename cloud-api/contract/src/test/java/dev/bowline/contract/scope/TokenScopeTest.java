package dev.bowline.contract.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenScopeTest {

  @Test
  @DisplayName("P-scopes: the fourteen scopes, each of which reads back")
  void thereAreFourteen() {
    assertThat(Arrays.stream(TokenScope.values()).map(TokenScope::text))
        .containsExactly(
            "profile.read",
            "accounts.read",
            "domains.read",
            "websites.read",
            "email.read",
            "databases.read",
            "ssl.read",
            "backups.read",
            "cron.read",
            "jobs.read",
            "services.read",
            "settings.read",
            "platform.read",
            "*");
    assertThat(TokenScope.values())
        .allSatisfy(scope -> assertThat(TokenScope.parse(scope.text())).contains(scope));
  }

  @Test
  void refusesWhatIsNotWrittenExactly() {
    for (String text : new String[] {"domains:read", "Domains.read", "domains.*", "*.read", ""}) {
      assertThat(TokenScope.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void aStarPermitsEveryReadAndAnyOtherItselfAlone() {
    for (TokenScope demanded : TokenScope.values()) {
      assertThat(TokenScope.EVERYTHING.permits(demanded)).isTrue();
      assertThat(TokenScope.SSL.permits(demanded)).isEqualTo(demanded == TokenScope.SSL);
    }
  }
}
