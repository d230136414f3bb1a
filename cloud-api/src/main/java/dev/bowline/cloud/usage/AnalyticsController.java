package dev.bowline.cloud.usage;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the tenant's keys were used. */
@Controller("/panel/analytics")
@PanelOnly
@ExecuteOn(TaskExecutors.VIRTUAL)
final class AnalyticsController {

  private final CountTable counts;
  private final ChunkTable chunks;
  private final List<LogOwnership> owners;
  private final InstantSource clock;

  AnalyticsController(
      CountTable counts, ChunkTable chunks, List<LogOwnership> owners, InstantSource clock) {
    this.counts = counts;
    this.chunks = chunks;
    this.owners = List.copyOf(owners);
    this.clock = clock;
  }

  /**
   * The figures of all the tenant's keys, devices and tokens, those deleted since included, or of
   * one; another tenant's is 404. They count what is packed: {@code meta.complete_until} tells
   * until when.
   *
   * @param range 1h, 24h, 7d or 30d, ending with the bucket in which now lies
   */
  @Get
  Success<Figures> figures(
      Principal.PanelMember member,
      @QueryValue @Nullable String range,
      @QueryValue @Nullable String from,
      @QueryValue @Nullable String to,
      @QueryValue("key_id") @Nullable Long keyId) {
    AnalyticsRange asked = AnalyticsRange.of(range, from, to, clock.instant());
    Optional<Instant> complete = chunks.completeUntil();
    Figures figures =
        keyId == null ? ofTenant(member.tenantId(), asked) : ofKey(member, keyId, asked);
    return complete.isPresent()
        ? Success.of(figures, Map.of("complete_until", complete.get().toString()))
        : Success.of(figures);
  }

  private Figures ofTenant(long tenantId, AnalyticsRange range) {
    return analysis(RequestLine.tenantSubject(tenantId), range)
        .ofTenant(number -> kind(number, tenantId));
  }

  private Figures ofKey(Principal.PanelMember member, long number, AnalyticsRange range) {
    Kind kind =
        kind(number, member.tenantId())
            .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such key").exception());
    return analysis(RequestLine.subject(number), range).ofKey(number, kind);
  }

  /** What the number names; nothing when it is another tenant's or was deleted. */
  private Optional<Kind> kind(long number, long tenantId) {
    return owners.stream()
        .filter(owner -> owner.belongs(number, tenantId))
        .map(LogOwnership::kind)
        .findFirst();
  }

  private Analysis analysis(String subject, AnalyticsRange range) {
    return new Analysis(
        range, counts.between(subject, range.resolution(), range.from(), range.to()));
  }
}
