package dev.bowline.cloud.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the endpoints of keys as a Postman collection (v2.1) whose script signs each request. */
record PostmanCollection(Examples examples) {

  private static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  private static final String ABOUT =
      "Set the variables api_key and api_secret; a script signs each request.";
  private static final String BASE = "{{base_url}}";
  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final Template SCRIPT = Template.of("/postman/sign.js");

  /** The collection, a folder per category; its requests go to {@code base}. */
  Map<String, Object> of(List<Endpoint> endpoints, String base) {
    Map<String, Object> collection = new LinkedHashMap<>();
    collection.put("info", Map.of("name", "Bowline", "description", ABOUT, "schema", SCHEMA));
    collection.put("event", List.of(signing()));
    collection.put(
        "variable",
        List.of(
            Map.of(KEY, "base_url", VALUE, base),
            Map.of(KEY, "api_key", VALUE, ""),
            Map.of(KEY, "api_secret", VALUE, "")));
    collection.put("item", folders(endpoints));
    return collection;
  }

  private static Map<String, Object> signing() {
    return Map.of(
        "listen",
        "prerequest",
        "script",
        Map.of("type", "text/javascript", "exec", SCRIPT.text().lines().toList()));
  }

  private List<Map<String, Object>> folders(List<Endpoint> endpoints) {
    Map<String, List<Map<String, Object>>> folders = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      folders.computeIfAbsent(endpoint.category(), _ -> new ArrayList<>()).add(item(endpoint));
    }
    return folders.entrySet().stream()
        .map(folder -> Map.<String, Object>of("name", folder.getKey(), "item", folder.getValue()))
        .toList();
  }

  private Map<String, Object> item(Endpoint endpoint) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", endpoint.method());
    request.put("description", endpoint.description() + " Access: " + endpoint.access() + ".");
    request.put("header", List.of(Map.of(KEY, "Content-Type", VALUE, "application/json")));
    request.put("url", url(endpoint));
    endpoint
        .body()
        .flatMap(examples::line)
        .ifPresent(body ->
            request.put(
                "body",
                Map.of(
                    "mode",
                    "raw",
                    "raw",
                    body,
                    "options",
                    Map.of("raw", Map.of("language", "json")))));
    return Map.of("name", endpoint.title() + " (" + endpoint.path() + ")", "request", request);
  }

  private static Map<String, Object> url(Endpoint endpoint) {
    String path = endpoint.path().replaceAll("\\{([^}]*)}", ":$1");
    Map<String, Object> url = new LinkedHashMap<>();
    url.put("raw", BASE + path);
    url.put("host", List.of(BASE));
    url.put("path", List.of(path.substring(1).split("/", -1)));
    url.put("query", parameters(endpoint, false));
    url.put("variable", parameters(endpoint, true));
    return url;
  }

  /** Those of the path, or those of the query, which are switched off until somebody wants them. */
  private static List<Map<String, Object>> parameters(Endpoint endpoint, boolean inPath) {
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.isInPath() == inPath)
        .map(parameter ->
            Map.<String, Object>of(
                KEY, parameter.name(), VALUE, parameter.example().orElse(""), "disabled", !inPath))
        .toList();
  }
}
