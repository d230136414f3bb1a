package dev.bowline.cloud.exchange;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the cloud. It travels as an attribute of the request, so that a
 * refused request is logged with all that was known of it when it was refused. Safe to use from the
 * threads that handle the request one after another.
 */
public final class Exchange {

  private static final String ATTRIBUTE = Exchange.class.getName();

  /** A key that a request named. It exists; whether the caller holds its secret is not said. */
  public record NamedKey(long tenantId, long number) {}

  private final String requestId;
  private final long startedNanos;
  private volatile @Nullable NamedKey key;
  private volatile @Nullable String actor;
  private volatile @Nullable String scope;
  private final Map<String, String> headers = new ConcurrentHashMap<>();

  private Exchange(String requestId, long startedNanos) {
    this.requestId = requestId;
    this.startedNanos = startedNanos;
  }

  /** The exchange {@code request} belongs to; the first call begins it. */
  public static Exchange of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, Exchange.class)
        .orElseGet(() -> {
          Exchange begun = new Exchange(randomId(), System.nanoTime());
          request.setAttribute(ATTRIBUTE, begun);
          return begun;
        });
  }

  /** The address of the client that sent {@code request}, as text; no header can change it. */
  public static String clientIp(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress().getHostAddress();
  }

  /**
   * The id by which a person speaks of this request: in errors, in X-Request-Id and in the log. It
   * is unique, not secret.
   */
  public String requestId() {
    return requestId;
  }

  /** Milliseconds since the exchange began. */
  public double elapsedMillis() {
    return (System.nanoTime() - startedNanos) / 1e6;
  }

  /** Notes the key that the request named, as soon as it is found, proven or not. */
  public void names(NamedKey named) {
    this.key = named;
  }

  /** Notes who the request proved to come from, such as {@code key:7} or {@code member:3}. */
  public void provenBy(String proven) {
    this.actor = proven;
  }

  /** Notes the scope by which the request was let through, such as {@code server:read}. */
  public void permittedBy(String needed) {
    this.scope = needed;
  }

  /** Notes a header that the answer must carry, whether it succeeds or fails. */
  public void answerWith(String name, String value) {
    headers.put(name, value);
  }

  /** The headers that the answer must carry. */
  public Map<String, String> answerHeaders() {
    return Map.copyOf(headers);
  }

  /** The key that the request named, if that key exists. */
  public Optional<NamedKey> namedKey() {
    return Optional.ofNullable(key);
  }

  /** Who the request proved to come from. */
  public Optional<String> actor() {
    return Optional.ofNullable(actor);
  }

  /** The scope by which the request was let through, if it needed one. */
  public Optional<String> scope() {
    return Optional.ofNullable(scope);
  }

  private static String randomId() {
    return UUID.randomUUID().toString();
  }
}
