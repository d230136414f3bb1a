package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import java.io.IOException;
import java.util.List;

/** The operations that the API publishes, as {@code GET /v1/api-spec} lists them. */
record PublishedOperations(List<Operation> all) {

  /** One operation. */
  record Operation(String id, String method, String path) {

    static Operation of(Fields fields) {
      return new Operation(fields.text("operation_id"), fields.text("method"), fields.text("path"));
    }
  }

  /** Those of the API behind {@code api}. */
  static PublishedOperations of(ApiClient api) throws IOException {
    Answer answer = api.get("/v1/api-spec");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return new PublishedOperations(
        answer.data().list("categories", category -> category).stream()
            .flatMap(category -> category.list("endpoints", Operation::of).stream())
            .toList());
  }
}
