package cleansignal.target.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of metrics in Prometheus' text format. Lines that are none are passed over: half a page
 * still tells half.
 */
public final class Exposition {

  private static final Pattern FAMILY = Pattern.compile("#\\s+(?:TYPE|HELP)\\s+(\\S+).*");
  private static final Pattern SAMPLE =
      Pattern.compile("([A-Za-z_:][\\w:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");
  private static final Pattern LABEL =
      Pattern.compile("([A-Za-z_]\\w*)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Set<String> families;
  private final List<Sample> samples;

  private Exposition(Set<String> families, List<Sample> samples) {
    this.families = families;
    this.samples = samples;
  }

  private record Sample(String name, Map<String, String> labels, double value) {}

  /** Reads a page. */
  public static Exposition parse(String text) {
    Set<String> families = new HashSet<>();
    List<Sample> samples = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              Matcher family = FAMILY.matcher(line);
              Matcher sample = SAMPLE.matcher(line);
              if (family.matches()) {
                families.add(family.group(1));
              } else if (sample.matches() && isNumber(sample.group(3))) {
                families.add(sample.group(1));
                samples.add(
                    new Sample(
                        sample.group(1),
                        labels(sample.group(2)),
                        Double.parseDouble(sample.group(3))));
              }
            });
    return new Exposition(families, samples);
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      while (label.find()) {
        labels.put(label.group(1), unescaped(label.group(2)));
      }
    }
    return labels;
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < value.length(); at++) {
      char next = value.charAt(at);
      if (next == '\\') {
        at++;
        next = value.charAt(at) == 'n' ? '\n' : value.charAt(at);
      }
      plain.append(next);
    }
    return plain.toString();
  }

  /**
   * Adds up the samples of a metric.
   *
   * @param which decides by a sample's labels whether it counts
   * @return 0 when the page has the metric but no such sample, because a client library shows a
   *     label's value only once it has occurred; empty when it does not have the metric
   */
  public OptionalDouble sum(String metric, Predicate<Map<String, String>> which) {
    if (!families.contains(metric)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        samples.stream()
            .filter(sample -> sample.name().equals(metric) && which.test(sample.labels()))
            .mapToDouble(Sample::value)
            .sum());
  }
}
