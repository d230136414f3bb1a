package dev.bowline.localstack;

import dev.bowline.contract.Secret;
import dev.bowline.localstack.client.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What scripts may rely on: variables in shell syntax, and the page that {@code localstack/up}
 * prints. A variable appears with the feature it belongs to, never as a placeholder.
 */
record Environment(Map<String, String> variables) {

  static Environment of(
      Settings settings,
      String password,
      SigningKey live,
      SigningKey test,
      Secret token,
      Map<Integer, Long> servers) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("BOWLINE_URL", settings.publicUrl().toString());
    variables.put("BOWLINE_CA", settings.run().resolve("ca.pem").toString());
    variables.put("BOWLINE_PANEL_USER", ApiConfiguration.ROOT_EMAIL);
    variables.put("BOWLINE_PANEL_PASSWORD", password);
    variables.put("BOWLINE_API_KEY", live.id());
    variables.put("BOWLINE_API_SECRET", textOf(live.secret()));
    variables.put("BOWLINE_TEST_KEY", test.id());
    variables.put("BOWLINE_TEST_SECRET", textOf(test.secret()));
    variables.put("BOWLINE_TOKEN", textOf(token));
    servers.forEach((number, id) -> {
      variables.putIfAbsent("BOWLINE_SERVER_ID", Long.toString(id));
      variables.put("BOWLINE_SERVER_" + number + "_IP", "10.77.0." + (number + 1));
    });
    return new Environment(variables);
  }

  /** The secret in clear, for the files that only their owner reads. */
  static String textOf(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.UTF_8);
  }

  /** One {@code NAME='value'} per line; no value holds a quote. */
  String shell() {
    return variables.entrySet().stream()
        .map(entry -> entry.getKey() + "='" + entry.getValue() + "'\n")
        .collect(Collectors.joining());
  }

  /** What a person needs in order to begin. */
  String page() {
    return """
    Bowline answers.

      Panel      %s/
      Login      %s
      Password   %s
      API key    %s
      Secret     %s
      Token      %s
      Servers    %s

    A signed request, as it stands (the variables are in %s):

      . %s
      time=$(date +%%s) path=/v1/me
      signature=$(printf 'GET%%s%%s' "$path" "$time" | openssl dgst -sha256 -hmac "$BOWLINE_API_SECRET" | sed 's/.*= //')
      curl --cacert "$BOWLINE_CA" -H "X-API-Key: $BOWLINE_API_KEY" -H "X-Timestamp: $time" \\
        -H "X-Signature: $signature" "$BOWLINE_URL$path"

    And one with the token:

      curl --cacert "$BOWLINE_CA" -H "Authorization: Bearer $BOWLINE_TOKEN" "$BOWLINE_URL/api/v1/me.php"

    """
        .formatted(
            variables.get("BOWLINE_URL"),
            variables.get("BOWLINE_PANEL_USER"),
            variables.get("BOWLINE_PANEL_PASSWORD"),
            variables.get("BOWLINE_API_KEY"),
            variables.get("BOWLINE_API_SECRET"),
            variables.get("BOWLINE_TOKEN"),
            servers(),
            file(),
            file());
  }

  private String file() {
    return variables.getOrDefault("BOWLINE_CA", "").replace("ca.pem", "env");
  }

  private String servers() {
    String addresses =
        variables.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith("_IP"))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(", "));
    return addresses.isEmpty() ? "none (--no-server)" : addresses;
  }
}
