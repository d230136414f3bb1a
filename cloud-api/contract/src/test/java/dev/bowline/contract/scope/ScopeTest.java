package dev.bowline.contract.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void theCatalogueHolds62ScopesAndEachReadsBack() {
    assertThat(Scope.CATALOGUE).hasSize(62).doesNotHaveDuplicates();
    assertThat(Scope.CATALOGUE)
        .allSatisfy(scope -> assertThat(Scope.parse(scope.text())).contains(scope));
  }

  @Test
  void sixteenCategoriesHaveAWildcardAndATerminalHasNone() {
    assertThat(Scope.CATALOGUE).filteredOn(Scope.All.class::isInstance).hasSize(16);
    assertThat(Scope.parse("terminal:*")).isEmpty();
  }

  @Test
  @DisplayName("row 49: domains:**, Domains:Read, foo:read are no scopes")
  void refusesWhatIsNotWrittenExactly() {
    for (String text :
        List.of("domains:**", "Domains:Read", "foo:read", "*:delete", "", "*", "a:")) {
      assertThat(Scope.parse(text)).as(text).isEmpty();
      assertThatThrownBy(() -> Scopes.parse(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nothingButItsNameGrantsATerminal() {
    Scopes everything = Scopes.parse(List.of("*:*", "*:read", "*:write"));
    assertThat(everything.permit(Resource.TERMINAL, Action.ACCESS)).isFalse();
    assertThat(everything.permit(Resource.SERVICES, Action.STOP)).isTrue();
    assertThat(Scopes.parse(List.of("terminal:access")).permit(Resource.TERMINAL, Action.ACCESS))
        .isTrue();
  }

  @Test
  void writingEverywhereIsNotStartingOrRestoring() {
    Scopes writes = Scopes.parse(List.of("*:write"));
    assertThat(writes.permit(Resource.DOMAINS, Action.WRITE)).isTrue();
    assertThat(writes.permit(Resource.DOMAINS, Action.DELETE)).isFalse();
    assertThat(writes.permit(Resource.SERVICES, Action.START)).isFalse();
    assertThat(writes.permit(Resource.BACKUPS, Action.RESTORE)).isFalse();
    assertThat(writes.permit(Resource.BACKUPS, Action.RUN)).isFalse();
  }

  @Test
  void whoMayRestartServicesMayReadTheirList() {
    Scopes restart = Scopes.parse(List.of("services:restart"));
    assertThat(restart.permit(Resource.SERVICES, Action.READ)).isTrue();
    assertThat(restart.permit(Resource.SERVICES, Action.STOP)).isFalse();
    assertThat(restart.permit(Resource.SERVER, Action.READ)).isFalse();
  }

  @Test
  void coverComparesWhatIsPermittedNotHowItIsWritten() {
    Scopes all = Scopes.parse(List.of("domains:*"));
    Scopes each = Scopes.parse(List.of("domains:read", "domains:write", "domains:delete"));
    assertThat(all.cover(each)).isTrue();
    assertThat(each.cover(all)).isTrue();
    assertThat(each.cover(Scopes.parse(List.of("*:read")))).isFalse();
  }

  @Test
  void presetsGrantWhatTheirNamesSay() {
    assertThat(Preset.STANDARD.scopes().texts()).containsExactly("*:read", "*:write");
    assertThat(Preset.BACKUP_ONLY.scopes().texts())
        .containsExactly("backups:read", "backups:restore", "backups:write");
    assertThat(Preset.BILLING_INTEGRATION.scopes().permit(Resource.DOMAINS, Action.READ)).isFalse();
    for (Preset preset : Preset.values()) {
      assertThat(Preset.parse(preset.word())).contains(preset);
    }
  }
}
