package dev.bowline.localstack.engines.aws;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** What the stand-in offers of S3, each with the permission it needs, as AWS lists them. */
enum ObjectOperation {
  LIST_BUCKETS("GET", Level.ACCOUNT, "s3:ListAllMyBuckets", ""),
  CREATE_BUCKET("PUT", Level.BUCKET, "s3:CreateBucket", ""),
  DELETE_BUCKET("DELETE", Level.BUCKET, "s3:DeleteBucket", ""),
  HEAD_BUCKET("HEAD", Level.BUCKET, "s3:ListBucket", ""),
  LOCATE_BUCKET("GET", Level.BUCKET, "s3:GetBucketLocation", "location"),
  LIST_OBJECTS(
      "GET",
      Level.BUCKET,
      "s3:ListBucket",
      "",
      "list-type",
      "prefix",
      "delimiter",
      "max-keys",
      "marker",
      "start-after",
      "continuation-token",
      "encoding-type",
      "fetch-owner"),
  DELETE_OBJECTS("POST", Level.BUCKET, "s3:DeleteObject", "delete"),
  GET_OBJECT("GET", Level.OBJECT, "s3:GetObject", ""),
  HEAD_OBJECT("HEAD", Level.OBJECT, "s3:GetObject", ""),
  PUT_OBJECT("PUT", Level.OBJECT, "s3:PutObject", ""),
  DELETE_OBJECT("DELETE", Level.OBJECT, "s3:DeleteObject", ""),
  BEGIN_UPLOAD("POST", Level.OBJECT, "s3:PutObject", "uploads"),
  PUT_PART("PUT", Level.OBJECT, "s3:PutObject", "uploadId", "partNumber"),
  LIST_PARTS("GET", Level.OBJECT, "s3:ListMultipartUploadParts", "uploadId", "max-parts"),
  COMPLETE_UPLOAD("POST", Level.OBJECT, "s3:PutObject", "uploadId"),
  ABORT_UPLOAD("DELETE", Level.OBJECT, "s3:AbortMultipartUpload", "uploadId");

  /** What an operation is done to. */
  enum Level {
    ACCOUNT,
    BUCKET,
    OBJECT
  }

  /** SDKs write the operation's name into the query, for people who read logs. */
  private static final String NAME_FOR_LOGS = "x-id";

  private final String method;
  private final Level level;
  private final String permission;
  private final String marker;
  private final Set<String> parameters;

  /** The {@code marker} is the query parameter that makes a request this one; empty is none. */
  ObjectOperation(
      String method, Level level, String permission, String marker, String... parameters) {
    this.method = method;
    this.level = level;
    this.permission = permission;
    this.marker = marker;
    this.parameters = Set.of(parameters);
  }

  /** The operation of a request; one with a parameter nobody here understands is none. */
  static ObjectOperation of(String method, Level level, Map<String, String> query) {
    return Arrays.stream(values())
        .filter(one -> one.method.equals(method) && one.level == level)
        .filter(one -> query.keySet().stream().allMatch(one::understands))
        .filter(one -> one.marker.isEmpty() || query.containsKey(one.marker))
        .findFirst()
        .orElseThrow(() -> new AwsFault(501, "NotImplemented", "Not offered by the stand-in."));
  }

  private boolean understands(String parameter) {
    return parameter.equals(marker)
        || parameters.contains(parameter)
        || parameter.equals(NAME_FOR_LOGS);
  }

  String permission() {
    return permission;
  }

  /** Whether the bucket holds more afterwards. */
  boolean stores() {
    return this == PUT_OBJECT || this == PUT_PART;
  }
}
