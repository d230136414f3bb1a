package dev.bowline.iac;

import dev.bowline.cloud.platform.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** Everything of one installation but its releases. */
final class BowlineStack extends Stack {

  private final Stage stage;
  private final Parameters parameters = new Parameters(this);
  private final Names names = parameters.names();
  private final Map<Handler, HandlerFunction> functions = new EnumMap<>(Handler.class);
  private final Map<Handler, Alias> live = new EnumMap<>(Handler.class);

  BowlineStack(Construct app, Stage stage) {
    super(app, stage == Stage.PROD ? "bowline" : "bowline-" + stage.word(), properties(stage));
    this.stage = stage;
    var keys = new Keys(this);
    var tables = new HotTables(this, names, keys, stage);
    var buckets = new Buckets(this, names, keys, stage);
    var network = new Network(this, log("Rejected", "rejected-traffic"));
    var database = new Database(this, network, keys, stage);
    var front = new HttpFront(this, parameters);
    Stream.of(Handler.values())
        .forEach(one -> functions.put(one, new HandlerFunction(this, one, names, stage)));
    var permissions = new Permissions(this, names, tables, buckets);
    var agents = new AgentRole(this, names, permissions, buckets, function(Handler.API).role());
    permit(permissions, database);
    unlock(keys, agents);
    serve(settings(keys, database, agents, front), network);
    front.open(live(Handler.API), log("Access", "access"), stage);
    new Minute(this, names, live(Handler.BACKGROUND));
    var lines =
        new RequestLogStream(
            this,
            names,
            function(Handler.API).log(),
            function(Handler.REQUEST_LOG),
            live(Handler.REQUEST_LOG));
    watch(keys, front, lines, database);
    tell(front, keys);
    Tags.of(this).add("project", "bowline");
    Tags.of(this).add("stage", stage.word());
    Suppressions.ofInstallation(this, stage);
  }

  private static StackProps properties(Stage stage) {
    return StackProps.builder()
        .description("Bowline, stage " + stage.word())
        .analyticsReporting(false)
        // No assets, so no bootstrapping: plain CloudFormation takes the template as it is.
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  private LogGroup log(String id, String name) {
    return LogGroup.Builder.create(this, id + "Log")
        .logGroupName("/bowline/" + names.of(name))
        .retention(stage.logs())
        .removalPolicy(stage.data())
        .build();
  }

  private void permit(Permissions permissions, Database database) {
    for (HandlerFunction function : functions.values()) {
      function.allow(permissions.of(function.handler()));
      function.allow(List.of(Permissions.logging(function)));
      if (function.handler().usesDatabase()) {
        function.allow(List.of(permissions.connecting(database.cluster())));
        function.allow(permissions.joining(function));
      }
    }
  }

  private void unlock(Keys keys, AgentRole agents) {
    keys.unlockVault(roles(functions.values().stream().filter(f -> f.handler().usesVault())));
    keys.unlockTables(
        roles(functions.values().stream().filter(f -> f.handler() != Handler.PROVISION)));
    keys.unlockBackups(agents.role());
  }

  private static List<Role> roles(Stream<HandlerFunction> some) {
    return some.map(HandlerFunction::role).toList();
  }

  private Map<String, String> settings(
      Keys keys, Database database, AgentRole agents, HttpFront front) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("BOWLINE_RELEASE", Parameters.RELEASE);
    settings.put("BOWLINE_TABLE_PREFIX", names.prefix());
    settings.put("BOWLINE_PUBLIC_URL", front.url());
    settings.put("BOWLINE_AGENT_URL", front.url());
    settings.put("BOWLINE_BACKGROUND", "false");
    settings.put("BOWLINE_AWS_REGION", getRegion());
    settings.put("BOWLINE_AWS_ACCOUNT_ID", getAccount());
    settings.put("BOWLINE_AWS_AGENT_ROLE_ARN", agents.role().getRoleArn());
    settings.put("BOWLINE_AWS_BACKUP_KMS_KEY_ARN", keys.backups().getKeyArn());
    settings.put("BOWLINE_VAULT_KMS_KEY_ID", keys.vault().getKeyArn());
    settings.put("BOWLINE_DATABASE_IAM", "true");
    settings.put("DATASOURCES_DEFAULT_URL", database.jdbcUrl());
    settings.put("DATASOURCES_DEFAULT_USERNAME", Database.USER);
    settings.put("BOWLINE_DATABASE_CONNECTIONS", Integer.toString(Stage.POOL));
    settings.put("BOWLINE_DOWNLOAD_URL", parameters.agentPackageUrl());
    return settings;
  }

  private void serve(Map<String, String> settings, Network network) {
    var release =
        new HandlerFunction.Release(parameters, new Certificates(this, parameters), settings);
    var provisioning = release.with("BOWLINE_PROVISION_ROOT_EMAIL", parameters.rootEmail());
    functions.forEach((one, function) ->
        live.put(
            one,
            function.serve(one == Handler.PROVISION ? provisioning : release, network, stage)));
  }

  private void watch(Keys keys, HttpFront front, RequestLogStream lines, Database database) {
    var alarms = new Alarms(this, parameters, keys);
    alarms.watch(front);
    functions.values().forEach(alarms::watch);
    alarms.watchMinutes(function(Handler.BACKGROUND));
    alarms.watch(lines);
    alarms.watch(database, stage);
    Stream.of(Table.values()).forEach(alarms::watch);
  }

  private void tell(HttpFront front, Keys keys) {
    CfnOutput.Builder.create(this, "Url").value(front.url()).build();
    CfnOutput.Builder.create(this, "VaultKey").value(keys.vault().getKeyArn()).build();
    CfnOutput.Builder.create(this, "ProvisionFunction")
        .value(function(Handler.PROVISION).name())
        .build();
  }

  private HandlerFunction function(Handler handler) {
    return Objects.requireNonNull(functions.get(handler));
  }

  private Alias live(Handler handler) {
    return Objects.requireNonNull(live.get(handler));
  }
}
