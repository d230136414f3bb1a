package dev.bowline.iac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnApiMapping;
import software.amazon.awscdk.services.apigatewayv2.CfnDomainName;
import software.amazon.awscdk.services.apigatewayv2.CfnDomainName.DomainNameConfigurationProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The one door: an HTTP API that hands every request to the function, throttled as a whole. Who
 * calls is the function's to find out. Under AWS's name the API answers always, with a name of its
 * own too: agents that enrolled before keep the address which they were told then.
 */
final class HttpFront extends Construct {

  private static final String DEFAULT = "$default";

  /** A second longer than the function may take, so that what is late ends in its own words. */
  private static final int PATIENCE_MILLIS = (Handler.API.seconds() + 1) * 1_000;

  private final Parameters parameters;
  private final CfnApi api;

  HttpFront(Construct stack, Parameters parameters) {
    super(stack, "Http");
    this.parameters = parameters;
    api =
        CfnApi.Builder.create(this, "Api")
            .name(parameters.names().of("api"))
            .protocolType("HTTP")
            .build();
  }

  /** Where clients and agents reach it. */
  String url() {
    return Fn.conditionIf(
            parameters.hasDomain().getLogicalId(),
            "https://" + parameters.domainName(),
            api.getAttrApiEndpoint())
        .toString();
  }

  String apiId() {
    return api.getRef();
  }

  /** Opens the door to {@code function}; refused requests too stand in {@code log}. */
  void open(Alias function, LogGroup log, Stage stage) {
    var integration =
        CfnIntegration.Builder.create(this, "Integration")
            .apiId(apiId())
            .integrationType("AWS_PROXY")
            .integrationUri(function.getFunctionArn())
            .payloadFormatVersion("2.0")
            .timeoutInMillis(PATIENCE_MILLIS)
            .build();
    CfnRoute.Builder.create(this, "Everything")
        .apiId(apiId())
        .routeKey(DEFAULT)
        .target("integrations/" + integration.getRef())
        .build();
    CfnPermission.Builder.create(this, "Permission")
        .action("lambda:InvokeFunction")
        .functionName(function.getFunctionArn())
        .principal("apigateway.amazonaws.com")
        .sourceArn(
            Fn.sub(
                "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*",
                Map.of("Api", apiId())))
        .build();
    name(stage(log, stage));
  }

  private CfnStage stage(LogGroup log, Stage stage) {
    return CfnStage.Builder.create(this, "Stage")
        .apiId(apiId())
        .stageName(DEFAULT)
        .autoDeploy(true)
        .defaultRouteSettings(
            CfnStage.RouteSettingsProperty.builder()
                .throttlingRateLimit(stage.requestsPerSecond())
                .throttlingBurstLimit(stage.burst())
                .build())
        .accessLogSettings(
            CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(line())
                .build())
        .build();
  }

  /** No path: the function's own log has it, without the secrets that people paste into paths. */
  private static String line() {
    var fields = new TreeMap<String, String>();
    for (String field :
        List.of("requestId", "requestTime", "httpMethod", "status", "responseLength")) {
      fields.put(field, "$context." + field);
    }
    fields.put("ip", "$context.identity.sourceIp");
    fields.put("error", "$context.error.message");
    fields.put("integrationError", "$context.integrationErrorMessage");
    try {
      return new ObjectMapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void name(CfnStage stage) {
    var name =
        CfnDomainName.Builder.create(this, "Domain")
            .domainName(parameters.domainName())
            .domainNameConfigurations(
                List.of(
                    DomainNameConfigurationProperty.builder()
                        .certificateArn(parameters.certificateArn())
                        .endpointType("REGIONAL")
                        .securityPolicy("TLS_1_2")
                        .build()))
            .build();
    var mapping =
        CfnApiMapping.Builder.create(this, "Mapping")
            .apiId(apiId())
            .domainName(name.getRef())
            .stage(stage.getRef())
            .build();
    var target =
        CfnOutput.Builder.create(this, "Target")
            .description("Where the CNAME of the API's own name is to point")
            .value(name.getAttrRegionalDomainName())
            .condition(parameters.hasDomain())
            .build();
    target.overrideLogicalId("DomainTarget");
    name.getCfnOptions().setCondition(parameters.hasDomain());
    mapping.getCfnOptions().setCondition(parameters.hasDomain());
  }
}
