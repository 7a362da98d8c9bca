package cleansignal.reference.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/** How long an injected delay lasts, in milliseconds; its JSON names the form in {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Distribution.Fixed.class, name = "fixed"),
  @JsonSubTypes.Type(value = Distribution.Uniform.class, name = "uniform"),
  @JsonSubTypes.Type(value = Distribution.LogNormal.class, name = "log-normal")
})
public sealed interface Distribution {

  /** What a fault without a delay carries: always zero. */
  Distribution NONE = new Fixed(0);

  /** A sampler of this distribution, in milliseconds, that draws from {@code random}. */
  DoubleSupplier sampler(UniformRandomProvider random);

  /**
   * Always the same delay.
   *
   * @param millis the delay, zero or more
   */
  record Fixed(double millis) implements Distribution {
    /** Refuses a negative delay. */
    public Fixed {
      require(millis >= 0, "millis must be zero or more");
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
      return () -> millis;
    }
  }

  /**
   * Any delay between two bounds, each as likely.
   *
   * @param minMillis lower bound, zero or more
   * @param maxMillis upper bound, above the lower one
   */
  record Uniform(double minMillis, double maxMillis) implements Distribution {
    /** Refuses bounds in the wrong order. */
    public Uniform {
      require(
          minMillis >= 0 && maxMillis > minMillis,
          "minMillis and maxMillis must be 0 <= min < max");
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
      return UniformContinuousDistribution.of(minMillis, maxMillis).createSampler(random)::sample;
    }
  }

  /**
   * The usual shape of latencies: its logarithm is normal.
   *
   * @param medianMillis half of the delays are below it; above zero
   * @param sigma standard deviation of the natural logarithm, above zero; the 95th percentile is
   *     the median times exp(1.645 sigma)
   */
  record LogNormal(double medianMillis, double sigma) implements Distribution {
    /** Refuses a median or a sigma of zero or less. */
    public LogNormal {
      require(medianMillis > 0 && sigma > 0, "medianMillis and sigma must be above 0");
    }

    @Override
    public DoubleSupplier sampler(UniformRandomProvider random) {
      return LogNormalDistribution.of(Math.log(medianMillis), sigma).createSampler(random)::sample;
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("distribution: " + message);
    }
  }
}
