package dev.bowline.cloud.lambda;

import dev.bowline.cloud.platform.SnapshotGuard;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What happens around SnapStart's snapshot of an instance: before, everything is let go of that
 * must not live on; after, in each copy, what has to begin anew does.
 */
final class Snapshots implements Resource {

  /** AWS's context knows its resources weakly. */
  private static final List<Resource> KEPT = new ArrayList<>();

  private final Collection<SnapshotGuard> guards;

  Snapshots(ApplicationContext application) {
    this.guards = application.getBeansOfType(SnapshotGuard.class);
  }

  /** Starts the application of a function, and sees to it that it may be copied. */
  static ApplicationContext start() {
    ApplicationContext application = new LambdaApplicationContextBuilder().build().start();
    register(new Snapshots(application));
    return application;
  }

  /** From now on AWS's client calls {@code resource}; before the checkpoint the youngest first. */
  static void register(Resource resource) {
    KEPT.add(resource);
    Core.getGlobalContext().register(resource);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    guards.forEach(SnapshotGuard::beforeCheckpoint);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    guards.forEach(SnapshotGuard::afterRestore);
  }
}
