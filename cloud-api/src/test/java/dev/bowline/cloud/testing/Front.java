package dev.bowline.cloud.testing;

import io.micronaut.context.ApplicationContext;

/** How requests reach the API. */
public enum Front {
  /** HTTPS on Netty. */
  NETTY {
    @Override
    Entrance open(ApplicationContext context) {
      return new NettyEntrance(context);
    }
  },
  /** Events of API Gateway, handed to the Lambda function. */
  LAMBDA {
    @Override
    Entrance open(ApplicationContext context) {
      return new LambdaEntrance(context);
    }
  };

  abstract Entrance open(ApplicationContext context);
}
