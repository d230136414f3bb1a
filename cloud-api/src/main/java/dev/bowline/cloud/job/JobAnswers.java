package dev.bowline.cloud.job;

import dev.bowline.cloud.exchange.Success;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Turns a job that was just started into an answer. */
@Singleton
public final class JobAnswers {

  private static final String PREFER = "Prefer";
  private static final String PREFERENCE_APPLIED = "Preference-Applied";

  private final Waiting waiting;

  JobAnswers(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * Waits as long as {@code request} prefers and answers 200 with the job when it ended by then,
   * else 202 with the job as it stands and where to look for it. Blocks: not for an event loop.
   */
  public HttpResponse<Success<Job>> of(Job started, HttpRequest<?> request) {
    return of(started, request, job -> job);
  }

  /** The same, but what is answered is the {@code view} of the job as it stands then. */
  public <T> HttpResponse<Success<T>> of(
      Job started, HttpRequest<?> request, Function<Job, T> view) {
    Preference preference = Preference.of(request.getHeaders().getAll(PREFER));
    Job job = waiting.await(started.id(), preference.patience());
    MutableHttpResponse<Success<T>> answer =
        job.state().isFinal() ? HttpResponse.ok() : accepted(job);
    if (!preference.applied().isEmpty()) {
      answer.header(PREFERENCE_APPLIED, preference.applied());
    }
    return answer.body(Success.of(view.apply(job)));
  }

  private static <T> MutableHttpResponse<Success<T>> accepted(Job job) {
    return HttpResponse.<Success<T>>accepted().header(HttpHeaders.LOCATION, "/v1/jobs/" + job.id());
  }
}
