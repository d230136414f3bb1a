package dev.bowline.iac;

import java.util.List;
import software.amazon.awscdk.services.lambda.CfnLayerVersion;
import software.amazon.awscdk.services.lambda.CfnLayerVersion.ContentProperty;
import software.amazon.awscdk.services.lambda.ILayerVersion;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.constructs.Construct;

/** RDS's certificate authorities, which no JDK knows, as a layer of the functions. */
final class Certificates extends Construct {

  /** Where functions find them. */
  static final String PATH = "/opt/rds-ca.pem";

  private final ILayerVersion layer;

  Certificates(Construct stack, Parameters parameters) {
    super(stack, "Certificates");
    var version =
        CfnLayerVersion.Builder.create(this, "Layer")
            .layerName(parameters.names().of("rds-ca"))
            .description("The certificate authorities of RDS")
            .compatibleRuntimes(List.of("java25"))
            .content(
                ContentProperty.builder()
                    .s3Bucket(parameters.releaseBucket())
                    .s3Key(parameters.certificatesKey())
                    .build())
            .build();
    layer = LayerVersion.fromLayerVersionArn(this, "Version", version.getRef());
  }

  ILayerVersion layer() {
    return layer;
  }
}
