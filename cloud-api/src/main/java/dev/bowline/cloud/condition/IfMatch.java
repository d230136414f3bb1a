package dev.bowline.cloud.condition;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;

/** The versions on whose condition something is to be changed; a controller's parameter. */
public sealed interface IfMatch {

  /** Whatever version there is: the header is absent, or {@code *}. */
  record Any() implements IfMatch {}

  /** One of these. */
  record Only(List<EntityTag> tags) implements IfMatch {

    private static final Pattern TAG = Pattern.compile("\"([\\x21\\x23-\\x7e]{1,64})\"");
    private static final Pattern LIST = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + "){0,9}");

    private static Only parse(String header) {
      if (!LIST.matcher(header).matches()) {
        throw Problem.of(
                Code.INVALID_PARAMETER,
                "If-Match is what ETag said, in its quotes; at most ten of them, joined by commas")
            .exception();
      }
      return new Only(
          TAG.matcher(header).results().map(tag -> new EntityTag(tag.group(1))).toList());
    }
  }

  /**
   * What {@code request} demands.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 when it cannot be read
   */
  static IfMatch of(HttpRequest<?> request) {
    String header = String.join(",", request.getHeaders().getAll(HttpHeaders.IF_MATCH)).strip();
    return header.isEmpty() || header.equals("*") ? new Any() : Only.parse(header);
  }

  /**
   * Called with the version that is locked against other changes.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 409 when it is none of those demanded
   */
  default void demand(EntityTag current) {
    if (this instanceof Only(List<EntityTag> tags) && !tags.contains(current)) {
      throw Problem.of(
              Code.CHANGED_MEANWHILE,
              "Somebody changed it after you read it. Read it again, and send the ETag of that answer"
                  + " as If-Match")
          .withHeader(HttpHeaders.ETAG, current.quoted())
          .exception();
    }
  }
}
