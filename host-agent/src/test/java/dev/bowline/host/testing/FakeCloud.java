package dev.bowline.host.testing;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A cloud that answers as it was told and remembers what it was sent. */
public final class FakeCloud implements Cloud {

  /** One request. */
  public record Sent(String path, Fields body) {}

  /** Everything sent, in order. */
  public final List<Sent> sent = new CopyOnWriteArrayList<>();

  private volatile Function<Sent, CloudAnswer> answers;

  /** A cloud that answers by {@code answers}. */
  public FakeCloud(Function<Sent, CloudAnswer> answers) {
    this.answers = answers;
  }

  /** A cloud that takes everything and acknowledges every report. */
  public static FakeCloud accepting() {
    return new FakeCloud(FakeCloud::accept);
  }

  /** Acknowledges every report of {@code sent}. */
  public static CloudAnswer accept(Sent sent) {
    return sent.path().endsWith("/reports")
        ? accepted("acknowledged", sent.body().list("reports", FakeCloud::acknowledge))
        : accepted();
  }

  /** An accepting answer with this data. */
  public static CloudAnswer accepted(Object... namesAndValues) {
    return new CloudAnswer.Accepted(Fields.of(Fields.object(namesAndValues)));
  }

  /** From now on it answers so. */
  public void answer(Function<Sent, CloudAnswer> changed) {
    answers = changed;
  }

  @Override
  public CloudAnswer post(String path, Map<String, Object> body) {
    Sent request = new Sent(path, Json.read(Json.bytes(body)));
    sent.add(request);
    return answers.apply(request);
  }

  @Override
  public CloudAnswer put(String path, Map<String, Object> body) {
    return post(path, body);
  }

  private static Map<String, Object> acknowledge(Fields report) {
    return Fields.object(
        "command_id", report.text("command_id"), "sequence", report.smallNumber("sequence"));
  }
}
