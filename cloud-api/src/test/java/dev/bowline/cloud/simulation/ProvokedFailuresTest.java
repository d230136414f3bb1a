package dev.bowline.cloud.simulation;

import static dev.bowline.cloud.simulation.TestingSimulation.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README says that names beginning with {@code fail-} do. */
@ParameterizedClass
@EnumSource(Front.class)
class ProvokedFailuresTest {

  private final TestingSimulation simulated;

  ProvokedFailuresTest(Front front) {
    TestingCloud cloud = TestingServers.shared(front);
    simulated = TestingSimulation.of(cloud, TestingServers.newTenant());
  }

  @ParameterizedTest
  @CsvSource({
    "fail-refused, 200, REFUSED",
    "fail-interrupted, 200, INTERRUPTED",
    "fail-silent, 202, QUEUED",
    "fail-x, 200, FAILED",
    "fail-verify, 200, FAILED"
  })
  void aServiceEndsAsItsNameDemands(String name, int status, String state) {
    for (String verb : new String[] {"start", "stop", "restart"}) {
      TestAnswer answer = simulated.post("/v1/server/services/" + name + "/" + verb);

      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.data()).as(verb).containsEntry("state", state);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fail-run, failed, BACKUP_FAILED",
    "fail-x, failed, BACKUP_FAILED",
    "fail-refused, failed, OPERATION_NOT_ALLOWED",
    "fail-interrupted, failed, INTERRUPTED"
  })
  void aBackupIsNotMadeWhenItsNameDemandsIt(String name, String state, String code) {
    var made = simulated.backup(name);

    assertThat(made).containsEntry("state", state);
    assertThat(Fields.of(made).object("error").text("code")).isEqualTo(code);
    assertThat(simulated.client().delete("/v1/backups/" + id(made)).status()).isEqualTo(200);
  }

  @Test
  void aBackupWaitsForEverWhenItsNameDemandsIt() {
    assertThat(simulated.backup("fail-silent")).containsEntry("state", "queued");
  }

  @ParameterizedTest
  @CsvSource({"verify, REPOSITORY_DAMAGED", "restore, RESTORE_FAILED"})
  void oneOperationOnABackupFails(String operation, String code) {
    var made = simulated.backup("fail-" + operation);
    assertThat(made).containsEntry("state", "succeeded");
    String path = "/v1/backups/" + id(made);

    for (String other : new String[] {"verify", "restore"}) {
      TestAnswer answer = simulated.post(path + "/" + other, "{}");
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      if (other.equals(operation)) {
        assertThat(answer.data()).containsEntry("state", "FAILED");
        assertThat(Fields.of(answer.data()).object("result").text("code")).isEqualTo(code);
      } else {
        assertThat(answer.data()).containsEntry("state", "SUCCEEDED");
      }
    }
    assertThat(simulated.client().delete(path).status()).isEqualTo(200);
    assertThat(simulated.client().get(path).status()).isEqualTo(404);
  }

  @Test
  void aBackupStaysWhoseDeletionFails() {
    var made = simulated.backup("fail-delete");
    String path = "/v1/backups/" + id(made);

    TestAnswer answer = simulated.client().delete(path);
    assertThat(Fields.of(answer.data()).object("job").text("state")).isEqualTo("FAILED");
    assertThat(simulated.client().get(path).data()).containsEntry("state", "succeeded");
  }

  @Test
  void aNameThatOnlyResemblesTheseProvokesNothing() {
    assertThat(simulated.backup("failover")).containsEntry("state", "succeeded");
    assertThat(simulated.post("/v1/server/services/fail2ban/restart").status()).isEqualTo(404);
  }
}
