package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.PublicKey;
import dev.bowline.contract.key.SecretKey;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import io.micronaut.context.ApplicationContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Makes keys straight in the tables, past the panel. Each method changes what comes next. */
public final class TestKeys {

  private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vault vault;
  private final Credentials credentials;
  private long tenant = 1;
  private Environment environment = Environment.LIVE;
  private Scopes scopes = Scopes.of(new Scope.Everything());
  private Tier tier = Tier.ENTERPRISE;
  private List<IpRange> whitelist = List.of();
  private ServerAccess servers = new ServerAccess.All();
  private @Nullable Instant expires;
  private @Nullable Secret secret;

  private TestKeys(Vault vault, Credentials credentials) {
    this.vault = vault;
    this.credentials = credentials;
  }

  static TestKeys in(ApplicationContext context) {
    return new TestKeys(context.getBean(Vault.class), context.getBean(Credentials.class));
  }

  /** Of that tenant instead of tenant 1. */
  public TestKeys tenant(long id) {
    tenant = id;
    return this;
  }

  /** For that environment instead of live. */
  public TestKeys environment(Environment other) {
    environment = other;
    return this;
  }

  /** With these scopes instead of {@code *:*}. */
  public TestKeys scopes(String... texts) {
    scopes = Scopes.parse(List.of(texts));
    return this;
  }

  /** Of that tier instead of Enterprise. */
  public TestKeys tier(Tier other) {
    tier = other;
    return this;
  }

  /** From these addresses alone. */
  public TestKeys whitelist(String... ranges) {
    whitelist = List.of(ranges).stream().map(text -> IpRange.parse(text).orElseThrow()).toList();
    return this;
  }

  /** For these servers instead of all. */
  public TestKeys servers(ServerAccess other) {
    servers = other;
    return this;
  }

  /** Refused from that moment on. */
  public TestKeys expires(Instant moment) {
    expires = moment;
    return this;
  }

  /** With that secret instead of a random one. */
  public TestKeys secret(Secret other) {
    secret = other;
    return this;
  }

  /** Makes the key. */
  public TestKey create() {
    String id = PublicKey.random(environment, RANDOM).text();
    Secret chosen = secret == null ? SecretKey.random(environment, RANDOM) : secret;
    long number = NUMBERS.incrementAndGet();
    Credential credential =
        new Credential(
            id,
            number,
            tenant,
            "Key " + number,
            environment,
            scopes,
            tier,
            whitelist,
            servers,
            expires,
            Credential.Status.ACTIVE,
            vault.seal(Kind.KEY.label(tenant, id, 1), chosen),
            1,
            1);
    credentials.create(credential);
    return new TestKey(credential, chosen);
  }

  /** Publishes a later generation of {@code key} with another secret, as regeneration does. */
  public TestKey regenerate(TestKey key) {
    Credential old = key.credential();
    long generation = old.generation() + 1;
    Secret fresh = SecretKey.random(old.environment(), RANDOM);
    Sealed sealed = vault.seal(Kind.KEY.label(old.tenantId(), old.id(), generation), fresh);
    return publish(
        new Credential(
            old.id(),
            old.number(),
            old.tenantId(),
            old.name(),
            old.environment(),
            old.scopes(),
            old.tier(),
            old.ipWhitelist(),
            old.servers(),
            old.expires(),
            old.status(),
            sealed,
            generation,
            generation),
        fresh);
  }

  /** Publishes a later generation of {@code key} with what was chosen here, as an edit does. */
  public TestKey edit(TestKey key) {
    Credential old = key.credential();
    return publish(
        new Credential(
            old.id(),
            old.number(),
            old.tenantId(),
            old.name(),
            old.environment(),
            scopes,
            tier,
            whitelist,
            servers,
            expires,
            old.status(),
            old.secret(),
            old.secretGeneration(),
            old.generation() + 1),
        key.secret());
  }

  /** Revokes {@code key}. */
  public void revoke(TestKey key) {
    credentials.revoke(key.id(), key.credential().generation() + 1);
  }

  private TestKey publish(Credential changed, Secret secret) {
    credentials.publish(changed);
    return new TestKey(changed, secret);
  }
}
