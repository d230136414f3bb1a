package dev.bowline.localstack.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One open page and what its console complained about. */
final class Visit {

  private static final double PATIENCE_MILLIS = 30_000;

  static {
    // An assertion waits as long as an action does.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Visit(BrowserContext context) {
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  /**
   * Returns once {@code condition}, an expression in JavaScript, is true. Playwright's own way to
   * wait for one evaluates text inside the page, which the page's policy forbids.
   */
  static void await(Page page, String condition) {
    await(page, condition, PATIENCE_MILLIS);
  }

  static void await(Page page, String condition, double patienceMillis) {
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate(condition)),
        new Page.WaitForConditionOptions().setTimeout(patienceMillis));
  }

  Page page() {
    return page;
  }

  /** All errors and warnings, less the refusals that a test provokes. */
  List<String> complaints(String... provoked) {
    return complaints.stream()
        .filter(text -> List.of(provoked).stream().noneMatch(text::contains))
        .toList();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator item(String name) {
    return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  /** A button inside the open dialog. */
  Locator dialogButton(String name) {
    return page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
