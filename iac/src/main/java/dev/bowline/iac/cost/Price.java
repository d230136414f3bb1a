package dev.bowline.iac.cost;

/**
 * List prices of eu-central-1 in USD, without free tiers and discounts. They were noted by hand on
 * 2026-11-30 and not fetched: before a decision hangs on one, look at its page.
 */
enum Price {
  SQS_REQUEST(0.40e-6, "https://aws.amazon.com/sqs/pricing/"),
  HTTP_API_REQUEST(1.20e-6, "https://aws.amazon.com/api-gateway/pricing/"),
  LAMBDA_REQUEST(0.20e-6, "https://aws.amazon.com/lambda/pricing/"),
  LAMBDA_GB_SECOND_ARM(0.0000133334, "https://aws.amazon.com/lambda/pricing/"),
  DYNAMODB_WRITE_UNIT(0.7625e-6, "https://aws.amazon.com/dynamodb/pricing/on-demand/"),
  DYNAMODB_READ_UNIT(0.1525e-6, "https://aws.amazon.com/dynamodb/pricing/on-demand/"),
  KMS_KEY_MONTH(1.00, "https://aws.amazon.com/kms/pricing/"),
  KMS_REQUEST(3.00e-6, "https://aws.amazon.com/kms/pricing/"),
  LOG_GB(0.63, "https://aws.amazon.com/cloudwatch/pricing/"),
  ALARM_METRIC_MONTH(0.10, "https://aws.amazon.com/cloudwatch/pricing/"),
  SCHEDULER_CALL(1.00e-6, "https://aws.amazon.com/eventbridge/pricing/"),
  NAT_HOUR(0.052, "https://aws.amazon.com/vpc/pricing/"),
  PUBLIC_IPV4_HOUR(0.005, "https://aws.amazon.com/vpc/pricing/"),
  INTERNET_GB(0.09, "https://aws.amazon.com/ec2/pricing/on-demand/"),
  AURORA_UNIT_HOUR(0.14, "https://aws.amazon.com/rds/aurora/pricing/"),
  AURORA_GB_MONTH(0.119, "https://aws.amazon.com/rds/aurora/pricing/");

  private final double usd;
  private final String source;

  Price(double usd, String source) {
    this.usd = usd;
    this.source = source;
  }

  /** For one. */
  double usd() {
    return usd;
  }

  /** For so many. */
  double times(double count) {
    return usd * count;
  }

  /** The page it stands on. */
  String source() {
    return source;
  }
}
