package dev.bowline.localstack.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at one screen in light and in dark: takes its picture and holds it to axe's rules. Text
 * whose contrast axe cannot tell counts as a fault too, because that is where invisible text hides.
 */
final class Screens {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String BEHIND =
      "shown => document.querySelectorAll('.shell, .home').forEach(page =>"
          + " { page.style.visibility = shown ? '' : 'hidden' })";
  private static final String FITS = "document.documentElement.scrollWidth <= innerWidth";
  private static final String SETTLED =
      "document.fonts.status === 'loaded'"
          + " && !document.querySelector('.skeleton, .tool-place, .menu-place')"
          + " && document.getAnimations().every(one => one.effect.getTiming().iterations !== 1"
          + " || one.playState !== 'running')";

  private Screens() {}

  /** The page as it is. */
  static void look(Page page, String name) {
    // Every page has a heading, which comes with its script.
    page.locator("h1")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      show(page, name, scheme);
      audit(page, name + " " + scheme);
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** An open dialog. What lies behind it is looked at by itself, and hidden from axe here. */
  static void lookAtDialog(Page page, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      show(page, name, scheme);
      page.evaluate(BEHIND, false);
      audit(page, name + " " + scheme);
      page.evaluate(BEHIND, true);
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static void show(Page page, String name, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    Visit.await(page, SETTLED);
    Path file =
        PICTURES.resolve(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(page.evaluate(FITS)).as(name + " scrolls sideways").isEqualTo(true);
  }

  /** The whole page at once: what is cut off or lies under a bar cannot be judged. */
  private static void audit(Page page, String name) {
    ViewportSize window = page.viewportSize();
    int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    page.setViewportSize(window.width, Math.max(window.height, height));
    AxeResults results = new AxeBuilder(page).withTags(RULES).analyze();
    page.setViewportSize(window.width, window.height);
    assertThat(results.getViolations().stream().map(Screens::told)).as(name).isEmpty();
    assertThat(
            results.getIncomplete().stream()
                .filter(rule -> rule.getId().equals("color-contrast"))
                .map(Screens::told))
        .as(name + ", contrast that cannot be told")
        .isEmpty();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
  }
}
