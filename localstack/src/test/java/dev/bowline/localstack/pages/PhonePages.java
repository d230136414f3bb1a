package dev.bowline.localstack.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;

/** What tests ask of the phone app from outside its screens. */
final class PhonePages {

  private static final double PATIENCE_MILLIS = 60_000;

  /**
   * Tells the stored key's kind, whether it can be read out, what trying to brings, and all text.
   */
  static final String STORED_KEY =
      """
      () => new Promise(resolve => {
        const opening = indexedDB.open('bowline')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('phone').objectStore('phone').getAll()
          reading.onsuccess = async () => {
            const { key, ...rest } = reading.result.find(value => value.key instanceof CryptoKey)
            const exported = await crypto.subtle.exportKey('raw', key).catch(refused => refused.name)
            resolve(JSON.stringify([key.constructor.name, key.extractable, exported, rest]))
          }
        }
      })
      """;

  /**
   * Whether the service worker runs; its ready promise does not settle on a page it does not own.
   */
  static final String WORKER_ACTIVE =
      "navigator.serviceWorker.getRegistration('/m/').then(one => !!(one && one.active))";

  private PhonePages() {}

  /** Whether the processor's figure soon meets {@code condition}, a function in JavaScript. */
  static boolean isReached(Page page, String condition) {
    try {
      Visit.await(
          page,
          "(%s)(Number(document.querySelector('[data-testid=cpu]')?.dataset.value))"
              .formatted(condition),
          PATIENCE_MILLIS);
      return true;
    } catch (TimeoutError never) {
      return false;
    }
  }
}
