package dev.bowline.localstack.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A function as its deployment describes it.
 *
 * @param name what it is called, and its log
 * @param handler the class that AWS would call
 * @param code the unpacked zip
 * @param megabytes what it may need of memory; the heap gets four fifths
 * @param timeout how long a call may take, waiting for an instance included
 * @param least instances that are kept, so that a call finds one started
 * @param most instances at once; further calls wait
 * @param environment variables beside those that AWS sets
 */
public record FunctionSettings(
    String name,
    String handler,
    Path code,
    int megabytes,
    Duration timeout,
    int least,
    int most,
    Map<String, String> environment) {

  String arn() {
    return "arn:aws:lambda:eu-central-1:000000000000:function:" + name;
  }

  String logGroup() {
    return "/aws/lambda/" + name;
  }
}
