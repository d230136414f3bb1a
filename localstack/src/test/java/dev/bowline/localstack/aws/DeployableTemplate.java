package dev.bowline.localstack.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of the committed template that LocalStack's free edition can deploy. A resource is left
 * out for its type alone; where a kept one names one that is left out, an ARN of nothing stands.
 *
 * @param content the template without what is left out
 */
record DeployableTemplate(Map<String, Object> content) {

  /** The types that are left out, and why each. */
  static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("AWS::ApiGatewayV2::Api", "API Gateway v2 is not free"),
          Map.entry("AWS::ApiGatewayV2::ApiMapping", "API Gateway v2 is not free"),
          Map.entry("AWS::ApiGatewayV2::DomainName", "API Gateway v2 is not free"),
          Map.entry("AWS::ApiGatewayV2::Integration", "API Gateway v2 is not free"),
          Map.entry("AWS::ApiGatewayV2::Route", "API Gateway v2 is not free"),
          Map.entry("AWS::ApiGatewayV2::Stage", "API Gateway v2 is not free"),
          Map.entry("AWS::RDS::DBCluster", "RDS is not free"),
          Map.entry("AWS::RDS::DBClusterParameterGroup", "RDS is not free"),
          Map.entry("AWS::RDS::DBInstance", "RDS is not free"),
          Map.entry("AWS::RDS::DBSubnetGroup", "RDS is not free"),
          Map.entry("AWS::Lambda::Function", "it is created in docker, which may not be there"),
          Map.entry("AWS::Lambda::LayerVersion", "its archive is not in LocalStack's S3"),
          Map.entry("AWS::Lambda::Version", "of a function, which is left out"),
          Map.entry("AWS::Lambda::Alias", "of a function, which is left out"),
          Map.entry("AWS::Lambda::Permission", "of a function, which is left out"),
          Map.entry("AWS::Lambda::EventInvokeConfig", "of a function, which is left out"),
          Map.entry("AWS::Logs::SubscriptionFilter", "for a function, which is left out"),
          Map.entry("AWS::EC2::EIP", "LocalStack's CloudFormation does not know it"),
          Map.entry("AWS::EC2::NatGateway", "needs the address that is left out"),
          Map.entry("AWS::EC2::FlowLog", "LocalStack's CloudFormation does not know it"),
          Map.entry(
              "AWS::EC2::SecurityGroupEgress", "LocalStack's CloudFormation does not know it"),
          Map.entry(
              "AWS::EC2::SecurityGroupIngress", "LocalStack's CloudFormation does not know it"));

  private static final String NOTHING = "arn:aws:lambda:eu-central-1:000000000000:function:";

  /** Reads the whole template and leaves out what LocalStack cannot deploy. */
  static DeployableTemplate read(Path file) throws IOException {
    Map<String, Object> whole = JSON.std.mapFrom(Files.readString(file));
    var kept = new LinkedHashMap<String, Object>();
    var resources = new TreeMap<>(mapOf(whole.get("Resources")));
    resources.values().removeIf(resource -> LEFT_OUT.containsKey(typeOf(resource)));
    whole.forEach((section, value) -> kept.put(section, value));
    kept.remove("Outputs");
    kept.put("Resources", resources);
    var absent = new ArrayList<>(mapOf(whole.get("Resources")).keySet());
    absent.removeAll(resources.keySet());
    return new DeployableTemplate(mapOf(without(absent, kept)));
  }

  private static Object without(List<String> absent, Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          named(map).filter(absent::contains).isPresent()
              ? NOTHING + named(map).orElseThrow()
              : withoutIn(absent, map);
      case List<?> list -> list.stream().map(one -> without(absent, one)).toList();
      default -> value;
    };
  }

  private static Map<String, Object> withoutIn(List<String> absent, Map<?, ?> map) {
    var kept = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> kept.put(key.toString(), without(absent, value)));
    kept.computeIfPresent(
        "DependsOn",
        (key, names) -> listOf(names).stream().filter(one -> !absent.contains(one)).toList());
    return kept;
  }

  /** The resource that {@code {"Ref": …}} or {@code {"Fn::GetAtt": […]}} names. */
  private static Optional<String> named(Map<?, ?> reference) {
    if (reference.size() != 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(reference.get("Ref"))
        .or(() -> Optional.ofNullable(reference.get("Fn::GetAtt")))
        .map(name -> listOf(name).getFirst().toString());
  }

  private static List<?> listOf(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapOf(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static String typeOf(Object resource) {
    return String.valueOf(mapOf(resource).get("Type"));
  }

  /** How many resources of each type are deployed. */
  Map<String, Long> types() {
    var counts = new TreeMap<String, Long>();
    mapOf(content.get("Resources"))
        .values()
        .forEach(resource -> counts.merge(typeOf(resource), 1L, Long::sum));
    return counts;
  }

  /** All types that the whole template has. */
  static Set<String> typesOf(Path file) throws IOException {
    return mapOf(JSON.std.mapFrom(Files.readString(file)).get("Resources")).values().stream()
        .map(DeployableTemplate::typeOf)
        .collect(Collectors.toSet());
  }

  String json() {
    try {
      return JSON.std.asString(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
