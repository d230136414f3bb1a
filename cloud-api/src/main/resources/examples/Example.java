// @title@
// Set BOWLINE_API_KEY and BOWLINE_API_SECRET; run it with "java Example.java" of JDK 17 or later.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Example {

  private static final String METHOD = @method@;
  private static final String TARGET = @target@;
  private static final String BODY = @body@;

  public static void main(String[] arguments) throws Exception {
    String baseUrl = System.getenv().getOrDefault("BOWLINE_API_URL", @base@);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + TARGET))
            .method(METHOD, BODY.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(BODY))
            .header("X-API-Key", System.getenv("BOWLINE_API_KEY"))
            .header("X-Timestamp", timestamp)
            .header("X-Signature", signature(METHOD + TARGET + timestamp + BODY))
            .header("Content-Type", "application/json")
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    System.out.println(answer.body());
    System.exit(answer.statusCode() < 300 ? 0 : 1);
  }

  private static String signature(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] secret = System.getenv("BOWLINE_API_SECRET").getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
