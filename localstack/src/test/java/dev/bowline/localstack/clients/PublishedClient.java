package dev.bowline.localstack.clients;

import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The published clients, with what it takes to run each: where its own example begins, how one call
 * of its function is written, and how the language is told of a certificate authority.
 */
enum PublishedClient {
  PYTHON("client.py", "# List all domains", List.of("python3", "-c", "import requests")) {
    @Override
    String call(String method, String path) {
      return "import json\nprint(json.dumps(make_request('%s', '%s')))\n".formatted(method, path);
    }

    @Override
    List<String> command(String file, String authority) {
      return List.of("python3", file);
    }

    @Override
    Map<String, String> environment(String authority) {
      return Map.of("REQUESTS_CA_BUNDLE", authority);
    }
  },
  NODE("client.js", "// List domains", List.of("node", "--version")) {
    @Override
    String call(String method, String path) {
      return "makeRequest('%s', '%s').then((answer) => console.log(JSON.stringify(answer)));\n"
          .formatted(method, path);
    }

    @Override
    List<String> command(String file, String authority) {
      return List.of("node", file);
    }

    @Override
    Map<String, String> environment(String authority) {
      return Map.of("NODE_EXTRA_CA_CERTS", authority);
    }
  },
  PHP("client.php", "// List domains", List.of("php", "-r", "curl_version();")) {
    @Override
    String call(String method, String path) {
      return "echo json_encode($api->request('%s', '%s'));\n".formatted(method, path);
    }

    @Override
    List<String> command(String file, String authority) {
      return List.of("php", "-d", "curl.cainfo=" + authority, file);
    }

    @Override
    Map<String, String> environment(String authority) {
      return Map.of();
    }
  },
  GO("client.go", "func main() {", List.of("go", "version")) {
    @Override
    String call(String method, String path) {
      return "func main() {\n    result, _ := makeRequest(\"%s\", \"%s\", \"\")\n    fmt.Println(result)\n}\n"
          .formatted(method, path);
    }

    @Override
    List<String> command(String file, String authority) {
      return List.of("go", "run", file);
    }

    @Override
    Map<String, String> environment(String authority) {
      return Map.of("SSL_CERT_FILE", authority);
    }
  },
  BASH("client.sh", "", List.of("openssl", "version")) {
    @Override
    String program(Installation installation, String method, String path) {
      return program(installation)
          .replace("METHOD=\"GET\"", "METHOD=\"" + method + "\"")
          .replace("/v1/domains", path);
    }

    @Override
    String call(String method, String path) {
      throw new IllegalStateException("The script has no function");
    }

    @Override
    List<String> command(String file, String authority) {
      return List.of("bash", file);
    }

    @Override
    Map<String, String> environment(String authority) {
      return Map.of("CURL_CA_BUNDLE", authority);
    }
  };

  private final String resource;
  private final String example;
  private final List<String> probe;

  PublishedClient(String resource, String example, List<String> probe) {
    this.resource = resource;
    this.example = example;
    this.probe = probe;
  }

  /** The file's name. */
  String fileName() {
    return resource;
  }

  /** A command that succeeds where the language is installed. */
  List<String> probe() {
    return probe;
  }

  /** The whole program, with host, key and secret put in. */
  String program(Installation installation) {
    return text()
        .replace("https://your-server.com:3002", installation.url().toString())
        .replace("pk_live_your_key_here", installation.value("BOWLINE_API_KEY"))
        .replace("sk_live_your_secret_here", installation.value("BOWLINE_API_SECRET"));
  }

  /** The program with one call of its own function in place of its example. */
  String program(Installation installation, String method, String path) {
    String program = program(installation);
    return program.substring(0, program.indexOf(example)) + call(method, path);
  }

  /** One call of the client's function that prints the answer as JSON. */
  abstract String call(String method, String path);

  /** What runs the program in {@code file}. */
  abstract List<String> command(String file, String authority);

  /** The variables by which the language learns of a certificate authority. */
  abstract Map<String, String> environment(String authority);

  private String text() {
    try (InputStream stream = PublishedClient.class.getResourceAsStream("/clients/" + resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
