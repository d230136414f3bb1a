package dev.bowline.host.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.enrolment.Enrolment.Applicant;
import dev.bowline.host.enrolment.Enrolment.Result;
import dev.bowline.host.identity.HostKey;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrolmentTest {

  private static final URI CLOUD = URI.create("https://cloud.example:3002");
  private static final Secret TOKEN = Secret.of("be_token");
  private static final String ACCEPTED =
      """
      {"server_id":7,"key_id":"agent-7-0a1b2c3d",
       "command_keys":[{"key_id":"command-1","public_key":"AQID"}]}\
      """;

  @TempDir Path directory;

  private final List<Http.Request> requests = new ArrayList<>();

  @Test
  void keepsWhoTheHostIsToTheCloud() {
    Result result = enrol(request -> answer(201, ACCEPTED));
    assertThat(result).isInstanceOf(Result.Enrolled.class);
    Identity identity = Identity.in(places().identity()).orElseThrow();
    assertThat(identity.serverId()).isEqualTo(7);
    assertThat(identity.keyId()).isEqualTo("agent-7-0a1b2c3d");
    assertThat(identity.commandKeys()).singleElement().returns("command-1", k -> k.keyId());
    assertThat(requests.getFirst().uri())
        .isEqualTo(URI.create("https://cloud.example:3002/agent/v1/enrolments"));
  }

  @Test
  void hasTheKeyOnDiskForItsOwnerOnlyBeforeTheTokenIsSent() {
    Result result =
        enrol(request -> {
          assertThat(
                  PosixFilePermissions.toString(Files.getPosixFilePermissions(places().hostKey())))
              .isEqualTo("rw-------");
          return answer(201, ACCEPTED);
        });
    assertThat(result).isInstanceOf(Result.Enrolled.class);
  }

  @Test
  void repeatsWithTheSameKeyWhenTheAnswerIsLost() {
    assertThat(
            enrol(request -> {
              throw new IOException("reset");
            }))
        .isInstanceOf(Result.Unavailable.class);
    assertThat(enrol(request -> answer(201, ACCEPTED))).isInstanceOf(Result.Enrolled.class);
    assertThat(requests).extracting(EnrolmentTest::publicKey).containsExactly(key(), key());
  }

  @Test
  void saysThatTheCloudRefusesTheToken() {
    assertThat(enrol(request -> answer(401, "{\"error\":\"\",\"code\":\"ENROLMENT_INVALID\"}")))
        .isEqualTo(new Result.Refused(401, "ENROLMENT_INVALID"));
    assertThat(Identity.in(places().identity())).isEmpty();
  }

  @Test
  void neverSendsThePrivateKey() {
    enrol(request -> answer(201, ACCEPTED));
    HostKey key = HostKey.in(places().hostKey());
    String sent = new String(requests.getFirst().body(), StandardCharsets.UTF_8);
    assertThat(sent).doesNotContain(Base64.getEncoder().encodeToString(key.privateKey().reveal()));
  }

  private Result enrol(Http http) {
    return new Enrolment(
            places(),
            request -> {
              requests.add(request);
              return http.send(request);
            })
        .enrol(CLOUD, Optional.empty(), TOKEN, new Applicant("web1", "0.1.0", "Debian"));
  }

  private String key() {
    return Base64.getEncoder().encodeToString(HostKey.in(places().hostKey()).publicKey());
  }

  private static String publicKey(Http.Request request) {
    Fields body = Json.read(request.body());
    return body.text("public_key");
  }

  private static Http.Answer answer(int status, String body) {
    return new Http.Answer(status, body.getBytes(StandardCharsets.UTF_8));
  }

  private Places places() {
    return new Places(directory, directory);
  }
}
