package dev.bowline.iac.cost;

import dev.bowline.iac.Handler;
import dev.bowline.iac.Stage;
import java.util.List;

/**
 * The bill of a month. Not in it: what customers store (backups), what DynamoDB stores and keeps to
 * restore from, what Aurora reads and writes, what goes through the NAT gateway, and the requests
 * of phones and programs beyond the one that watches.
 *
 * @param alarmMetrics how many metrics the stack's alarms look at
 * @param keys how many keys the stack has
 */
record Bill(int alarmMetrics, int keys) {

  private static final double MEGABYTES = 1_024;

  /** What an installation costs before its first server. */
  List<Line> fixed() {
    return List.of(
        new Line("database, %s capacity units".formatted(Stage.LEAST_CAPACITY), database()),
        new Line(
            "NAT gateway and its address",
            Price.NAT_HOUR.times(Assumption.HOURS)
                + Price.PUBLIC_IPV4_HOUR.times(Assumption.HOURS)),
        new Line("packing the request log", packing()),
        new Line("keys", Price.KMS_KEY_MONTH.times(keys)),
        new Line("alarms", Price.ALARM_METRIC_MONTH.times(alarmMetrics)),
        new Line(
            "background, once a minute",
            Price.SCHEDULER_CALL.times(Assumption.MINUTES)
                + function(Handler.BACKGROUND, Assumption.MINUTES, Assumption.BACKGROUND_SECONDS)));
  }

  private static double database() {
    return Price.AURORA_UNIT_HOUR.times(Stage.LEAST_CAPACITY * Assumption.HOURS)
        + Price.AURORA_GB_MONTH.times(Assumption.DATABASE_GB);
  }

  private static double packing() {
    return function(Handler.REQUEST_LOG, Assumption.DELIVERIES, Assumption.DELIVERY_SECONDS)
        + Price.DYNAMODB_WRITE_UNIT.times(Assumption.DELIVERIES * Assumption.DELIVERY_WRITES);
  }

  private static double function(Handler handler, double calls, double seconds) {
    return Price.LAMBDA_REQUEST.times(calls)
        + Price.LAMBDA_GB_SECOND_ARM.times(calls * seconds * handler.megabytes() / MEGABYTES);
  }

  /** What one server adds. */
  List<Line> variable(Situation situation) {
    Calls calls = Calls.of(situation);
    double requests = calls.perHour("api.Request") * Assumption.HOURS;
    double polls = calls.perHour("sqs.ReceiveMessage") * Assumption.HOURS;
    double queue = calls.perHourOf("sqs") * Assumption.HOURS - polls;
    return List.of(
        new Line("polls of the queue", Price.SQS_REQUEST.times(polls)),
        new Line("other calls of the queue", Price.SQS_REQUEST.times(queue)),
        new Line("API Gateway", Price.HTTP_API_REQUEST.times(requests)),
        new Line("function", function(Handler.API, requests, Assumption.REQUEST_SECONDS)),
        new Line("DynamoDB", tables(calls)),
        new Line("logs", Price.LOG_GB.times(requests * Assumption.LOGGED_BYTES / 1e9)),
        new Line(
            "answers to the internet",
            Price.INTERNET_GB.times((requests + polls) * Assumption.ANSWERED_BYTES / 1e9)),
        new Line("database, as it grows", growth(requests)),
        new Line("KMS", Price.KMS_REQUEST.times(calls.perHourOf("kms") * Assumption.HOURS)));
  }

  private static double tables(Calls calls) {
    return Price.DYNAMODB_WRITE_UNIT.times(calls.perHour("units.Write") * Assumption.HOURS)
        + Price.DYNAMODB_READ_UNIT.times(calls.perHour("units.Read") * Assumption.HOURS);
  }

  private static double growth(double requests) {
    double perSecond = requests / Assumption.HOURS / 3_600;
    return Price.AURORA_UNIT_HOUR.times(
        perSecond / Assumption.REQUESTS_PER_SECOND_OF_A_UNIT * Assumption.HOURS);
  }

  /** The sum of {@code lines}. */
  static double sum(List<Line> lines) {
    return lines.stream().mapToDouble(Line::usd).sum();
  }

  /** What each of {@code servers} servers costs. */
  double perServer(Situation situation, int servers) {
    return sum(fixed()) / servers + sum(variable(situation));
  }
}
