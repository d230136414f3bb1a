package dev.bowline.cloud.platform;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The password of each new connection where the database asks IAM: a token, good for 15 minutes,
 * that the function's own role signs. PostgreSQL's driver makes one of these per connection.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM
 *     database authentication</a>
 */
public final class IamPassword implements AuthenticationPlugin {

  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String SERVICE = "rds-db";

  private final String host;
  private final int port;
  private final String user;
  private final String region;
  private final AwsCredentialsProvider credentials;
  private final Clock clock;

  /** For the connection that these properties of the driver describe. */
  public IamPassword(Properties connection) {
    this(
        connection,
        DefaultAwsRegionProviderChain.builder().build().getRegion().id(),
        DefaultCredentialsProvider.builder().build(),
        Clock.systemUTC());
  }

  IamPassword(
      Properties connection, String region, AwsCredentialsProvider credentials, Clock clock) {
    this.host = given("PGHOST", connection);
    this.port = Integer.parseInt(given("PGPORT", connection));
    this.user = given("user", connection);
    this.region = region;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public char[] getPassword(AuthenticationRequestType type) {
    String url =
        AwsV4HttpSigner.create()
            .sign(request ->
                request
                    .identity(credentials.resolveCredentials())
                    .request(request())
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, LIFE)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request()
            .getUri()
            .toString();
    return url.substring("https://".length()).toCharArray();
  }

  private static String given(String name, Properties connection) {
    return Objects.requireNonNull(connection.getProperty(name), name);
  }

  private SdkHttpRequest request() {
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create("https://" + host + ":" + port + "/"))
        .putRawQueryParameter("Action", "connect")
        .putRawQueryParameter("DBUser", user)
        .build();
  }
}
